import { DIRECTIVE_95_46, GDPR } from '../../../src/law/citation.js';
import type { Facts } from '../../../src/law/facts.js';
import {
  citationsOf,
  definitionOf,
  FINDING_CODES,
  type FindingCode,
  remedyOf,
  sayReason,
  severityRank,
} from '../../../src/law/finding.js';
import { FAMILIES, SEVERITIES } from '../../../src/law/findings/definition.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import { RULES } from '../../../src/law/rules/rulebook.js';
import {
  adequacy,
  agreement,
  certificate,
  certification,
  clauses,
  clauseSet,
  codesOn,
  engagement,
  impactAssessment,
  on,
  party,
  register,
  sending,
  sendingOnClauses,
  transfer,
  vendor,
} from '../facts.js';

const held = (
  framework: 'EU_US_PRIVACY_SHIELD' | 'EU_US_DPF' | 'SWISS_US_DPF',
  more: Parameters<typeof certification>[2] = {},
  country = 'US',
  data: 'hr'[] = [],
): Facts =>
  sending(
    party('x', country),
    [certificate(framework)],
    { data },
    { certifications: [certification(framework, [{ status: 'active', from: '2016-08-01' }], more)] },
  );
const tia = [impactAssessment('2020-07-16')];
const contract = (papers: Facts['agreements']): Facts =>
  register({ engagements: [engagement('controller', 'processor')], agreements: papers });

/** For every code the facts and the day on which it is found. */
const FOUND: Readonly<Record<FindingCode, readonly [LegalDay, Facts]>> = {
  NO_TRANSFER_MECHANISM: ['2026-11-23', sending(vendor)],
  MECHANISM_INVALIDATED: ['2020-07-16', held('EU_US_PRIVACY_SHIELD')],
  MECHANISM_EXPIRED: ['2022-12-28', sendingOnClauses(clauseSet('2010/87'), '2015-01-01', tia)],
  MECHANISM_NOT_YET_IN_FORCE: ['2023-07-09', held('EU_US_DPF')],
  MECHANISM_REPEALED_BEFORE_SIGNING: ['2021-09-27', sendingOnClauses(clauseSet('2010/87'), '2021-09-27', tia)],
  TRANSITION_LOST_PROCESSING_CHANGED: [
    '2022-01-01',
    sendingOnClauses(clauseSet('2010/87', [], { processingChangedOn: '2022-01-01' }), '2015-01-01', tia),
  ],
  WRONG_REGIME_MECHANISM: ['2024-09-15', held('SWISS_US_DPF')],
  ADEQUACY_SCOPE_EXCLUDED: ['2020-01-01', sending(party('x', 'CA', { sector: 'public_body' }), [adequacy()])],
  CERTIFICATION_MISSING: ['2023-07-10', sending(vendor, [adequacy('EU_US_DPF')])],
  CERTIFICATION_LAPSED: [
    '2024-01-01',
    held('EU_US_DPF', {
      statuses: [
        { status: 'active', from: '2023-07-10' },
        { status: 'inactive', from: '2024-01-01' },
      ],
    }),
  ],
  CERTIFICATION_SCOPE_HR_MISSING: ['2024-01-01', held('EU_US_DPF', {}, 'US', ['hr'])],
  SUPPLEMENTARY_MEASURES_INEFFECTIVE: [
    '2022-01-01',
    sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01', [impactAssessment('2021-09-01', 'ineffective')]),
  ],
  WRONG_MODULE: ['2022-01-01', sendingOnClauses(clauseSet('2021/914', [1]), '2021-09-01', tia)],
  TIA_MISSING: ['2022-01-01', sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01')],
  IMPORTER_LOCATION_UNKNOWN: ['2026-11-23', sending(party('x', null))],
  FALLBACK_IN_USE: ['2026-11-23', sending(party('x', 'CH'), [clauses('nowhere'), adequacy()])],
  VOID_MECHANISM_LISTED: ['2020-07-16', held('EU_US_PRIVACY_SHIELD', {}, 'CA')],
  DPA_MISSING: ['2026-11-23', contract([])],
  DPA_EXPIRED: ['2026-11-23', contract([agreement('dpa', '2020-01-01', [], { terminatedOn: '2026-11-23' })])],
  DPA_NOT_IN_FORCE: ['2026-11-23', contract([agreement('dpa', null)])],
  ART26_ARRANGEMENT_MISSING: [
    '2026-11-23',
    register({ engagements: [engagement('joint_controller', 'joint_controller')] }),
  ],
  UNDATED_EVIDENCE: ['2020-07-15', held('EU_US_PRIVACY_SHIELD', { statuses: [] })],
  ROLE_UNDETERMINED: ['2026-11-23', register({ engagements: [engagement(null, null)], transfers: [transfer([])] })],
};

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

test('severities are those of the table of findings', () => {
  const of = (wanted: string) => FINDING_CODES.filter((code) => definitionOf(code).severity === wanted);
  expect(of('high')).toEqual([
    'WRONG_MODULE',
    'TIA_MISSING',
    'IMPORTER_LOCATION_UNKNOWN',
    'DPA_NOT_IN_FORCE',
    'ROLE_UNDETERMINED',
  ]);
  expect(of('medium')).toEqual(['UNDATED_EVIDENCE']);
  expect(of('notice')).toEqual(['FALLBACK_IN_USE', 'VOID_MECHANISM_LISTED']);
});

test('every rule has an id of its own, a sentence, a citation, an encoded day, and lists only codes that exist, each once', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const { title, citations, codes, regimes } of RULES) {
    expect(title).toMatch(/\.$/);
    expect(citations.length).toBeGreaterThan(0);
    expect(Object.keys(regimes).length).toBeGreaterThan(0);
    expect(codes.filter((code) => !FINDING_CODES.includes(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  }
});

test('no rule finds what it does not list', () => {
  for (const [day, facts] of Object.values(FOUND)) {
    const { transfers, engagements } = on(day, facts);
    const listed = (subject: 'transfer' | 'engagement') =>
      RULES.filter((rule) => rule.subject === subject).flatMap(({ codes }) => codes);
    for (const { findings } of transfers)
      expect(listed('transfer')).toEqual(expect.arrayContaining(findings.map(({ code }) => code)));
    for (const { findings } of engagements)
      expect(listed('engagement')).toEqual(expect.arrayContaining(findings.map(({ code }) => code)));
  }
});

test('what a finding on a transfer rests on has its forerunner in Directive 95/46', () => {
  const cited = Object.values(FOUND)
    .map(([, facts]) => on('2018-05-24', facts))
    .flatMap(({ findings }) => findings.flatMap(({ citations }) => citations));
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.filter(({ link }) => link === GDPR.citation.link)).toEqual([]);
  expect(cited.some(({ link }) => link === DIRECTIVE_95_46.citation.link)).toBe(true);
});
