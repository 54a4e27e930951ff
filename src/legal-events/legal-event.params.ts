import { type Mistake, RefusedError } from '../errors.js';
import { CountryCode, Day, OneOf, Text, Web } from '../fields.js';
import type { LegalDay } from '../law/legal-day.js';
import { LEGAL_EVENT_CAUSES, LEGAL_EVENTS, type LegalEvent } from '../law/legal-events.js';
import { type Regime, REGIMES } from '../law/regime.js';
import { PageQuery } from '../page.js';

/** Something that happens to the law. */
export class NewLegalEvent {
  @Text({
    max: 100,
    example: 'EU_US_DPF',
    description: 'Id of the instrument, as GET /v1/law lists it; a new one for `adopted`.',
  })
  instrument: string;
  @OneOf(LEGAL_EVENTS, { example: 'ended' }) event: LegalEvent['event'];
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
  @CountryCode({ optional: true, example: 'KE', description: '`adopted`: the country found adequate.' })
  destination?: string | null;
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
}

/**
 * @param at JSON pointer to the list that the events stand in
 * @throws RefusedError naming what an event lacks
 */
export function eventsOf(events: readonly NewLegalEvent[], at = '/legalEvents'): readonly LegalEvent[] {
  const mistakes: Mistake[] = [];
  const read = events.map((event, index) => readEvent(event, `${at}/${index}`, mistakes));
  if (mistakes.length > 0) throw new RefusedError(mistakes);
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
  const { instrument, event, on, until, cause, regime, destination } = params;
  const lacks = (field: string, detail: string): null => {
    mistakes.push({ pointer: `${pointer}/${field}`, detail });
    return null;
  };
  const happened = {
    instrument,
    regime: regime ?? null,
    citation: { text: params.citation ?? 'a supposed act', link: params.link ?? null },
  };
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
