import type { AsOf } from '../as-of.js';
import { because, type Reason } from '../finding.js';
import type { Certification, CertificationStatus } from '../facts.js';
import type { CertificationFramework } from '../instruments/instrument.js';
import type { LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { type MechanismJudgement, overall, stateOf, wrongRegime } from './judgement.js';
import { scopeExcludes } from './scope.js';

/** A certification as a mechanism: its framework's state, whom it covers, and the list entry on the day. */
export function judgeCertification(certificationId: string, transfer: RestrictedTransfer): MechanismJudgement {
  const certification = transfer.dossier.certification(certificationId);
  const framework = certification === null ? undefined : transfer.law.instrument(certification.framework);
  if (certification === null || framework?.kind !== 'framework') {
    const name = certification?.framework ?? 'a certification';
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

  let failures: readonly Reason[] | null = null;
  let undated = false;
  for (const certification of certifications) {
    const entry = entryFailures(framework, certification, transfer);
    if (failures === null || entry.length < failures.length) {
      failures = entry;
      undated = certification.statuses.length === 0;
    }
  }
  reasons.push(...(failures ?? [missing(framework, transfer)]));

  const state = overall(own?.state ?? 'condition_failed', reasons);
  return {
    kind: 'certification',
    name: framework.name,
    instrument: framework.id,
    state,
    citation: own?.citation ?? framework.citation,
    reasons,
    notes:
      state === 'in_force' && undated
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

function entryFailures(
  framework: CertificationFramework,
  certification: Certification,
  transfer: RestrictedTransfer,
): readonly Reason[] {
  const { importer, asOf } = transfer;
  if (certification.partyId !== importer.id && !certification.coveredPartyIds.includes(importer.id))
    return [missing(framework, transfer)];
  const failures: Reason[] = [];
  const listed = listedAs(certification, asOf);
  if (listed === 'never') failures.push(missing(framework, transfer));
  else if (typeof listed === 'object')
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
  return failures;
}

/** An entry without any dated status counts as active for as long as its framework is in force. */
function listedAs({ statuses }: Certification, asOf: AsOf): 'active' | 'never' | { readonly lapsedOn: LegalDay } {
  if (statuses.length === 0) return 'active';
  let current: CertificationStatus | null = null;
  let lapsedOn: LegalDay | null = null;
  for (const { status, from } of statuses) {
    if (!asOf.reached(from)) break;
    if (status !== 'inactive') lapsedOn = null;
    else if (current !== null && current !== 'inactive') lapsedOn = from;
    current = status;
  }
  if (current === 'active' || current === 'under_review') return 'active';
  return lapsedOn === null ? 'never' : { lapsedOn };
}
