import type { Country } from './facts.js';
import type { AdequacyDecision, CertificationFramework, Instrument } from './instruments/instrument.js';
import type { Regime } from './regime.js';

/** A decision that opens a destination, to everyone there in its scope or to those on its list. */
export type OpeningDecision = AdequacyDecision | CertificationFramework;

/** The law that facts are judged by: the encoded one, or one changed by recorded or supposed events. */
export class Law {
  readonly #byId: ReadonlyMap<string, Instrument>;
  readonly #byDestination = new Map<string, OpeningDecision[]>();
  readonly #regimes: ReadonlySet<string>;

  /**
   * @param version names the state of the law in every answer
   * @throws RangeError when two instruments share an id
   */
  constructor(
    readonly version: string,
    readonly instruments: readonly Instrument[],
  ) {
    this.#byId = new Map(instruments.map((instrument) => [instrument.id, instrument]));
    if (this.#byId.size !== instruments.length) throw new RangeError('Two instruments of the law share an id');
    this.#regimes = new Set(instruments.flatMap((instrument) => Object.keys(instrument.regimes)));
    for (const instrument of instruments)
      if (instrument.kind === 'adequacy' || instrument.kind === 'framework')
        for (const regime of Object.keys(instrument.regimes)) this.#file(regime, instrument);
  }

  /** Whether any instrument is encoded for the regime. */
  speaksFor(regime: Regime): boolean {
    return this.#regimes.has(regime);
  }

  instrument(id: string): Instrument | undefined {
    return this.#byId.get(id);
  }

  /** Every decision, of whatever day, that opens the destination under the regime. */
  decisionsFor(regime: Regime, destination: Country): readonly OpeningDecision[] {
    return this.#byDestination.get(`${regime} ${destination}`) ?? [];
  }

  #file(regime: string, decision: OpeningDecision): void {
    const key = `${regime} ${decision.destination}`;
    const filed = this.#byDestination.get(key);
    if (filed === undefined) this.#byDestination.set(key, [decision]);
    else filed.push(decision);
  }
}
