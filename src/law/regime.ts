import type { LegalDay } from './legal-day.js';

export const REGIMES = ['EU_GDPR', 'UK_GDPR', 'CH_FADP'] as const;
/** The body of law that binds an exporter. Directive 95/46 and Regulation (EU) 2018/1725 are judged as EU_GDPR. */
export type Regime = (typeof REGIMES)[number];

/** The first day on which any transfer is judged; a day before it is refused. */
export const FIRST_ENCODED_DAY: LegalDay = '2000-07-26';

/** The first day of each regime: until the day before, United Kingdom exporters are judged under the law of the Union. */
export const REGIME_BEGINS: Readonly<Record<Regime, LegalDay>> = {
  EU_GDPR: FIRST_ENCODED_DAY,
  UK_GDPR: '2021-01-01',
  CH_FADP: FIRST_ENCODED_DAY,
};

/** The revised FADP and its ordinance, in force without transition; before them the FADP of 1992. */
export const FADP_REVISED: LegalDay = '2023-09-01';

/** Regulation (EU) 2018/1725 binds the institutions of the Union in the place of the GDPR. */
export const EUDPR_APPLIES: LegalDay = '2018-12-11';

/** The GDPR's first day of application (Art. 99(2)); before it the same questions fall under Directive 95/46/EC. */
export const GDPR_APPLIES: LegalDay = '2018-05-25';

export const REGIME_NAMES: Readonly<Record<Regime, string>> = {
  EU_GDPR: 'EU GDPR',
  UK_GDPR: 'UK GDPR',
  CH_FADP: 'Swiss FADP',
};
