import type { AsOf } from './as-of.js';
import { type Citation, DIRECTIVE_95_46, GDPR, UK_GDPR } from './citation.js';
import type { Party } from './facts.js';
import type { Regime } from './regime.js';
import { gdprAppliesTo } from './territories.js';

/** Says a general article as it is numbered under a regime on a day; other citations pass unchanged. */
export type Wording = (citation: Citation) => Citation;

/** What stood in the place of the GDPR's articles on transfers while the directive was the law. */
const FORERUNNERS: ReadonlyMap<string, Citation> = new Map(
  Object.entries({
    '5(2)': '6(2)',
    '13(1)(f)': '10',
    '30(1)(e)': '19(1)(e)',
    '44': '25',
    '45': '25(6)',
    '46(1)': '26(2)',
    '46(2)(c)': '26(4)',
    '49': '26(1)',
  }).map(([article, forerunner]) => [GDPR.art(article).text, DIRECTIVE_95_46.art(forerunner)]),
);

const asBefore: Wording = (citation) => FORERUNNERS.get(citation.text) ?? citation;
const asNow: Wording = (citation) => citation;

/** The twin bears the numbers of the original. */
const asInTheUnitedKingdom: Wording = (citation) =>
  citation.link === GDPR.citation.link
    ? { ...UK_GDPR.citation, text: `${citation.text.slice(0, -4)}UK GDPR` }
    : citation;

/** How the law that binds a party words its articles on the day. */
export function wordingFor(party: Party, regime: Regime, asOf: AsOf): Wording {
  if (regime === 'UK_GDPR') return asInTheUnitedKingdom;
  return regime === 'EU_GDPR' && !asOf.reached(gdprAppliesTo(party)) ? asBefore : asNow;
}

/** The same, their citations in such words. */
export const inWords = <R extends { readonly citation: Citation }>(
  cited: readonly R[],
  wording: Wording,
): readonly R[] => (wording === asNow ? cited : cited.map((one) => ({ ...one, citation: wording(one.citation) })));
