import type { AsOf } from '../as-of.js';
import { because, type Reason } from '../finding.js';
import type { Certification, Framework } from '../facts.js';
import type { CertificationFramework } from '../instruments/instrument.js';
import { daysBetween, type LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { type MechanismJudgement, overall, stateOf, wrongRegime } from './judgement.js';
import { scopeExcludes } from './scope.js';

/** A certification as a mechanism: its framework's state, whom it covers, and the list entry on the day. */
export function judgeCertification(certificationId: string, transfer: RestrictedTransfer): MechanismJudgement {
  const certification = transfer.dossier.certification(certificationId);
  const framework = certification === null ? undefined : transfer.law.instrument(certification.framework);
  if (certification === null || framework?.kind !== 'framework') {
    const name = certification === null ? 'a certification' : spoken(certification.framework);
    return {
      kind: 'certification',
      name,
      instrument: null,
      state: 'condition_failed',
      citation: null,
      reasons: [
        certification === null
          ? because('CERTIFICATION_MISSING', { framework: name, party: transfer.importer.name })
          : wrongRegime(name, transfer),
      ],
      notes: [],
      inPlace: certification !== null,
    };
  }
  return judgeFramework(framework, [certification], transfer);
}

/** `SWISS_US_DPF` as people say it, for a framework whose instrument is not encoded. */
const spoken = (framework: Framework): string =>
  framework.replaceAll('_', ' ').replace(/[A-Z]{4,}/g, (word) => word.charAt(0) + word.slice(1).toLowerCase());

/** A framework held against the list entries that the register has; the best entry counts. */
export function judgeFramework(
  framework: CertificationFramework,
  certifications: readonly Certification[],
  transfer: RestrictedTransfer,
): MechanismJudgement {
  const own = stateOf(framework, framework.regimes[transfer.regime], transfer);
  const reasons: Reason[] = [];
  if (own === null) reasons.push(wrongRegime(framework.name, transfer));
  else if (own.reason !== null) reasons.push(own.reason);

  const outside = outsideFramework(framework, own?.value ?? { excludes: [] }, transfer);
  if (outside !== null) reasons.push(outside);

  const best = certifications.map((certification) => judgeEntry(framework, certification, transfer)).sort(byWorth)[0];
  reasons.push(...(best?.failures ?? [missing(framework, transfer)]));

  const state = overall(own?.state ?? 'condition_failed', reasons);
  return {
    kind: 'certification',
    name: framework.name,
    instrument: framework.id,
    state,
    citation: own?.citation ?? framework.citation,
    reasons,
    notes:
      state === 'in_force' && best?.undated === true
        ? [
            because('UNDATED_EVIDENCE', {
              evidence: `Certification of ${transfer.importer.name} under the ${framework.name}`,
            }),
          ]
        : [],
    inPlace: true,
  };
}

function outsideFramework(
  framework: CertificationFramework,
  scope: Parameters<typeof scopeExcludes>[1],
  transfer: RestrictedTransfer,
): Reason | null {
  if (transfer.destination === framework.destination) return scopeExcludes(framework, scope, transfer);
  return because(
    'ADEQUACY_SCOPE_EXCLUDED',
    {
      instrument: framework.name,
      because: `it covers organisations in ${framework.destination}, and ${transfer.importer.name} is recorded in ${transfer.destination ?? 'no country'}`,
    },
    framework.citation,
  );
}

const missing = (framework: CertificationFramework, { importer }: RestrictedTransfer): Reason =>
  because('CERTIFICATION_MISSING', { framework: framework.name, party: importer.name }, framework.citation);

/** One list entry on the day. */
interface Entry {
  readonly failures: readonly Reason[];
  readonly undated: boolean;
  /** First day off the list; of an entry still on it the last of all days, of one never on it none. */
  readonly listedUntil: LegalDay | '';
}

/** The entry with the fewest failures comes first, of equal ones the longest listed, then the dated. */
const byWorth = (a: Entry, b: Entry): number =>
  a.failures.length - b.failures.length ||
  b.listedUntil.localeCompare(a.listedUntil) ||
  Number(a.undated) - Number(b.undated);

function judgeEntry(
  framework: CertificationFramework,
  certification: Certification,
  transfer: RestrictedTransfer,
): Entry {
  const { importer, asOf } = transfer;
  const undated = certification.statuses.length === 0;
  if (certification.partyId !== importer.id && !certification.coveredPartyIds.includes(importer.id))
    return { failures: [missing(framework, transfer)], undated, listedUntil: '' };
  const failures: Reason[] = [];
  const listed = listedAs(certification, asOf);
  if (listed === 'not_yet') failures.push(missing(framework, transfer));
  else if (listed !== 'active')
    failures.push(
      because(
        'CERTIFICATION_LAPSED',
        { framework: framework.name, party: importer.name, lapsedOn: listed.lapsedOn },
        framework.citation,
      ),
    );
  if (framework.hrByElection && transfer.transfer.data.includes('hr') && certification.coversHr !== true)
    failures.push(
      because(
        'CERTIFICATION_SCOPE_HR_MISSING',
        { framework: framework.name, party: importer.name },
        framework.citation,
      ),
    );
  const listedUntil = listed === 'active' ? '9999-12-31' : listed === 'not_yet' ? '' : listed.lapsedOn;
  return { failures, undated, listedUntil };
}

/**
 * An entry without any dated status counts as active for as long as its framework is in force.
 * One recorded as inactive from the first has lapsed: nobody is inactive who never was on the list.
 */
function listedAs({ statuses }: Certification, asOf: AsOf): 'active' | 'not_yet' | { readonly lapsedOn: LegalDay } {
  if (statuses.length === 0) return 'active';
  let listed: ReturnType<typeof listedAs> = 'not_yet';
  for (const { status, from } of [...statuses].sort((a, b) => daysBetween(b.from, a.from))) {
    if (!asOf.reached(from)) break;
    if (status !== 'inactive') listed = 'active';
    else if (typeof listed === 'string') listed = { lapsedOn: from };
  }
  return listed;
}
