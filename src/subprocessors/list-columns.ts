import { type Mistake, refuseAny, refused } from '../errors.js';
import type { Mapping } from '../spreadsheets/mapping.js';
import { wordsOf } from '../spreadsheets/words.js';
import type { Table, TableRow } from './list-table.js';

export const LIST_FIELDS = ['name', 'service', 'places', 'seat', 'address', 'contact', 'url', 'addedOn'] as const;
/** What a column of a list may be taken as. */
export type ListField = (typeof LIST_FIELDS)[number];

export interface ListColumn {
  readonly column: string;
  /** null: nothing is taken from it, and no cell of it is reported. */
  readonly field: ListField | null;
  /** Found by the column's name, not given by whoever sent the file. */
  readonly guessed: boolean;
}

/** The rows of a list, from one table or from several of the same header. */
export interface Listed {
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (TableRow & { readonly table: number })[];
  /** Tables of the file that were left alone. */
  readonly leftTables: readonly { readonly table: number; readonly header: string; readonly rows: number }[];
}

const SUBPROCESSOR = '(sub ?processors?|sub ?contractors?|unterauftragsverarbeiter)';
const WHO = `(${SUBPROCESSOR}|(legal |corporate )?(entity|company|organi[sz]ation)|vendor|supplier|service provider|provider|third party)`;

/** By the words of a column's name; the surer patterns first, and each column once. */
const PATTERNS: readonly (readonly [ListField, RegExp])[] = [
  ['name', new RegExp(`^(name|${WHO}s?( legal)?( name)?|name of( the)? ${WHO})$`)],
  ['contact', /\b(contacts?|e ?mail|dpo|data protection officer|kontakt)\b/],
  ['address', /\b(address|registered office|anschrift|adresse)\b/],
  [
    'seat',
    /\b(seat|head ?quarters?|headquartered|hq|incorporat(ed|ion)|registered|established|establishment|sitz)\b|\b(entity|company|corporate|legal) (country|location|jurisdiction)\b|\bcountry of( the)? (entity|company|registration)\b/,
  ],
  ['addedOn', /\b(effective|start(s|ing)?|added|engaged since|since)\b/],
  [
    'places',
    /\b(locations?|countr(y|ies)|regions?|places?|territor(y|ies)|geograph(y|ies|ical)|data cent(er|re)s?|where|land|laender|orte?)\b/,
  ],
  ['url', /\b(url|web ?site|links?|home ?page|privacy policy|dpa)\b/],
  [
    'service',
    /\b(services?|purposes?|functions?|activit(y|ies)|description|nature|subject( matter)?|role|zweck|leistung(en)?)\b/,
  ],
  ['service', /\b(processing|products?|features?|use)\b/],
  ['name', new RegExp(`\\b(${WHO}|name)s?\\b`)],
];

/**
 * What each column is taken as: as given, otherwise as its name suggests.
 * @throws RefusedError for a mapping that names what is not there
 */
function columnsOf(header: readonly string[], mapping: Mapping | null): readonly ListColumn[] {
  const given = new Map(Object.entries(mapping ?? {}));
  const taken = new Set<ListField | null>([...given.values()] as ListField[]);
  const words = header.map((column) => (given.has(column) ? '' : wordsOf(column)));
  const guessed = new Map<number, ListField>();
  for (const [field, pattern] of PATTERNS) {
    if (taken.has(field)) continue;
    const at = words.findIndex((of, index) => of !== '' && !guessed.has(index) && pattern.test(of));
    if (at === -1) continue;
    guessed.set(at, field);
    taken.add(field);
  }
  return header.map((column, at) => ({
    column,
    field: given.has(column) ? (given.get(column) as ListField | null) : (guessed.get(at) ?? null),
    guessed: !given.has(column),
  }));
}

/**
 * The table whose header is that of a list of sub-processors, with every other of the same header.
 * @param number the table meant; null: the one that is most like it
 * @throws RefusedError when none is, or when several are alike
 */
export function chooseList(tables: readonly Table[], mapping: Mapping | null, number: number | null): Listed {
  expectFields(mapping);
  const meant = number === null ? tables : tables.filter((table) => table.number === number);
  if (meant.length === 0) throw refused('/table', `the file has no table ${number}; it has ${named(tables)}`);
  const headed = meant.flatMap((table) => headerOf(table, mapping, tables.length === 1 || number !== null) ?? []);
  const best = Math.max(...headed.map(({ score }) => score));
  const [first, ...others] = headed.filter(({ score }) => score === best);
  if (first === undefined) throw refused('/file', notFound(tables, mapping));
  const other = others.find(({ key }) => key !== first.key);
  if (other !== undefined)
    throw refused(
      '/table',
      `tables ${first.table.number} and ${other.table.number} both look like a list of sub-processors, with different columns; say in table which is meant, and send the other for itself`,
    );
  const chosen = headed.filter(({ key }) => key === first.key);
  return {
    columns: first.columns,
    rows: chosen.flatMap(({ table, at }) => table.rows.slice(at + 1).map((row) => ({ ...row, table: table.number }))),
    leftTables: tables
      .filter((table) => !chosen.some((one) => one.table === table))
      .map((table) => ({ table: table.number, header: spoken(table), rows: table.rows.length })),
  };
}

interface Headed {
  readonly table: Table;
  /** Place of the header among the rows. */
  readonly at: number;
  readonly key: string;
  readonly columns: readonly ListColumn[];
  readonly score: number;
}

/** A header is among the first rows of its table; it has a name, and something said of it. */
function headerOf(table: Table, mapping: Mapping | null, isOnly: boolean): Headed | null {
  for (const [at, row] of table.rows.slice(0, 3).entries()) {
    const header = row.cells.map((cell, index) => cell.replaceAll('\n', ' ') || `column ${index + 1}`);
    if (row.isHeading || Object.keys(mapping ?? {}).some((column) => !header.includes(column))) continue;
    const columns = columnsOf(header, mapping);
    const fields = columns.flatMap(({ field }) => field ?? []);
    if (!fields.includes('name') || (fields.length === 1 && !isOnly)) continue;
    const says = header.some((column) => new RegExp(SUBPROCESSOR).test(wordsOf(column)));
    // A table of cookies has names and purposes too, and no place.
    const score = fields.length + (says ? 4 : 0) + (fields.some((of) => of === 'places' || of === 'seat') ? 2 : 0);
    return { table, at, key: header.map(wordsOf).join('|'), columns, score };
  }
  return null;
}

function expectFields(mapping: Mapping | null): void {
  const mistakes: Mistake[] = [];
  const seen = new Set<string>();
  for (const [column, field] of Object.entries(mapping ?? {})) {
    const pointer = `/mapping/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (field === null) continue;
    if (!LIST_FIELDS.some((known) => known === field))
      mistakes.push({
        pointer,
        detail: `there is no field "${field}"; expected null or one of ${LIST_FIELDS.join(', ')}`,
      });
    else if (seen.has(field))
      mistakes.push({ pointer, detail: `more than one column is mapped to "${field}"; choose one` });
    seen.add(field);
  }
  refuseAny(mistakes);
}

const spoken = ({ rows }: Table): string => (rows[0]?.cells ?? []).join(' | ').replaceAll('\n', ' ').slice(0, 200);

const named = (tables: readonly Table[]): string =>
  tables
    .slice(0, 10)
    .map((table) => `${table.number} (${spoken(table)})`)
    .join(', ');

const notFound = (tables: readonly Table[], mapping: Mapping | null): string =>
  mapping === null
    ? `no table looks like a list of sub-processors: found ${named(tables)}; expected a header with a name and a service or a place, or a mapping such as {"Partner": "name"}`
    : `no table has all columns of the mapping: found ${named(tables)}`;
