import { type Mistake, refuseAny, refused } from '../errors.js';
import { wordsOf } from '../spreadsheets/words.js';

export const FIELDS = [
  'key',
  'name',
  'country',
  'website',
  'dpaUrl',
  'subprocessorsUrl',
  'certifications',
  'sector',
  'ownerEmail',
  'tags',
] as const;
/** What a column of the file may be taken as. */
export type Field = (typeof FIELDS)[number];

/** What our own export shows beside the fields: kept with a record or judged, and nothing that a list could state. */
const SHOWN = [
  'status',
  'statusFrom',
  'privacyContact',
  'dpoContact',
  'representative',
  'dpaVersion',
  'dpaPublishedOn',
  'lastReviewedOn',
  'nextReviewOn',
  'judgedOn',
  'roles',
  'dpaStatus',
  'clauseSet',
  'clauseSetStatus',
  'governing',
  'verdict',
  'criticalGaps',
  'highGaps',
  'mediumGaps',
  'changesOn',
  'id',
] as const;
export type Shown = (typeof SHOWN)[number];

/** Columns of our own export from which nothing is taken; none in any other file, whatever its columns are called. */
export function shownColumns(mapped: readonly MappedColumn[]): ReadonlySet<string> {
  const untaken = new Set(mapped.filter(({ field }) => field === null).map(({ column }) => column));
  return SHOWN.every((column) => untaken.has(column)) ? new Set(SHOWN) : new Set();
}

export interface MappedColumn {
  readonly column: string;
  /** null: nothing is taken from it, and its cells are named in the report. */
  readonly field: Field | null;
  /** Found by the column's name, not given by whoever sent the file. */
  readonly guessed: boolean;
}

/** Names that people give to a column, without case, spaces and marks; the surest first. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  key: ['key', 'vendorkey', 'slug', 'id', 'vendorid'],
  name: ['name', 'vendorname', 'vendor', 'companyname', 'company', 'supplier', 'provider', 'recipient'],
  country: ['country', 'countryhq', 'hqcountry', 'countrycode', 'hq', 'headquarters', 'location', 'establishedin'],
  website: ['website', 'homepage', 'web', 'site', 'url', 'domain'],
  dpaUrl: ['dpaurl', 'dpalink', 'dpapage', 'dpa', 'dataprocessingagreement', 'dataprocessingaddendum'],
  subprocessorsUrl: [
    'subprocessorsurl',
    'subprocessorurl',
    'subprocessorslink',
    'subprocessorspage',
    'subprocessorlist',
    'subprocessors',
  ],
  certifications: [
    'certifications',
    'certification',
    'certificates',
    'certificate',
    'frameworks',
    'framework',
    'transfermechanisms',
    'transfermechanism',
    'mechanisms',
    'mechanism',
    'privacyshield',
    'dataprivacyframework',
    'dpf',
  ],
  sector: ['sector', 'vendorsector', 'recipientsector'],
  ownerEmail: ['owneremail', 'ownermail', 'owner', 'vendorowner', 'dri'],
  tags: ['tags', 'tag', 'labels', 'label'],
};

/**
 * What each column is taken as: as given, otherwise as its name suggests.
 * @throws RefusedError for a mapping that does not fit the header, and when no column is the vendor's name
 */
export function mapColumns(
  header: readonly string[],
  given: Readonly<Record<string, string | null>> | null,
): readonly MappedColumn[] {
  const fixed = checkedMapping(header, new Map(Object.entries(given ?? {})));
  const guessed = guessColumns(
    header.filter((column) => !fixed.has(column)),
    [...fixed.values()],
  );
  const mapped = header.map((column) => ({
    column,
    field: fixed.get(column) ?? guessed.get(column) ?? null,
    guessed: !fixed.has(column),
  }));
  if (mapped.some(({ field }) => field === 'name')) return mapped;
  const detail = `No column is taken as the vendor's name. Found ${list(header)}; expected one called "name", or a mapping such as {"${header[0]}": "name"}`;
  throw refused('/mapping', detail);
}

function checkedMapping(
  header: readonly string[],
  given: ReadonlyMap<string, string | null>,
): ReadonlyMap<string, Field | null> {
  const mistakes: Mistake[] = [];
  const fixed = new Map<string, Field | null>();
  for (const [column, name] of given) {
    const complain = (detail: string) => mistakes.push({ pointer: `/mapping/${escaped(column)}`, detail });
    const field = FIELDS.find((known) => known === name) ?? null;
    if (!header.includes(column)) complain(`The file has no column "${column}"; it has ${list(header)}`);
    else if (name !== null && field === null)
      complain(`There is no field "${name}"; expected null or one of ${list(FIELDS)}`);
    else if (field !== null && [...fixed.values()].includes(field))
      complain(`More than one column is mapped to "${field}"; choose one`);
    else fixed.set(column, field);
  }
  refuseAny(mistakes);
  return fixed;
}

function guessColumns(columns: readonly string[], taken: readonly (Field | null)[]): ReadonlyMap<string, Field> {
  const plain = columns.map((column) => ({ column, plain: wordsOf(column).replaceAll(' ', '') }));
  const guessed = new Map<string, Field>();
  for (const field of FIELDS.filter((free) => !taken.includes(free))) {
    const name = NAMES[field].find((known) => plain.some((column) => column.plain === known));
    const found = plain.find((column) => column.plain === name);
    if (found !== undefined) guessed.set(found.column, field);
  }
  return guessed;
}

const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
