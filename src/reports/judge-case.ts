import { refuseAny } from '../errors.js';
import type { JudgedVendor } from '../gaps/gaps.service.js';
import { assess } from '../law/assess.js';
import { datedFindings } from '../law/coverage.js';
import type { Law } from '../law/law.js';
import { withEvents } from '../law/legal-events.js';
import { factsOf, type NewCase } from './case.params.js';
import { mistakesInCase } from './case/mistakes.js';
import { eventsOf } from '../legal-events/legal-event.params.js';

/**
 * Judges facts that a caller gives, touching nothing.
 * @throws RefusedError when an id is used twice or leads nowhere in the facts, or an event lacks something
 */
export function judgeCase(
  { facts: given, asOf, legalEvents = [] }: NewCase,
  current: Law,
): Pick<JudgedVendor, 'assessment' | 'findings'> {
  const facts = factsOf(given);
  const mistakes = mistakesInCase(given, facts);
  refuseAny(mistakes);
  const law = withEvents(current, eventsOf(legalEvents));
  const assessment = assess(facts, law, asOf);
  return { assessment, findings: datedFindings(assessment, facts, law) };
}
