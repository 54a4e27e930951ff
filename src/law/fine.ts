import type { FineTier } from './findings/definition.js';
import type { LegalDay } from './legal-day.js';
import { FADP_REVISED, GDPR_APPLIES, type Regime, REGIME_BEGINS } from './regime.js';

/** The most that an authority may impose: the amount or the share of worldwide turnover, whichever is higher. */
export interface Fine {
  readonly article: string;
  readonly upTo: number;
  readonly currency: 'EUR' | 'GBP' | 'CHF';
  /** null where the law sets none. */
  readonly percentOfTurnover: number | null;
}

const FINES: Readonly<Record<Regime, Readonly<Record<FineTier, Fine>>>> = {
  EU_GDPR: {
    '83(4)': { article: 'Art. 83(4) GDPR', upTo: 10_000_000, currency: 'EUR', percentOfTurnover: 2 },
    '83(5)': { article: 'Art. 83(5) GDPR', upTo: 20_000_000, currency: 'EUR', percentOfTurnover: 4 },
  },
  UK_GDPR: {
    '83(4)': { article: 'Art. 83(4) UK GDPR', upTo: 8_700_000, currency: 'GBP', percentOfTurnover: 2 },
    '83(5)': { article: 'Art. 83(5) UK GDPR', upTo: 17_500_000, currency: 'GBP', percentOfTurnover: 4 },
  },
  CH_FADP: {
    '83(4)': { article: 'Art. 61 FADP', upTo: 250_000, currency: 'CHF', percentOfTurnover: null },
    '83(5)': { article: 'Art. 61 FADP', upTo: 250_000, currency: 'CHF', percentOfTurnover: null },
  },
};

/** First days of these fines; what stood before them was other law. */
const SINCE: Readonly<Record<Regime, LegalDay>> = {
  EU_GDPR: GDPR_APPLIES,
  UK_GDPR: REGIME_BEGINS.UK_GDPR,
  CH_FADP: FADP_REVISED,
};

/** null: on the day other law set the fines, which is not encoded. */
export const fineUnder = (regime: Regime, tier: FineTier, day: LegalDay): Fine | null =>
  day < SINCE[regime] ? null : FINES[regime][tier];
