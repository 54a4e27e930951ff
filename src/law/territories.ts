import type { AsOf } from './as-of.js';
import {
  act,
  type Citation,
  DIRECTIVE_95_46,
  EUDPR,
  FADP,
  FADP_1992,
  GDPR,
  TRADE_AND_COOPERATION_AGREEMENT,
  UK_GDPR,
  WITHDRAWAL_AGREEMENT,
} from './citation.js';
import type { Country, Party } from './facts.js';
import type { LegalDay } from './legal-day.js';
import { EUDPR_APPLIES, FADP_REVISED, FIRST_ENCODED_DAY, GDPR_APPLIES, type Regime } from './regime.js';

const ACCESSION_2003 = act('Treaty of Accession 2003', null);
const ACCESSION_2005 = act('Treaty of Accession 2005', null);
const ACCESSION_2011 = act('Treaty of Accession 2011', null);

const LONG_STANDING = 'AT BE DE DK ES FI FR GB GR IE IS IT LI LU NL NO PT SE'.split(' ');
const ACCESSIONS: readonly { readonly on: LegalDay; readonly by: Citation; readonly members: readonly Country[] }[] = [
  { on: '2004-05-01', by: ACCESSION_2003.citation, members: 'CY CZ EE HU LT LV MT PL SI SK'.split(' ') },
  { on: '2007-01-01', by: ACCESSION_2005.citation, members: ['BG', 'RO'] },
  { on: '2013-07-01', by: ACCESSION_2011.citation, members: ['HR'] },
];

/** First day inside the EEA of every country that is or was a member, within the encoded days. */
export const MEMBER_SINCE: ReadonlyMap<Country, LegalDay> = new Map([
  ...LONG_STANDING.map((country) => [country, FIRST_ENCODED_DAY] as const),
  ...ACCESSIONS.flatMap(({ on, members }) => members.map((country) => [country, on] as const)),
]);

/** The thirty states of today's EEA. */
export const EEA: readonly Country[] = [...MEMBER_SINCE.keys()].filter((country) => country !== 'GB').sort();

/** First day on which the United Kingdom is no longer treated as a member (Art. 126-127 Withdrawal Agreement). */
export const UK_LEAVES: LegalDay = '2021-01-01';
/** First day after the bridge of Art. 782 of the Trade and Cooperation Agreement: that of the adequacy decision. */
const UK_BRIDGE_ENDS: LegalDay = '2021-06-28';

/** A country by its code, or an international organisation as `organisation` writes it. */
export type Destination = string;

/** `io:EPO`; people write the code in any case. */
export const organisation = (code: string): Destination => `io:${code.trim().toUpperCase()}`;

/** Where data goes that a party receives; null: not known. */
export const destinationOf = ({ internationalOrganisation, country }: Party): Destination | null =>
  internationalOrganisation === null ? country : organisation(internationalOrganisation);

export const spokenDestination = (destination: Destination | null): string =>
  destination?.replace(/^io:/, '') ?? 'an unknown country';

/** How a destination stands towards an exporter inside the EEA. */
export type Standing = 'inside' | 'bridge' | 'third_country';

/** Whether a country is inside the EEA, on the United Kingdom's bridge out of it, or a third country. */
export function standingTowardsEea(country: Country, asOf: AsOf): Standing {
  const since = MEMBER_SINCE.get(country);
  if (since === undefined || !asOf.reached(since)) return 'third_country';
  if (country !== 'GB' || !asOf.reached(UK_LEAVES)) return 'inside';
  return asOf.reached(UK_BRIDGE_ENDS) ? 'third_country' : 'bridge';
}

/** What the standing rests on. */
export function citationOfStanding(country: Country, standing: Standing, exporter: Party, asOf: AsOf): Citation {
  if (standing === 'bridge') return TRADE_AND_COOPERATION_AGREEMENT.art('782');
  if (country === 'GB' && asOf.reached('2020-02-01') && standing === 'inside') return WITHDRAWAL_AGREEMENT.art('127');
  return chapterFive('EU_GDPR', exporter, asOf);
}

/** The EEA states outside the Union took over the GDPR later (Decision of the EEA Joint Committee 154/2018). */
const GDPR_APPLIES_OUTSIDE_THE_UNION: LegalDay = '2018-07-20';
const EEA_OUTSIDE_THE_UNION: ReadonlySet<Country | null> = new Set(['IS', 'LI', 'NO']);

/** The GDPR's first day of application to a party; before it the party is under Directive 95/46/EC. */
export const gdprAppliesTo = ({ country }: Party): LegalDay =>
  EEA_OUTSIDE_THE_UNION.has(country) ? GDPR_APPLIES_OUTSIDE_THE_UNION : GDPR_APPLIES;

/** Whether the party is an institution of the Union under its own regulation. */
export const isUnderEudpr = ({ exporterLaw }: Party, asOf: AsOf): boolean =>
  exporterLaw === 'regulation_2018_1725' && asOf.reached(EUDPR_APPLIES);

/** The general rule on transfers that the exporter is under on the day. */
export function chapterFive(regime: Regime, exporter: Party, asOf: AsOf): Citation {
  if (regime === 'UK_GDPR') return UK_GDPR.art('44');
  if (regime === 'CH_FADP') return asOf.reached(FADP_REVISED) ? FADP.art('16') : FADP_1992.art('6');
  if (isUnderEudpr(exporter, asOf)) return EUDPR.art('46');
  return asOf.reached(gdprAppliesTo(exporter)) ? GDPR.art('44') : DIRECTIVE_95_46.art('25');
}
