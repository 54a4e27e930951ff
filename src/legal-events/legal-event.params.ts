import { type Mistake, refuseAny, RefusedError } from '../errors.js';
import { CountryCode, Day, OneOf, Text, Web } from '../fields.js';
import type { Citation } from '../law/citation.js';
import type { LegalDay } from '../law/legal-day.js';
import { LEGAL_EVENT_CAUSES, LEGAL_EVENTS, type LegalEvent } from '../law/legal-events.js';
import { type Regime, REGIMES } from '../law/regime.js';
import { PageQuery } from '../page.js';

/** Something that happens to the law. */
export class NewLegalEvent {
  @Text({
    max: 100,
    optional: true,
    example: 'EU_US_DPF',
    description:
      'Id of the instrument, as GET /v1/law lists it; a new one for `adopted`, and none for `destination_law_changed`.',
  })
  instrument?: string | null;
  @OneOf(LEGAL_EVENTS, {
    example: 'ended',
    description:
      'What happened to the instrument; or `destination_law_changed`: the law of a country to which data goes is another than it was, so that impact assessments made before are outdated.',
  })
  event: LegalEvent['event'];
  @Day({
    optional: true,
    example: '2026-12-01',
    description: 'First day of it, such as the day of a judgment; not for `extended`.',
  })
  on?: LegalDay | null;
  @Day({ optional: true, example: '2031-12-27', description: '`extended`: the new last day; absent: without end.' })
  until?: LegalDay | null;
  @OneOf(LEGAL_EVENT_CAUSES, { optional: true, example: 'annulled', description: '`ended`: why.' })
  cause?: (typeof LEGAL_EVENT_CAUSES)[number] | null;
  @OneOf(REGIMES, {
    optional: true,
    example: 'EU_GDPR',
    description: 'Under which law; absent: under every one that knows the instrument. `adopted` needs it.',
  })
  regime?: Regime | null;
  @CountryCode({
    optional: true,
    example: 'KE',
    description: '`adopted`: the country found adequate; `destination_law_changed`: the country.',
  })
  destination?: string | null;
  @Text({
    max: 300,
    optional: true,
    example: 'Section 702 was renewed with a wider reach',
    description: '`destination_law_changed`: what changed, in a few words.',
  })
  what?: string | null;
  @Text({
    max: 300,
    optional: true,
    example: 'Case C-703/25 P, judgment of 1 December 2026',
    description: 'The act or judgment; a recorded event needs it.',
  })
  citation?: string | null;
  @Web({ optional: true, description: 'Its official page.' }) link?: string | null;
}

export class NewWithdrawal {
  @Text({ max: 1000, example: 'Entered on the wrong instrument', description: 'Why the entry was wrong.' })
  reason: string;
}

export class LegalEventsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id of an instrument.' }) instrument?: string;
  @CountryCode({ optional: true, description: 'Country of a decision adopted, or whose law changed.' })
  destination?: string;
}

/**
 * @param at JSON pointer to the list that the events stand in
 * @throws RefusedError naming what an event lacks
 */
export function eventsOf(events: readonly NewLegalEvent[], at = '/legalEvents'): readonly LegalEvent[] {
  const mistakes: Mistake[] = [];
  const read = events.map((event, index) => readEvent(event, `${at}/${index}`, mistakes));
  refuseAny(mistakes);
  return read.filter((event) => event !== null);
}

/** @throws RefusedError naming what the event lacks */
export function eventOf(event: NewLegalEvent): LegalEvent {
  const mistakes: Mistake[] = [];
  const read = readEvent(event, '', mistakes);
  if (read === null) throw new RefusedError(mistakes);
  return read;
}

function readEvent(params: NewLegalEvent, pointer: string, mistakes: Mistake[]): LegalEvent | null {
  const { event, on, until, cause, regime, destination } = params;
  const lacks = (field: string, detail: string): null => {
    mistakes.push({ pointer: `${pointer}/${field}`, detail });
    return null;
  };
  const citation = { text: params.citation ?? 'a supposed act', link: params.link ?? null };
  if (event === 'destination_law_changed') return destinationEvent(params, citation, lacks);
  const { instrument } = params;
  if (instrument == null) return lacks('instrument', `say which instrument is ${event}, by its id in GET /v1/law`);
  if (params.what != null)
    return lacks(
      'what',
      `${event} says what happened to ${instrument}; leave what out, it is for destination_law_changed`,
    );
  const happened = { instrument, regime: regime ?? null, citation };
  if (event === 'extended') return { ...happened, event, until: until ?? null };
  if (on == null) return lacks('on', `an instrument is ${event} on a day; give it`);
  if (event === 'suspended') return { ...happened, event, on };
  if (event === 'ended')
    return cause == null
      ? lacks('cause', `say why it ended: one of ${LEGAL_EVENT_CAUSES.join(', ')}`)
      : { ...happened, event, on, cause };
  if (regime == null) return lacks('regime', 'a decision is adopted under a regime; give it');
  if (destination == null)
    return lacks(
      'destination',
      'only adequacy decisions can be adopted here, each for a country, so give it; other instruments come with a release, because records must be able to name them',
    );
  return { ...happened, event, on, regime, destination, name: `Adequacy decision on ${destination}` };
}

const OF_AN_INSTRUMENT = ['instrument', 'regime', 'cause', 'until'] as const;

/** It names no instrument, and is so whoever sends data there. */
function destinationEvent(
  params: NewLegalEvent,
  citation: Citation,
  lacks: (field: string, detail: string) => null,
): LegalEvent | null {
  const { event, destination, on, what } = params;
  const other = OF_AN_INSTRUMENT.find((field) => params[field] != null);
  if (other !== undefined)
    return lacks(other, `the law of a country changed, whatever instrument leads there; found ${other}, leave it out`);
  if (destination == null) return lacks('destination', 'say of which country the law changed');
  if (on == null) return lacks('on', 'give the first day on which the law is another');
  if (what == null) return lacks('what', 'say in a few words what changed');
  return { event: event as 'destination_law_changed', destination, on, what, citation };
}
