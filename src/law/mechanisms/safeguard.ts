import { because, type Reason } from '../finding.js';
import type { Approval, Safeguard } from '../facts.js';
import type { SafeguardTerms, SafeguardTool } from '../instruments/instrument.js';
import { GDPR_APPLIES } from '../regime.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { impactAssessed } from './impact-assessment.js';
import { type MechanismJudgement, noMechanism, nothingInPlace, overall, stateOf, wrongRegime } from './judgement.js';

/** Binding corporate rules, a code, clauses of the parties' own, a public instrument: approved, binding, assessed. */
export function judgeSafeguard(safeguardId: string, transfer: RestrictedTransfer): MechanismJudgement {
  const safeguard = transfer.dossier.safeguard(safeguardId);
  const tool = safeguard === null ? undefined : transfer.law.safeguard(safeguard.kind);
  if (safeguard === null || tool === undefined)
    return noMechanism('safeguard', 'A safeguard', [nothingInPlace(transfer)]);
  const own = stateOf(tool, tool.regimes[transfer.regime], transfer);
  const reasons: Reason[] = [];
  if (own === null) reasons.push(wrongRegime(tool.name, transfer));
  else if (own.reason !== null) reasons.push(own.reason);
  const name = safeguard.name || tool.name;
  if (own?.value != null)
    for (const why of notApproved(safeguard, own.value, transfer))
      reasons.push(because('MECHANISM_NOT_APPROVED', { mechanism: name, because: why }, tool.citation));
  if (own?.value != null && isOnlyUndated(safeguard, own.value, transfer))
    reasons.push(because('UNDATED_EVIDENCE', { evidence: `Approval of ${name}` }));
  const assessed = impactAssessed(name, transfer, null);
  reasons.push(...assessed.failures);
  const state = overall(own?.state ?? 'condition_failed', reasons);
  return {
    kind: 'safeguard',
    name,
    instrument: tool.id,
    state,
    citation: own?.citation ?? tool.citation,
    reasons,
    notes: state === 'in_force' ? assessed.notes : [],
    inPlace: true,
    endsOn: own?.endsOn ?? null,
  };
}

const relevantApprovals = ({ approvals }: Safeguard, { approvedUnder }: SafeguardTerms): readonly Approval[] =>
  approvals.filter(({ regime }) => approvedUnder.includes(regime));

const standingApprovals = (safeguard: Safeguard, terms: SafeguardTerms, { asOf }: RestrictedTransfer) =>
  relevantApprovals(safeguard, terms).filter(
    ({ on, endedOn }) => on !== null && asOf.reached(on) && !(endedOn !== null && asOf.reached(endedOn)),
  );

/** An approval of no known day proves nothing, which matters only where no other stands. */
const isOnlyUndated = (safeguard: Safeguard, terms: SafeguardTerms, transfer: RestrictedTransfer): boolean =>
  standingApprovals(safeguard, terms, transfer).length === 0 &&
  relevantApprovals(safeguard, terms).some(({ on }) => on === null);

function notApproved(safeguard: Safeguard, terms: SafeguardTerms, transfer: RestrictedTransfer): readonly string[] {
  return [
    ...notBound(safeguard, transfer),
    ...notSteppedOn(safeguard, terms, transfer),
    ...notValid(safeguard, terms, transfer),
    ...notPublic(safeguard.kind, transfer),
  ];
}

/** Both sides are bound; under a processor's rules the exporter may be the controller whose data it is. */
function notBound({ kind, partyIds, bindingOn }: Safeguard, transfer: RestrictedTransfer): readonly string[] {
  const { exporter, importer, roles, asOf } = transfer;
  const failures: string[] = [];
  const mayBeCustomer =
    kind === 'bcr_processor' && (roles.exporter === 'controller' || roles.exporter === 'joint_controller');
  if (!partyIds.includes(importer.id)) failures.push(`it is not known to bind ${importer.name}`);
  if (!partyIds.includes(exporter.id) && !mayBeCustomer && kind !== 'code_of_conduct')
    failures.push(`it is not known to bind ${exporter.name}`);
  const isRules = kind === 'bcr_controller' || kind === 'bcr_processor';
  if (!isRules && (bindingOn === null || !asOf.reached(bindingOn)))
    failures.push(
      kind === 'code_of_conduct'
        ? 'the importer has not promised bindingly to apply it'
        : 'the day from which it binds both sides is not recorded, or not reached',
    );
  return failures;
}

/** The authority's step, taken by the day; notice to the FDPIC comes before the clauses are used. */
function notSteppedOn(safeguard: Safeguard, terms: SafeguardTerms, transfer: RestrictedTransfer): readonly string[] {
  if (terms.step === null) return [];
  const { asOf } = transfer;
  const standing = standingApprovals(safeguard, terms, transfer);
  if (standing.length === 0) return [`it is not known to be ${terms.step}`];
  if (terms.step === 'notified') {
    const { bindingOn } = safeguard;
    const { startsOn } = transfer.transfer;
    const inTime = standing.some(
      ({ on }) => (bindingOn === null || on! <= bindingOn) && (startsOn === null || on! <= startsOn),
    );
    return inTime ? [] : ['the authority was told only after it was in use'];
  }
  const { changedOn } = safeguard;
  // Art. 46(5) speaks of approvals under the directive; Swiss law knows no such end.
  return transfer.regime !== 'CH_FADP' &&
    changedOn !== null &&
    asOf.reached(changedOn) &&
    standing.every(({ on }) => on! < GDPR_APPLIES)
    ? [`it changed on ${changedOn}, which ended the old approval`]
    : [];
}

function notValid(
  { generallyValidOn }: Safeguard,
  { needsGeneralValidity }: SafeguardTerms,
  { asOf }: RestrictedTransfer,
): readonly string[] {
  if (needsGeneralValidity !== true || (generallyValidOn !== null && asOf.reached(generallyValidOn))) return [];
  return ['the Commission is not known to have given it general validity'];
}

function notPublic(kind: SafeguardTool['safeguard'], { exporter, importer }: RestrictedTransfer): readonly string[] {
  if (kind !== 'public_instrument' && kind !== 'administrative_arrangement') return [];
  return [exporter, importer]
    .filter(({ sector }) => sector !== 'public_body')
    .map(({ name }) => `${name} is not known to be a public body`);
}
