import type { Citation } from './citation.js';
import { type AdequacyDecision, type Instrument, EVERYTHING } from './instruments/instrument.js';
import { type DestinationEvent, Law } from './law.js';
import { type LegalDay, nextDay, previousDay } from './legal-day.js';
import { type Regime, REGIME_BEGINS } from './regime.js';
import { type EndingCause, type Entry, Timeline } from './timeline.js';

export const LEGAL_EVENTS = ['ended', 'suspended', 'extended', 'adopted', 'destination_law_changed'] as const;
/** Why an instrument may end; a transition or an accession is law of its own. */
export const LEGAL_EVENT_CAUSES = ['annulled', 'withdrawn', 'suspended', 'sunset'] as const;

interface Happened {
  /** Id of the instrument. */
  readonly instrument: string;
  /** Under which regime; null: every one that knows the instrument. */
  readonly regime: Regime | null;
  readonly citation: Citation;
}

/** Something that happens to an instrument before a release brings it, or is supposed to. */
type InstrumentEvent =
  | (Happened & { readonly event: 'ended'; readonly on: LegalDay; readonly cause: EndingCause })
  | (Happened & { readonly event: 'suspended'; readonly on: LegalDay })
  /** Its end is moved to a last day, or taken away (null). */
  | (Happened & { readonly event: 'extended'; readonly until: LegalDay | null })
  /** An adequacy decision for a destination, with no limits of scope but those encoded later. */
  | (Happened & {
      readonly event: 'adopted';
      readonly on: LegalDay;
      readonly regime: Regime;
      readonly destination: string;
      readonly name: string;
    });

/** The law of a destination changes: every assessment made of it before is outdated, and nothing else is touched. */
type DestinationLawEvent = DestinationEvent & { readonly event: 'destination_law_changed' };

export type LegalEvent = InstrumentEvent | DestinationLawEvent;

/** An event that cannot happen to the law as it is. */
export class LegalEventError extends RangeError {
  constructor(
    readonly event: LegalEvent,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The law as the events leave it, in their order; recorded events and drills use the same. No event: the law itself.
 * @throws LegalEventError for an unknown instrument, one not in force on the day, or one adopted twice
 */
export function withEvents(law: Law, events: readonly LegalEvent[]): Law {
  if (events.length === 0) return law;
  const { instruments, destinationEvents } = events.reduce<Lawful>(happen, law);
  return new Law(`${law.version}+${events.length}`, instruments, destinationEvents);
}

/**
 * The law as recorded events leave it. One that cannot happen to it is passed over: a release has brought it, or says
 * otherwise, and the encoded law goes first.
 * @returns also the places of those passed over
 */
export function withRecorded(
  law: Law,
  events: readonly LegalEvent[],
  version: string,
): { readonly law: Law; readonly passedOver: readonly number[] } {
  const passedOver: number[] = [];
  let left: Lawful = law;
  events.forEach((event, index) => {
    try {
      left = happen(left, event);
    } catch (error) {
      if (!(error instanceof LegalEventError)) throw error;
      passedOver.push(index);
    }
  });
  return { law: new Law(version, left.instruments, left.destinationEvents), passedOver };
}

/** What of the law events change. */
type Lawful = Pick<Law, 'instruments' | 'destinationEvents'>;

function happen({ instruments, destinationEvents }: Lawful, event: LegalEvent): Lawful {
  return event.event === 'destination_law_changed'
    ? { instruments, destinationEvents: changedThere(destinationEvents, event) }
    : { instruments: happenTo(instruments, event), destinationEvents };
}

function changedThere(known: readonly DestinationEvent[], event: DestinationLawEvent): readonly DestinationEvent[] {
  const { destination, on, what, citation } = event;
  if (known.some((other) => other.destination === destination && other.on === on && other.what === what))
    throw new LegalEventError(event, `The law says already that the law of ${destination} changed on ${on}: ${what}`);
  return [...known, { destination, on, what, citation }];
}

function happenTo(instruments: readonly Instrument[], event: InstrumentEvent): readonly Instrument[] {
  const known = instruments.find(({ id }) => id === event.instrument);
  if (event.event === 'adopted') {
    if (known !== undefined)
      throw new LegalEventError(event, `${event.instrument} is in the law already; extend it instead`);
    if (!/^[A-Z0-9][A-Z0-9_]*$/.test(event.instrument))
      throw new LegalEventError(
        event,
        `"${event.instrument}" cannot be the id of a new instrument; expected capital letters, digits and _, such as EU_ADEQUACY_KE`,
      );
    if (event.on < REGIME_BEGINS[event.regime])
      throw new LegalEventError(
        event,
        `The ${event.regime} begins on ${REGIME_BEGINS[event.regime]}, after ${event.on}`,
      );
    return [...instruments, adopted(event)];
  }
  if (known === undefined) throw new LegalEventError(event, `${event.instrument} is no instrument of the encoded law`);
  const changed = rewritten(known, event);
  return instruments.map((instrument) => (instrument === known ? changed : instrument));
}

function rewritten(instrument: Instrument, event: Exclude<InstrumentEvent, { event: 'adopted' }>): Instrument {
  const regimes: Partial<Record<string, Timeline<unknown>>> = { ...instrument.regimes };
  const touched = Object.keys(regimes).filter((regime) => event.regime === null || regime === event.regime);
  if (touched.length === 0)
    throw new LegalEventError(event, `${event.instrument} is not encoded under the ${event.regime}`);
  for (const regime of touched) {
    const timeline = regimes[regime]!;
    regimes[regime] = new Timeline<unknown>(timeline.encodedFrom, entriesAfter(timeline, event));
  }
  return { ...instrument, regimes };
}

function entriesAfter(
  timeline: Timeline<unknown>,
  event: Exclude<InstrumentEvent, { event: 'adopted' }>,
): readonly Entry<unknown>[] {
  const { citation } = event;
  if (event.event === 'extended') {
    const end = timeline.entries.find((entry) => 'ended' in entry);
    if (end === undefined || !('ended' in end) || (end.ended !== 'sunset' && end.ended !== 'transition_over'))
      throw new LegalEventError(
        event,
        end === undefined
          ? `${event.instrument} has no end that could be moved`
          : `${event.instrument} ended on ${end.from} by an act that no extension undoes; a new one would have to be adopted`,
      );
    if (event.until !== null && event.until < end.from)
      throw new LegalEventError(
        event,
        `${event.instrument} lasts until ${previousDay(end.from)} already; an extension to ${event.until} moves it no further`,
      );
    const open = timeline.entries.filter((entry) => !('ended' in entry));
    return event.until === null
      ? open
      : [...open.filter(({ from }) => from <= event.until!), { from: nextDay(event.until), ended: 'sunset', citation }];
  }
  if (timeline.on(event.on).status !== 'in_force')
    throw new LegalEventError(event, `${event.instrument} is not in force on ${event.on}, so it cannot end then`);
  const cause = event.event === 'suspended' ? 'suspended' : event.cause;
  return [...timeline.entries.filter(({ from }) => from < event.on), { from: event.on, ended: cause, citation }];
}

const adopted = (event: Extract<InstrumentEvent, { event: 'adopted' }>): AdequacyDecision => ({
  kind: 'adequacy',
  id: event.instrument,
  name: event.name,
  officialId: event.citation.text,
  citation: event.citation,
  lastVerified: event.on,
  destinations: [event.destination],
  regimes: {
    [event.regime]: new Timeline(REGIME_BEGINS[event.regime], [
      { from: event.on, value: EVERYTHING, citation: event.citation },
    ]),
  },
});
