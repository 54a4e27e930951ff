import { daysIn } from '../documents/reading/dates.js';
import { countryMeant } from '../spreadsheets/countries.js';
import { isPlain } from '../spreadsheets/words.js';
import type { Country } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import type { Listed, ListedRow, ListField } from './list-columns.js';
import { keyOfName } from './list-names.js';
import { type LineOutcome, lineOn, type ListLine, placeOf } from './list-report.js';
import { placesIn } from './list-places.js';
import { LIMITS, unreadable } from './list-table.js';

/** A sub-processor as a list has it; null: the list does not say. */
export interface ListRow {
  readonly table: number;
  /** Rows of the table that speak of it, from 1. */
  readonly rows: readonly number[];
  readonly name: string;
  readonly service: string | null;
  /** null: no column says where, or not a word of the cell is sure. */
  readonly places: readonly Country[] | null;
  readonly seat: Country | null;
  readonly address: string | null;
  readonly contact: string | null;
  readonly url: string | null;
  readonly addedOn: LegalDay | null;
}

const LONGEST: Readonly<Partial<Record<ListField, number>>> = {
  name: 300,
  service: 500,
  address: 500,
  contact: 500,
  url: 2000,
};

/** Signs that people put where there is nothing to say. */
const NOTHING = /^(?:[-–—.*]+|n\.?\s?\/?\s?a\.?|not applicable|none|nil|tbd|tba)$/i;

/** Marks of notes behind a name. */
const NOTES = /(?:\s*(?:\[[\p{L}\p{N}*†‡§]{1,3}\]|[*†‡§¹²³⁰⁴-⁹]+))+$/u;

/** The sub-processors of a list, each once, and what the report says of its rows. */
export function readListRows({ rows }: Listed): {
  readonly rows: readonly ListRow[];
  readonly lines: readonly ListLine[];
} {
  if (rows.length > LIMITS.rows)
    throw unreadable(`${rows.length} rows`, `a list of sub-processors, with at most ${LIMITS.rows}`);
  const lines: ListLine[] = [];
  const byName = new Map<string, ListRow>();
  for (const row of rows) {
    const read = new RowReader(row, lines).read();
    if (read === null) continue;
    const key = keyOfName(read.name);
    const before = byName.get(key);
    byName.set(key, before === undefined ? read : joined(before, read, lines));
    if (lines.length > LIMITS.lines)
      throw unreadable(`more than ${LIMITS.lines} cells that cannot be taken`, 'a list of sub-processors');
  }
  return { rows: [...byName.values()], lines };
}

class RowReader {
  constructor(
    private readonly row: ListedRow,
    private readonly lines: ListLine[],
  ) {}

  read(): ListRow | null {
    const { table, number, cells, isHeading, columns } = this.row;
    if (cells.every((cell) => cell === '')) return null;
    if (isHeading) {
      this.#say(null, cells[0] ?? '', 'not_taken', 'a heading over the rows that follow', null);
      return null;
    }
    const name = this.#name();
    if (name === null) return null;
    if (columns.length > 1 && cells.filter((cell) => cell !== '').length === 1)
      this.#say(
        null,
        name,
        'assumed',
        'taken as a sub-processor of which nothing else is said, and not as a heading',
        null,
      );
    cells.slice(columns.length).forEach((cell, at) => {
      if (cell !== '')
        this.#say(`column ${columns.length + at + 1}`, cell, 'not_taken', 'the header has no such column', null);
    });
    return {
      table,
      rows: [number],
      name,
      service: this.#text('service'),
      places: this.#places(),
      seat: this.#seat(),
      address: this.#text('address'),
      contact: this.#text('contact'),
      url: this.#text('url'),
      addedOn: this.#addedOn(),
    };
  }

  #cell(field: ListField): readonly [column: string, cell: string] | null {
    const { columns, cells } = this.row;
    const at = columns.findIndex((column) => column.field === field);
    const cell = at === -1 ? '' : (cells[at] ?? '');
    return cell === '' || NOTHING.test(cell) ? null : [columns[at]!.column, cell];
  }

  #name(): string | null {
    const found = this.#cell('name');
    if (found === null) {
      this.#say(
        null,
        this.row.cells.filter((cell) => cell !== '').join(' | '),
        'rejected',
        'the row names nobody',
        'a name',
      );
      return null;
    }
    const [column, cell] = found;
    const [line, ...more] = cell.split('\n') as [string, ...string[]];
    const name = line.replace(NOTES, '');
    if (name !== line) more.unshift(line.slice(name.length).trim());
    if (!isPlain(name) || name.length > LONGEST.name!) {
      this.#say(
        column,
        cell,
        'rejected',
        'no name that a person can read',
        `a name of 1 to ${LONGEST.name} characters`,
      );
      return null;
    }
    if (more.length > 0)
      this.#say(
        column,
        more.join(' '),
        'not_taken',
        'stands behind or below the name in its cell',
        'a column of its own',
      );
    return name;
  }

  #text(field: 'service' | 'address' | 'contact' | 'url'): string | null {
    const found = this.#cell(field);
    if (found === null) return null;
    const text = found[1].replaceAll('\n', ', ');
    if (isPlain(text) && text.length <= LONGEST[field]!) return text;
    this.#say(
      ...found,
      'not_taken',
      'too long, or no text that a person can read',
      `1 to ${LONGEST[field]} characters`,
    );
    return null;
  }

  #places(): readonly Country[] | null {
    const found = this.#cell('places');
    if (found === null) return null;
    const { countries, left } = placesIn(found[1]);
    if (countries.length + left.length > LIMITS.places) {
      this.#say(...found, 'not_taken', `names more than ${LIMITS.places} places`, 'countries, by name or code');
      return null;
    }
    for (const part of left)
      this.#say(
        found[0],
        part,
        'not_taken',
        countries.length > 0 ? `taken as ${countries.join(', ')} without it` : 'names no country for sure',
        'countries, by name or code',
      );
    return countries.length === 0 ? null : countries;
  }

  /** Of several, or of a city with its state, nobody can say in which it sits. */
  #seat(): Country | null {
    const found = this.#cell('seat');
    if (found === null) return null;
    const { countries, left } = placesIn(found[1]);
    const [only] = countries;
    const whole = countryMeant(found[1]);
    if (whole === undefined && (countries.length !== 1 || only === undefined)) {
      this.#say(
        ...found,
        'not_taken',
        'names no country for sure in which it is established',
        'one country, by name or code',
      );
      return null;
    }
    if (whole === undefined && left.length > 0)
      this.#say(found[0], left.join(', '), 'not_taken', `taken as ${only} without it`, 'one country');
    return whole ?? only!;
  }

  #addedOn(): LegalDay | null {
    const found = this.#cell('addedOn');
    if (found === null) return null;
    const [, cell] = found;
    const [only, other] = daysIn(cell);
    if (only !== undefined && other === undefined && only.length === cell.length) return only.day;
    this.#say(...found, 'not_taken', 'no day that can be read for sure', 'a day as YYYY-MM-DD');
    return null;
  }

  #say(column: string | null, found: string, outcome: LineOutcome, says: string, expected: string | null): void {
    const { table, number: row } = this.row;
    this.lines.push(lineOn({ table, row }, outcome, says, { column, found, expected }));
  }
}

/** Vendors name one sub-processor in several rows, one for each service. */
function joined(a: ListRow, b: ListRow, lines: ListLine[]): ListRow {
  const say = (says: string, outcome: LineOutcome, found: string | null): void => {
    lines.push(lineOn(placeOf(b), outcome, says, { found }));
  };
  say(`joined with row ${a.rows[0]} of table ${a.table}, which names the same`, 'joined', b.name);
  const services = [...new Set([a.service, b.service].filter((service) => service !== null))];
  const service = services.join('; ');
  const tooLong = service.length > LONGEST.service!;
  if (tooLong) say('its service does not fit beside that of the row before', 'not_taken', b.service);
  const first = <F extends 'seat' | 'address' | 'contact' | 'url' | 'addedOn'>(field: F): ListRow[F] => {
    if (a[field] !== null && b[field] !== null && a[field] !== b[field])
      say(`another ${field} than in the row before`, 'not_taken', b[field]);
    return a[field] ?? b[field];
  };
  return {
    ...a,
    rows: [...a.rows, ...b.rows],
    service: tooLong ? a.service : service || null,
    places: a.places === null && b.places === null ? null : [...new Set([...(a.places ?? []), ...(b.places ?? [])])],
    seat: first('seat'),
    address: first('address'),
    contact: first('contact'),
    url: first('url'),
    addedOn: first('addedOn'),
  };
}
