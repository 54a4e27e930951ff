import countries from 'i18n-iso-countries';
import type { Country } from '../law/facts.js';
import { countryMeant } from '../spreadsheets/countries.js';
import { wordsOf } from '../spreadsheets/words.js';
import { LIMITS } from './list-table.js';

/** The countries that a cell names, and what of it names none for sure. */
export interface Places {
  readonly countries: readonly Country[];
  readonly left: readonly string[];
}

// Two letters, or a name, by which people in the United States mean one of their states.
const STATES = new Set('al ar az ca co de ga id il in la ma md me mn mo ms mt nc ne pa sc sd tn va georgia'.split(' '));

const BETWEEN = /[,;:/|+\n()[\]•·]+|\s+(?:and|or|und|oder|&|[-–—]+)\s+/gi;
/** Names of countries hold up to so many separators: "Saint Helena, Ascension and Tristan da Cunha". */
const LONGEST = 4;

const FLAG = /[\u{1f1e6}-\u{1f1ff}]{2}/gu;
/** The mark of a note. */
const NOTE = /[¹²³⁰⁴-⁹]+/g;

/** By its three letters, which mean no state of the United States; those of no country, such as 🇪🇺, as they are. */
function spokenFlag(flag: string): string {
  const letters = Array.from(flag, (sign) => String.fromCharCode(sign.codePointAt(0)! - 0x1f1e6 + 65)).join('');
  return countries.alpha2ToAlpha3(letters) ?? letters;
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a cell as people fill it: "Ireland, USA", "Frankfurt (Germany)", "USA (EU hosting available)". What is not a
 * country by itself is left, and never guessed: "EU", a city, "CA" behind a city, which may be California.
 */
export function placesIn(written: string): Places {
  const cell = written.replace(FLAG, (flag) => `, ${spokenFlag(flag)}, `).replace(NOTE, ' [$&]');
  const pieces = piecesOf(cell);
  if (pieces.length > LIMITS.places) return { countries: [], left: pieces.map(({ text }) => text) };
  const found = new Set<Country>();
  const left: string[] = [];
  for (let at = 0; at < pieces.length;) {
    const [country, length] = longest(cell, pieces, at);
    if (country === undefined || (length === 1 && mayBeState(pieces, at))) left.push(pieces[at]!.text);
    else found.add(country);
    at += length;
  }
  return { countries: [...found], left };
}

function piecesOf(cell: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const add = (start: number, end: number): void => {
    const text = cell.slice(start, end);
    const trimmed = text.trim();
    if (trimmed === '') return;
    const from = start + text.indexOf(trimmed);
    pieces.push({ text: trimmed, start: from, end: from + trimmed.length });
  };
  let start = 0;
  for (const between of cell.matchAll(BETWEEN)) {
    add(start, between.index);
    start = between.index + between[0].length;
  }
  add(start, cell.length);
  return pieces;
}

function longest(cell: string, pieces: readonly Piece[], at: number): readonly [Country | undefined, number] {
  for (let length = Math.min(LONGEST, pieces.length - at); length > 0; length--) {
    const country = countryMeant(cell.slice(pieces[at]!.start, pieces[at + length - 1]!.end));
    if (country !== undefined) return [country, length];
  }
  return [undefined, 1];
}

/** Behind a city, or before the United States. */
function mayBeState(pieces: readonly Piece[], at: number): boolean {
  if (!STATES.has(wordsOf(pieces[at]!.text))) return false;
  const before = pieces[at - 1];
  const after = pieces[at + 1];
  return (
    (before !== undefined && countryMeant(before.text) === undefined) ||
    (after !== undefined && countryMeant(after.text) === 'US')
  );
}
