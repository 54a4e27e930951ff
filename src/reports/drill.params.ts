import { CountryCode, Day, ListOf, OneOf, Text, Web } from '../fields.js';
import type { LegalDay } from '../law/legal-day.js';
import type { LegalEvent } from '../law/legal-events.js';
import { type Regime, REGIMES } from '../law/regime.js';
import { type Mistake, RefusedError } from '../errors.js';

const EVENTS = ['ended', 'suspended', 'extended', 'adopted'] as const;
const CAUSES = ['annulled', 'withdrawn', 'suspended', 'sunset'] as const;

export class NewLegalEvent {
  @Text({ max: 100, example: 'EU_US_DPF', description: 'Id of the instrument; a new one for `adopted`.' })
  instrument: string;
  @OneOf(EVENTS, { example: 'ended', description: 'What happens to it.' }) event: (typeof EVENTS)[number];
  @Day({ optional: true, example: '2026-12-01', description: 'First day of it; not for `extended`.' }) on?: LegalDay;
  @Day({ optional: true, example: '2031-12-27', description: '`extended`: the new last day; absent: without end.' })
  until?: LegalDay;
  @OneOf(CAUSES, { optional: true, example: 'annulled', description: '`ended`: why.' }) cause?: (typeof CAUSES)[number];
  @OneOf(REGIMES, { optional: true, description: 'Absent: under every regime that knows it.' }) regime?: Regime;
  @CountryCode({ optional: true, example: 'KE', description: '`adopted`: the destination.' }) destination?: string;
  @Text({
    max: 300,
    optional: true,
    example: 'a judgment that is supposed',
    description: 'The act behind it; absent: `a supposed act`.',
  })
  citation?: string;
  @Web({ optional: true, description: 'Where the act is published; absent: none.' }) link?: string;
}

export class NewDrill {
  @ListOf(() => NewLegalEvent, { description: 'In their order.' }) legalEvents: NewLegalEvent[];
  @Day({ optional: true, example: '2026-12-01', description: 'Today when absent.' }) asOf?: LegalDay;
}

/** @throws RefusedError naming what an event lacks */
export function eventsOf(events: readonly NewLegalEvent[]): readonly LegalEvent[] {
  const mistakes: Mistake[] = [];
  const read = events.map((event, index) =>
    eventOf(event, (field, detail) => {
      mistakes.push({ pointer: `/legalEvents/${index}/${field}`, detail });
    }),
  );
  if (mistakes.length > 0) throw new RefusedError(mistakes);
  return read.filter((event) => event !== null);
}

function eventOf(params: NewLegalEvent, lacks: (field: string, detail: string) => void): LegalEvent | null {
  const { instrument, event, on, until, cause, regime, destination } = params;
  const happened = {
    instrument,
    regime: regime ?? null,
    citation: { text: params.citation ?? 'a supposed act', link: params.link ?? null },
  };
  if (event === 'extended') return { ...happened, event, until: until ?? null };
  if (on == null) {
    lacks('on', `an instrument is ${event} on a day; give it`);
    return null;
  }
  if (event === 'suspended') return { ...happened, event, on };
  if (event === 'ended') {
    if (cause != null) return { ...happened, event, on, cause };
    lacks('cause', `say why it ended: one of ${CAUSES.join(', ')}`);
    return null;
  }
  if (regime != null && destination != null)
    return { ...happened, event, on, regime, destination, name: `Adequacy decision on ${destination}` };
  lacks(regime == null ? 'regime' : 'destination', 'a decision is adopted under a regime for a destination; give both');
  return null;
}
