import { citationsOf, definitionOf, FINDING_CODES, remedyOf, sayReason, severityRank } from '../../src/law/finding.js';
import { FAMILIES, type Family, SEVERITIES, type Severity } from '../../src/law/findings/definition.js';
import { RULES } from '../../src/law/rules/rulebook.js';
import { codesOn, on } from './facts.js';
import { FOUND } from './found.js';

describe.each(FINDING_CODES)('%s', (code) => {
  const [day, facts] = FOUND[code];
  test(`is found on ${day}`, () => expect(codesOn(day, facts)).toContain(code));
  test('says what is so and what closes it, each in one sentence, and cites an act', () => {
    for (const finding of on(day, facts).findings.filter((one) => one.code === code)) {
      for (const reason of finding.reasons)
        for (const sentence of [sayReason(reason), remedyOf(reason)]) {
          expect(sentence).toMatch(/^[^.].*\.$/s);
          expect(sentence).not.toMatch(/\bundefined\b|\bnull\b|\[object|the The/);
        }
      expect(citationsOf(finding).length).toBeGreaterThan(0);
      expect(new Set(citationsOf(finding).map(({ text }) => text)).size).toBe(citationsOf(finding).length);
    }
  });
  test('has a family, a severity, a fine tier and a general citation', () => {
    const { family, severity, fine, citations } = definitionOf(code);
    expect(FAMILIES).toContain(family);
    expect(severityRank(severity)).toBe(SEVERITIES.indexOf(severity));
    expect(fine === null || fine === '83(4)' || fine === '83(5)').toBe(true);
    expect(citations.length).toBeGreaterThan(0);
  });
  test('is listed by a rule', () =>
    expect(RULES.filter(({ codes }) => codes.includes(code)).length).toBeGreaterThan(0));
});

/** The table of findings of the domain, family by family, in the families that are encoded whole. */
const TABLE: Readonly<Record<Exclude<Family, 'record_and_governance'>, Partial<Record<Severity, string>>>> = {
  mechanism: {
    critical:
      'NO_TRANSFER_MECHANISM MECHANISM_INVALIDATED MECHANISM_EXPIRED MECHANISM_NOT_YET_IN_FORCE MECHANISM_REPEALED_BEFORE_SIGNING TRANSITION_LOST_PROCESSING_CHANGED WRONG_REGIME_MECHANISM UK_ADDENDUM_MISSING UK_EXTENSION_MISSING SWISS_ADAPTATION_MISSING SWISS_DPF_MISSING NOT_ON_DPO_ANNEX_1 MECHANISM_NOT_APPROVED ADEQUACY_SCOPE_EXCLUDED CERTIFICATION_MISSING CERTIFICATION_LAPSED CERTIFICATION_SCOPE_HR_MISSING SUPPLEMENTARY_MEASURES_INEFFECTIVE',
    high: 'WRONG_MODULE TIA_MISSING DEROGATION_MISUSED ONWARD_TRANSFER_UNDOCUMENTED TRANSFER_NOT_MAPPED IMPORTER_LOCATION_UNKNOWN NO_DOCUMENTATION',
    medium: 'SCC_NOT_DESIGNED_FOR_IMPORTER_UNDER_GDPR TIA_OUTDATED MECHANISM_ENDING_SOON NO_FALLBACK',
    notice: 'CERTIFICATION_RENEWAL_PENDING VOID_MECHANISM_LISTED FALLBACK_IN_USE',
  },
  contract: {
    critical: 'DPA_MISSING DPA_EXPIRED ART26_ARRANGEMENT_MISSING PROCESSOR_TREATED_AS_CONTROLLER_ART_28_10',
    high: 'DPA_NOT_IN_FORCE DPA_TERMS_INCOMPLETE EVIDENCE_MISSING OPT_IN_UNCONFIRMED',
    medium: 'DPA_EXPIRING DPA_OUTDATED UNDATED_EVIDENCE',
  },
  clauses: {
    high: 'SCC_MODIFIED ANNEX_INCOMPLETE ANNEX_III_MISSING CLAUSE_9_PERIOD_MISSING CLAUSE_17_INVALID CLAUSE_18_INVALID DOCKING_NOT_EFFECTIVE',
  },
  sub_processors: {
    high: 'SUBPROCESSOR_NOTICE_MISSING SUBPROCESSOR_IDENTITY_INCOMPLETE',
    medium: 'SUBPROCESSOR_OBJECTION_DUE',
  },
};
const rows = Object.entries(TABLE).flatMap(([family, severities]) =>
  Object.entries(severities).map(([severity, codes]) => [family, severity, codes.split(' ')] as const),
);

test.each(rows)('codes of the family %s that are %s: %j', (family, severity, codes) => {
  const encoded = FINDING_CODES.filter(
    (code) => definitionOf(code).family === family && definitionOf(code).severity === severity,
  );
  expect([...encoded].sort()).toEqual([...codes].sort());
});

test('of the record and governance the role alone is encoded; no other family has a code', () => {
  const tabled = rows.flatMap(([, , codes]) => codes);
  expect(FINDING_CODES.filter((code) => !tabled.includes(code))).toEqual(['ROLE_UNDETERMINED']);
  expect(definitionOf('ROLE_UNDETERMINED')).toMatchObject({ family: 'record_and_governance', severity: 'high' });
});
