import { type Mistake, refuseAny, refused } from '../errors.js';
import type { Mapping } from '../spreadsheets/mapping.js';
import { wordsOf } from '../spreadsheets/words.js';
import type { Table, TableRow } from './list-table.js';

export const LIST_FIELDS = ['name', 'service', 'places', 'seat', 'address', 'contact', 'url', 'addedOn'] as const;
/** What a column of a list may be taken as. */
export type ListField = (typeof LIST_FIELDS)[number];

export interface ListColumn {
  /** The table that it is of; of several with the same header the first. */
  readonly table: number;
  readonly column: string;
  /** null: nothing is taken from it, and no cell of it is reported. */
  readonly field: ListField | null;
  /** Found by the column's name, not given by whoever sent the file. */
  readonly guessed: boolean;
}

/** A row of a list, with what each of its cells is taken as. */
export interface ListedRow extends TableRow {
  readonly table: number;
  readonly columns: readonly ListColumn[];
}

/** The rows of a list, from one table or from several. */
export interface Listed {
  readonly columns: readonly ListColumn[];
  readonly rows: readonly ListedRow[];
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
function columnsOf(table: number, header: readonly string[], mapping: Mapping | null): readonly ListColumn[] {
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
    table,
    column,
    field: given.has(column) ? (given.get(column) as ListField | null) : (guessed.get(at) ?? null),
    guessed: !given.has(column),
  }));
}

/**
 * The tables meant or, where nobody says so, the one whose header is that of a list of sub-processors, with every other
 * of the same header.
 * @param numbers the tables meant; null: the one that is most like a list
 * @throws RefusedError when one is none, or when nobody can say which is meant
 */
export function chooseList(
  tables: readonly Table[],
  mapping: Mapping | null,
  numbers: readonly number[] | null,
): Listed {
  expectFields(mapping);
  const chosen = numbers === null ? foundAmong(tables, mapping) : meantAmong(tables, mapping, numbers);
  const first = new Map(chosen.map((one) => [one.key, one] as const).reverse());
  const columnsOfKey = (key: string): readonly ListColumn[] => first.get(key)!.columns;
  return {
    columns: chosen.flatMap((one) => (first.get(one.key) === one ? one.columns : [])),
    rows: chosen.flatMap(({ table, at, key }) =>
      table.rows.slice(at + 1).map((row) => ({ ...row, table: table.number, columns: columnsOfKey(key) })),
    ),
    leftTables: tables
      .filter((table) => !chosen.some((one) => one.table === table))
      .map((table) => ({ table: table.number, header: spoken(table), rows: table.rows.length })),
  };
}

function foundAmong(tables: readonly Table[], mapping: Mapping | null): readonly Headed[] {
  const headed = tables.flatMap((table) => headerOf(table, mapping, tables.length === 1) ?? []);
  const best = Math.max(...headed.map(({ score }) => score));
  const first = headed.find(({ score }) => score === best);
  if (first === undefined) throw refused('/file', notFound(tables, mapping));
  // To leave out one that says that it is such a list would be to say that its sub-processors are gone.
  const other = headed.find(({ key, score, says }) => key !== first.key && (says || score === best));
  if (other !== undefined) {
    const numbers = [first.table.number, other.table.number].sort((a, b) => a - b);
    throw refused(
      '/tables',
      `tables ${numbers.join(' and ')} both look like a list of sub-processors, with different columns; say in tables which is meant, or "${numbers.join(',')}" for both together`,
    );
  }
  return headed.filter(({ key }) => key === first.key);
}

/** Each with columns of its own; one of the mapping is in one of them at least. */
function meantAmong(tables: readonly Table[], mapping: Mapping | null, numbers: readonly number[]): readonly Headed[] {
  const missing = numbers.find((number) => !tables.some((table) => table.number === number));
  if (missing !== undefined) throw refused('/tables', `the file has no table ${missing}; it has ${named(tables)}`);
  const meant = tables.filter(({ number }) => numbers.includes(number));
  const names = new Set(meant.flatMap(({ rows }) => rows.slice(0, HEADER_ROWS).flatMap(headerNames)));
  if (Object.keys(mapping ?? {}).some((column) => !names.has(column))) throw refused('/file', notFound(meant, mapping));
  return meant.map((table) => {
    const own =
      mapping === null ? null : Object.fromEntries(Object.entries(mapping).filter(([column]) => isIn(table, column)));
    const headed = headerOf(table, own, true);
    if (headed === null) throw refused('/file', notFound([table], mapping));
    return headed;
  });
}

const isIn = ({ rows }: Table, column: string): boolean =>
  rows.slice(0, HEADER_ROWS).some((row) => headerNames(row).includes(column));

/** Rows among which the header of a table is. */
const HEADER_ROWS = 3;

const headerNames = ({ cells }: TableRow): readonly string[] =>
  cells.map((cell, index) => cell.replaceAll('\n', ' ') || `column ${index + 1}`);

interface Headed {
  readonly table: Table;
  /** Place of the header among the rows. */
  readonly at: number;
  readonly key: string;
  readonly columns: readonly ListColumn[];
  readonly score: number;
  /** It names sub-processors. */
  readonly says: boolean;
}

/** A header is among the first rows of its table; it has a name, and something said of it. */
function headerOf(table: Table, mapping: Mapping | null, isOnly: boolean): Headed | null {
  for (const [at, row] of table.rows.slice(0, HEADER_ROWS).entries()) {
    const header = headerNames(row);
    if (row.isHeading || Object.keys(mapping ?? {}).some((column) => !header.includes(column))) continue;
    const columns = columnsOf(table.number, header, mapping);
    const fields = columns.flatMap(({ field }) => field ?? []);
    if (!fields.includes('name') || (fields.length === 1 && !isOnly)) continue;
    const says = header.some((column) => new RegExp(SUBPROCESSOR).test(wordsOf(column)));
    // A table of cookies has names and purposes too, and no place.
    const score = fields.length + (says ? 4 : 0) + (fields.some((of) => of === 'places' || of === 'seat') ? 2 : 0);
    return { table, at, key: header.map(wordsOf).join('|'), columns, score, says };
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
