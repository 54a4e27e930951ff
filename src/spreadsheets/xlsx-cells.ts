import { daysBetween, type LegalDay } from '../law/legal-day.js';
import { guarded } from './formula-guard.js';
import type { CellValue, Column } from './table.js';
import { STYLES } from './xlsx-parts.js';

/** What a cell holds at most; Excel calls a file with more in one damaged. */
const LONGEST = 32_767;

/** Rows as XML; a text is an inline string, never a formula. */
export const headerRow = (columns: readonly Pick<Column<never>, 'name'>[]): string =>
  row(columns.map(({ name }) => text(name, STYLES.header)));

export const dataRow = <T>(columns: readonly Column<T>[], of: T): string =>
  row(columns.map(({ kind, valueOf }) => cell(kind, valueOf(of))));

const row = (cells: readonly string[]): string => `<row>${cells.join('')}</row>`;

function cell(kind: Column<never>['kind'], value: CellValue): string {
  if (value === null) return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  if (kind === 'day' && value >= FIRST_SERIAL_DAY)
    return `<c s="${STYLES.day}"><v>${daysBetween(DAY_ZERO, value as LegalDay)}</v></c>`;
  return text(value, guarded(value) === value ? STYLES.plain : STYLES.quoted);
}

// Spreadsheets count from here, and believe that 1900 was a leap year: an earlier day is a text.
const DAY_ZERO: LegalDay = '1899-12-30';
const FIRST_SERIAL_DAY = '1900-03-01';

const text = (value: string, style: number): string =>
  `<c t="inlineStr"${style === STYLES.plain ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escaped(fitting(value))}</t></is></c>`;

const fitting = (value: string): string =>
  value.length <= LONGEST ? value : `${value.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** ST_Xstring: `_xHHHH_` stands for a character, so a text that looks like it is written with its `_` so. */
const escaped = (value: string): string =>
  value
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll(UNWRITABLE, '\ufffd')
    .replaceAll('\r', '_x000D_')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character]!);

/** XML 1.0 has no character for them. */
const UNWRITABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `A`, `Z`, `AA`, … counted from 0. */
export const columnLetters = (index: number): string =>
  (index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));
