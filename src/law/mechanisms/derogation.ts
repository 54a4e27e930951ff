import { because, type Reason } from '../finding.js';
import type { Derogation } from '../facts.js';
import type { DerogationTerms } from '../instruments/instrument.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { type MechanismJudgement, noMechanism, nothingInPlace, overall, stateOf, wrongRegime } from './judgement.js';

/** A derogation for a specific situation: an exception, never the way in which data goes all the time. */
export function judgeDerogation(derogation: Derogation, transfer: RestrictedTransfer): MechanismJudgement {
  const tool = transfer.law.derogation(derogation.letter);
  if (tool === undefined) return noMechanism('derogation', 'A derogation', [nothingInPlace(transfer)]);
  const own = stateOf(tool, tool.regimes[transfer.regime], transfer);
  const reasons: Reason[] = [];
  if (own === null) reasons.push(wrongRegime(tool.name, transfer));
  else if (own.reason !== null) reasons.push(own.reason);
  const misuses = own?.value == null ? [] : misused(derogation, own.value, transfer);
  for (const why of misuses)
    reasons.push(because('DEROGATION_MISUSED', { derogation: tool.name, because: why }, own?.citation));
  return {
    kind: 'derogation',
    name: tool.name,
    instrument: tool.id,
    state: overall(own?.state ?? 'condition_failed', reasons),
    citation: own?.citation ?? tool.citation,
    reasons,
    notes: [],
    inPlace: misuses.length === 0,
    endsOn: own?.endsOn ?? null,
  };
}

function misused(derogation: Derogation, terms: DerogationTerms, transfer: RestrictedTransfer): readonly string[] {
  const { letter, frequency, necessity, agreedBy, wholeRegister, authorityToldOn } = derogation;
  const { exporter, asOf } = transfer;
  const failures: string[] = [];
  if (frequency === null) failures.push('how often data goes is not recorded');
  else if (frequency === 'systematic') failures.push('data goes systematically');
  else if (terms.notRepetitive && frequency !== 'once') failures.push('data goes more than once');
  if (terms.necessary && necessity === null) failures.push('why it is necessary is not recorded');
  if (terms.notForAuthorities && exporter.sector === 'public_body')
    failures.push('the exporter is a public body, which cannot use it for its powers');
  if (letter === 'a' && agreedBy === null) failures.push('nobody is recorded to have agreed');
  if (letter === 'g' && wholeRegister) failures.push('the whole register would go');
  if (letter === 'compelling') {
    if (authorityToldOn === null || !asOf.reached(authorityToldOn)) failures.push('the authority has not been told');
    const assessed = transfer.dossier
      .impactAssessmentsOf(transfer.transfer)
      .some(({ doneOn }) => doneOn !== null && asOf.reached(doneOn));
    if (!assessed) failures.push('no assessment of the circumstances is on file');
  }
  return failures;
}
