import type { AsOf } from './as-of.js';
import {
  type Act,
  type Citation,
  DIRECTIVE_95_46,
  DPO,
  EDPB_22_2024,
  EUDPR,
  FADP,
  FADP_1992,
  GDPR,
  SCHREMS_II,
  UK_GDPR,
} from './citation.js';
import type { Party } from './facts.js';
import { FADP_REVISED, type Regime } from './regime.js';
import { gdprAppliesTo, isUnderEudpr } from './territories.js';

/** Says a general article as it is numbered under a regime on a day; other citations pass unchanged. */
export type Wording = (citation: Citation) => Citation;

/** Articles of another act in the place of the GDPR's; one without a counterpart is cited as the act whole. */
function counterparts(
  of: Act,
  articles: Readonly<Record<string, string>>,
  more: readonly (readonly [Citation, Citation])[] = [],
): Wording {
  const known = new Map(
    Object.entries(articles).map(([article, counterpart]) => [GDPR.art(article).text, of.art(counterpart)]),
  );
  for (const [citation, counterpart] of more) known.set(citation.text, counterpart);
  return (citation) => known.get(citation.text) ?? (citation.link === GDPR.citation.link ? of.citation : citation);
}

/** What stood in the place of the GDPR's articles while the directive was the law. */
const asBefore = counterparts(DIRECTIVE_95_46, {
  '5(2)': '6(2)',
  '13(1)(f)': '10',
  '30(1)(e)': '19(1)(e)',
  '44': '25',
  '45': '25(6)',
  '46(1)': '26(2)',
  '46(2)(a)': '26(2)',
  '46(2)(b)': '26(2)',
  '46(2)(c)': '26(4)',
  '46(2)(d)': '26(4)',
  '46(3)(a)': '26(2)',
  '46(3)(b)': '26(2)',
  '47': '26(2)',
  '49': '26(1)',
  '49(1)': '26(1)',
  '49(1)(a)': '26(1)(a)',
  '49(1)(b)': '26(1)(b)',
  '49(1)(c)': '26(1)(c)',
  '49(1)(d)': '26(1)(d)',
  '49(1)(e)': '26(1)(d)',
  '49(1)(f)': '26(1)(e)',
  '49(1)(g)': '26(1)(f)',
});

/** The same rules for the institutions of the Union. */
const asForInstitutions = counterparts(EUDPR, {
  '4(7)': '3(8)',
  '4(8)': '3(12)',
  '5(2)': '4(2)',
  '13(1)(f)': '15(1)(f)',
  '26': '28',
  '26(1)': '28(1)',
  '26(2)': '28(2)',
  '28': '29',
  '28(1)': '29(1)',
  '28(2)': '29(2)',
  '28(3)': '29(3)',
  '28(4)': '29(4)',
  '28(9)': '29(9)',
  '28(10)': '29(10)',
  '30(1)(e)': '31(1)(e)',
  '44': '46',
  '45': '47',
  '46(1)': '48(1)',
  '46(2)(a)': '48(2)(a)',
  '46(2)(b)': '48(2)(d)',
  '46(2)(c)': '48(2)(b)',
  '46(2)(d)': '48(2)(c)',
  '46(2)(f)': '48(2)(d)',
  '46(3)(a)': '48(3)(a)',
  '46(3)(b)': '48(3)(b)',
  '49': '50',
  '49(1)': '50(1)',
  '49(1)(a)': '50(1)(a)',
  '49(1)(b)': '50(1)(b)',
  '49(1)(c)': '50(1)(c)',
  '49(1)(d)': '50(1)(d)',
  '49(1)(e)': '50(1)(e)',
  '49(1)(f)': '50(1)(f)',
  '49(1)(g)': '50(1)(g)',
});

const asInSwitzerland = counterparts(
  FADP,
  {
    '4(7)': '5(j)',
    '4(8)': '5(k)',
    '13(1)(f)': '19(4)',
    '26': '5(j)',
    '26(1)': '5(j)',
    '28': '9',
    '28(2)': '9(3)',
    '28(3)': '9(1)',
    '28(4)': '9(3)',
    '28(9)': '9(1)',
    '30(1)(e)': '12',
    '44': '16',
    '45': '16(1)',
    '46(1)': '16(2)',
    '46(2)(a)': '16(2)(a)',
    '46(2)(b)': '16(2)(e)',
    '46(2)(c)': '16(2)(d)',
    '46(2)(d)': '16(2)(d)',
    '46(3)(a)': '16(2)(b)',
    '46(3)(b)': '16(2)(c)',
    '47': '16(2)(e)',
    '49': '17',
    '49(1)': '17',
  },
  [
    [SCHREMS_II.citation, FADP.citation],
    [EDPB_22_2024.citation, FADP.art('9(3)')],
  ],
);

const asInSwitzerlandBefore = counterparts(
  FADP_1992,
  {
    '44': '6(1)',
    '45': '6(1)',
    '46(1)': '6(2)',
    '46(2)(a)': '6(2)',
    '46(2)(b)': '6(2)',
    '46(2)(c)': '6(2)',
    '46(2)(d)': '6(2)',
    '46(3)(a)': '6(2)',
    '46(3)(b)': '6(2)',
    '47': '6(2)',
    '49': '6(2)',
    '49(1)': '6(2)',
  },
  [
    [SCHREMS_II.citation, FADP_1992.citation],
    [FADP.art('16(2)(d)'), FADP_1992.art('6(2)')],
    [DPO.art('8(1) and Annex 1'), FADP_1992.art('6(1)')],
  ],
);

const asNow: Wording = (citation) => citation;

/** The twin bears the numbers of the original; what the EDPB says of them binds nobody there. */
const asInTheUnitedKingdom: Wording = (citation) => {
  if (citation.text === EDPB_22_2024.citation.text) return UK_GDPR.art('28(4)');
  return citation.link === GDPR.citation.link
    ? { ...UK_GDPR.citation, text: `${citation.text.slice(0, -4)}UK GDPR` }
    : citation;
};

/** How the law that binds a party words its articles on the day. */
export function wordingFor(party: Party, regime: Regime, asOf: AsOf): Wording {
  if (regime === 'UK_GDPR') return asInTheUnitedKingdom;
  if (regime === 'CH_FADP') return asOf.reached(FADP_REVISED) ? asInSwitzerland : asInSwitzerlandBefore;
  if (isUnderEudpr(party, asOf)) return asForInstitutions;
  return asOf.reached(gdprAppliesTo(party)) ? asNow : asBefore;
}

const NOW: Readonly<Record<Regime, Wording>> = {
  EU_GDPR: asNow,
  UK_GDPR: asInTheUnitedKingdom,
  CH_FADP: asInSwitzerland,
};

/** How a regime words its articles since its present law applies. */
export const wordingNow = (regime: Regime): Wording => NOW[regime];

/** Whether the wording changes anything. */
export const isAsNow = (wording: Wording): boolean => wording === asNow;

/** The same, their citations in such words. */
export const inWords = <R extends { readonly citation: Citation }>(
  cited: readonly R[],
  wording: Wording,
): readonly R[] =>
  wording === asNow || cited.length === 0 ? cited : cited.map((one) => ({ ...one, citation: wording(one.citation) }));
