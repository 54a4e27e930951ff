import { DIRECTIVE_95_46, FADP, FADP_1992, GDPR, UK_GDPR } from '../citation.js';
import type { DerogationLetter } from '../facts.js';
import { FADP_REVISED, FIRST_ENCODED_DAY, GDPR_APPLIES, REGIME_BEGINS } from '../regime.js';
import { type Entry, Timeline } from '../timeline.js';
import type { DerogationTerms, DerogationTool, Regimes } from './instrument.js';

const terms = (...is: readonly (keyof DerogationTerms)[]): DerogationTerms => ({
  necessary: is.includes('necessary'),
  notRepetitive: is.includes('notRepetitive'),
  notForAuthorities: is.includes('notForAuthorities'),
});

/** Where a letter stands in each law; null: nowhere. */
interface Places {
  readonly directive: string | null;
  readonly gdpr: string | null;
  readonly fadp: string | null;
}

/** That public authorities are kept from some of them is of the GDPR (Art. 49(3)). */
function regimesOf({ directive, gdpr, fadp }: Places, value: DerogationTerms): Regimes<DerogationTerms> {
  const elsewhere = { ...value, notForAuthorities: false };
  const before: readonly Entry<DerogationTerms>[] =
    directive === null ? [] : [{ from: FIRST_ENCODED_DAY, value: elsewhere, citation: DIRECTIVE_95_46.art(directive) }];
  return {
    ...(gdpr !== null && {
      EU_GDPR: new Timeline(FIRST_ENCODED_DAY, [...before, { from: GDPR_APPLIES, value, citation: GDPR.art(gdpr) }]),
      UK_GDPR: new Timeline(FIRST_ENCODED_DAY, [{ from: REGIME_BEGINS.UK_GDPR, value, citation: UK_GDPR.art(gdpr) }]),
    }),
    ...(fadp !== null && {
      CH_FADP: new Timeline(FIRST_ENCODED_DAY, [
        { from: FIRST_ENCODED_DAY, value: elsewhere, citation: FADP_1992.art('6(2)') },
        { from: FADP_REVISED, value: elsewhere, citation: FADP.art(fadp) },
      ]),
    }),
  };
}

const derogation = (
  letter: DerogationLetter,
  name: string,
  places: Places,
  value: DerogationTerms,
): DerogationTool => ({
  kind: 'derogation',
  id: `DEROGATION_${letter.toUpperCase()}`,
  letter,
  name,
  officialId: places.gdpr === null ? `Art. ${places.fadp} FADP` : `Art. ${places.gdpr} GDPR`,
  citation: places.gdpr === null ? FADP.art(places.fadp!) : GDPR.art(places.gdpr),
  lastVerified: '2026-11-23',
  regimes: regimesOf(places, value),
});

/** Exceptions for specific situations, never a routine (EDPB Guidelines 2/2018). */
export const derogationTools: readonly DerogationTool[] = [
  derogation(
    'a',
    'Explicit consent',
    { directive: '26(1)(a)', gdpr: '49(1)(a)', fadp: '17(1)(a)' },
    terms('notForAuthorities'),
  ),
  derogation(
    'b',
    'Contract with the person',
    { directive: '26(1)(b)', gdpr: '49(1)(b)', fadp: '17(1)(b)' },
    terms('necessary', 'notForAuthorities'),
  ),
  derogation(
    'c',
    "Contract in the person's interest",
    { directive: '26(1)(c)', gdpr: '49(1)(c)', fadp: '17(1)(b)' },
    terms('necessary', 'notForAuthorities'),
  ),
  derogation(
    'd',
    'Important reasons of public interest',
    { directive: '26(1)(d)', gdpr: '49(1)(d)', fadp: '17(1)(c)' },
    terms('necessary'),
  ),
  derogation('e', 'Legal claims', { directive: '26(1)(d)', gdpr: '49(1)(e)', fadp: '17(1)(c)' }, terms('necessary')),
  derogation('f', 'Vital interests', { directive: '26(1)(e)', gdpr: '49(1)(f)', fadp: '17(1)(d)' }, terms('necessary')),
  derogation('g', 'Public register', { directive: '26(1)(f)', gdpr: '49(1)(g)', fadp: '17(1)(f)' }, terms()),
  derogation(
    'compelling',
    'Compelling legitimate interests',
    { directive: null, gdpr: '49(1) second subparagraph', fadp: null },
    terms('necessary', 'notRepetitive'),
  ),
  derogation('made_public', 'Made public by the person', { directive: null, gdpr: null, fadp: '17(1)(e)' }, terms()),
];
