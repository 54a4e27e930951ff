import { because, type Reason } from '../finding.js';
import type { Certification } from '../facts.js';
import type { CertificationScheme } from '../instruments/instrument.js';
import { regimesOf, type RestrictedTransfer } from '../restricted-transfer.js';
import { impactAssessed } from './impact-assessment.js';
import { type MechanismJudgement, ofAnotherRegime, overall, stateOf } from './judgement.js';
import { type Listed, listedAs, notesOn } from './list-entry.js';

/**
 * A certification of Art. 46(2)(f): active, against a version approved for transfers, with the importer's promise
 * before the transfer; not for an importer that is itself under the GDPR, whose seal is one of compliance only.
 */
export function judgeScheme(
  scheme: CertificationScheme,
  certification: Certification,
  transfer: RestrictedTransfer,
): MechanismJudgement {
  const own = stateOf(scheme, scheme.regimes[transfer.regime], transfer);
  if (own === null) return ofAnotherRegime('certification', scheme, transfer);
  const reasons: Reason[] = own.reason === null ? [] : [own.reason];
  const listed = listedAs(certification, transfer.asOf);
  reasons.push(...listFailures(scheme, certification, listed, transfer));
  for (const why of notApproved(own.value?.earliestVersion ?? null, certification, transfer))
    reasons.push(because('MECHANISM_NOT_APPROVED', { mechanism: scheme.name, because: why }, scheme.citation));
  const assessed = impactAssessed(scheme.name, transfer, null);
  reasons.push(...assessed.failures);
  const state = overall(own.state, reasons);
  return {
    kind: 'certification',
    name: scheme.name,
    instrument: scheme.id,
    state,
    citation: own.citation,
    reasons,
    notes:
      state === 'in_force'
        ? [
            ...notesOn(
              scheme.name,
              { undated: certification.statuses.length === 0, pendingSince: listed.pendingSince },
              transfer,
            ),
            ...assessed.notes,
          ]
        : [],
    inPlace: true,
    endsOn: own.endsOn,
  };
}

function listFailures(
  scheme: CertificationScheme,
  certification: Certification,
  { listed, lapsedOn }: Listed,
  { importer }: RestrictedTransfer,
): readonly Reason[] {
  const evidence = { framework: scheme.name, party: importer.name };
  const isHolder = certification.partyId === importer.id || certification.coveredPartyIds.includes(importer.id);
  if (!isHolder || listed === 'not_yet') return [because('CERTIFICATION_MISSING', evidence, scheme.citation)];
  return lapsedOn === null ? [] : [because('CERTIFICATION_LAPSED', { ...evidence, lapsedOn }, scheme.citation)];
}

function notApproved(
  earliest: number | null,
  { schemeVersion, commitmentsSignedOn: promisedOn }: Certification,
  { importer, regime, transfer: { startsOn }, asOf }: RestrictedTransfer,
): readonly string[] {
  const version = Number(/\d+/.exec(schemeVersion ?? '')?.[0] ?? Number.NaN);
  const failures: string[] = [];
  if (earliest !== null && !(version >= earliest))
    failures.push(`only version ${earliest} and later are for transfers, and ${schemeVersion ?? 'none'} is recorded`);
  if (promisedOn === null || !asOf.reached(promisedOn))
    failures.push('the importer has made no binding promise to the exporter');
  else if (startsOn !== null && promisedOn > startsOn)
    failures.push(`the importer bound itself on ${promisedOn}, after the transfer began on ${startsOn}`);
  if (regimesOf(importer, asOf).includes(regime))
    failures.push('the importer is itself under that law, and the seal then shows compliance only');
  return failures;
}
