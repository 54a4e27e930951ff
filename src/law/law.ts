import type { Citation } from './citation.js';
import type { Country, DerogationLetter, Framework, SafeguardKind } from './facts.js';
import type {
  AdequacyDecision,
  CertificationFramework,
  DerogationTool,
  Instrument,
  SafeguardTool,
} from './instruments/instrument.js';
import type { LegalDay } from './legal-day.js';
import type { Regime } from './regime.js';
import type { Destination } from './territories.js';

/** A decision that opens a destination, to everyone there in its scope or to those on its list. */
export type OpeningDecision = AdequacyDecision | CertificationFramework;

/** The law of a destination is another than it was, which changes no instrument. */
export interface DestinationEvent {
  readonly destination: Country;
  /** First day on which it is another. */
  readonly on: LegalDay;
  /** What changed, in few words, such as "Section 702 was renewed". */
  readonly what: string;
  readonly citation: Citation;
}

/** The law that facts are judged by: the encoded one, or one changed by recorded or supposed events. */
export class Law {
  readonly #byId: ReadonlyMap<string, Instrument>;
  readonly #byDestination = new Map<string, OpeningDecision[]>();
  readonly #parts = new Map<string, CertificationFramework>();
  readonly #safeguards = new Map<SafeguardKind, SafeguardTool>();
  readonly #derogations = new Map<DerogationLetter, DerogationTool>();

  /**
   * @param version names the state of the law in every answer
   * @throws RangeError when two instruments share an id
   */
  constructor(
    readonly version: string,
    readonly instruments: readonly Instrument[],
    readonly destinationEvents: readonly DestinationEvent[] = [],
  ) {
    this.#byId = new Map(instruments.map((instrument) => [instrument.id, instrument]));
    if (this.#byId.size !== instruments.length) throw new RangeError('Two instruments of the law share an id');
    for (const instrument of instruments)
      if (instrument.kind === 'adequacy' || instrument.kind === 'framework')
        for (const regime of Object.keys(instrument.regimes)) {
          this.#file(regime, instrument);
          if (instrument.kind === 'framework' && instrument.partOf !== undefined)
            this.#parts.set(`${instrument.partOf.framework} ${regime}`, instrument);
        }
      else if (instrument.kind === 'safeguard') this.#safeguards.set(instrument.safeguard, instrument);
      else if (instrument.kind === 'derogation') this.#derogations.set(instrument.letter, instrument);
  }

  instrument(id: string): Instrument | undefined {
    return this.#byId.get(id);
  }

  /** Every decision, of whatever day, that opens the destination under the regime. */
  decisionsFor(regime: Regime, destination: Destination): readonly OpeningDecision[] {
    return this.#byDestination.get(`${regime} ${destination}`) ?? [];
  }

  /** What happened to the law of a destination, whatever the day. */
  eventsAt(destination: Destination): readonly DestinationEvent[] {
    return this.destinationEvents.filter((event) => event.destination === destination);
  }

  /** The part of a framework that serves the regime, such as the UK Extension. */
  partOf(whole: Framework, regime: Regime): CertificationFramework | null {
    return this.#parts.get(`${whole} ${regime}`) ?? null;
  }

  safeguard(kind: SafeguardKind): SafeguardTool | undefined {
    return this.#safeguards.get(kind);
  }

  derogation(letter: DerogationLetter): DerogationTool | undefined {
    return this.#derogations.get(letter);
  }

  #file(regime: string, decision: OpeningDecision): void {
    for (const destination of decision.destinations) {
      const key = `${regime} ${destination}`;
      const filed = this.#byDestination.get(key);
      if (filed === undefined) this.#byDestination.set(key, [decision]);
      else filed.push(decision);
    }
  }
}
