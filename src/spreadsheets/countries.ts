import countries from 'i18n-iso-countries';
import type { Country } from '../law/facts.js';
import { wordsOf } from './words.js';

/** What people write beside the names of ISO 3166-1. */
const ALIASES: Readonly<Record<Country, readonly string[]>> = {
  BN: ['Brunei'],
  BO: ['Plurinational State of Bolivia'],
  CD: ['Congo Kinshasa', 'DR Congo', 'DRC'],
  CG: ['Congo Brazzaville'],
  CV: ['Cabo Verde'],
  FK: ['Falkland Islands'],
  FM: ['Micronesia'],
  GB: ['England', 'Scotland', 'Wales', 'Northern Ireland', 'United Kingdom of Great Britain and Northern Ireland'],
  GR: ['EL', 'Hellas', 'Hellenic Republic'],
  HK: ['Hong Kong SAR'],
  IE: ['Republic of Ireland', 'Eire'],
  KP: ["Democratic People's Republic of Korea", 'DPRK'],
  LA: ['Laos'],
  MD: ['Moldova'],
  MK: ['Macedonia'],
  MM: ['Burma'],
  MO: ['Macau'],
  NL: ['Holland'],
  SH: ['Saint Helena, Ascension and Tristan da Cunha'],
  SK: ['Slovak Republic'],
  SY: ['Syria'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  US: ['The United States', 'The United States of America'],
  VA: ['Vatican', 'Vatican City', 'Holy See'],
  VG: ['British Virgin Islands'],
  VI: ['US Virgin Islands'],
  VN: ['Viet Nam'],
};

const BY_WORDS = countriesByWords();

/** The country that a text means, by code or English name; undefined when it means none, or more than one. */
export const countryMeant = (text: string): Country | undefined => BY_WORDS.get(wordsOf(text));

function countriesByWords(): ReadonlyMap<string, Country> {
  const byWords = new Map<string, Country>();
  const ambiguous = new Set<string>();
  const names = countries.getNames('en', { select: 'all' });
  for (const [alpha2, alpha3] of Object.entries(countries.getAlpha2Codes()))
    for (const name of [alpha2, alpha3, ...(names[alpha2] ?? []), ...(ALIASES[alpha2] ?? [])]) {
      const words = wordsOf(name);
      const other = byWords.get(words);
      if (other !== undefined && other !== alpha2) ambiguous.add(words);
      byWords.set(words, alpha2);
    }
  for (const words of ambiguous) byWords.delete(words);
  return byWords;
}
