import { isEmail, isURL } from 'class-validator';
import { isKept, isKey, LONGEST_KEY } from '../fields.js';
import { type Country, type Sector, SECTORS } from '../law/facts.js';
import { type Certificate, readCertificate, tooMany } from './certificates.js';
import type { Field } from './columns.js';
import { countryMeant } from '../spreadsheets/countries.js';
import { isPlain, kebabOf, PLAIN, shown, wordsOf } from '../spreadsheets/words.js';
import { cellOfItems, itemsOf } from './items.js';
import type { ReportLine } from './report.js';

/** What a row says of a vendor; what it does not say is absent. */
export interface Values {
  readonly key: string;
  readonly name: string;
  readonly country: Country;
  readonly website: string;
  readonly dpaUrl: string;
  readonly subprocessorsUrl: string;
  readonly certifications: readonly Certificate[];
  readonly sector: Sector;
  /** In small letters. */
  readonly ownerEmail: string;
  readonly tags: readonly string[];
}

type Remark = Omit<ReportLine, 'row' | 'column'>;

/** What a cell that is not empty gave, and what there is to say of it. */
export interface ReadCell {
  readonly values: Partial<Values>;
  readonly remarks: readonly Remark[];
}

/** What cells are held against. */
export interface Known {
  /** E-mail addresses of the people in the register, in small letters. */
  readonly emails: ReadonlySet<string>;
  /** Columns that our own export shows, each named once in the report. */
  readonly shown: ReadonlySet<string>;
}

const LONGEST = { name: 300, address: 2000, email: 254, tag: 500 };
const MOST_TAGS = 100;

const taken = (values: Partial<Values>, ...remarks: Remark[]): ReadCell => ({ values, remarks });
const remark = (outcome: Remark['outcome'], found: string, says: string, expected: string | null): Remark => ({
  outcome,
  found: shown(found),
  says,
  expected,
});
const refused = (...told: Parameters<typeof remark>): ReadCell => ({ values: {}, remarks: [remark(...told)] });

/** How the cells of each field are read. */
export const READERS: Readonly<Record<Field, (cell: string, known: Known) => ReadCell>> = {
  key: (cell) => {
    const key = kebabOf(cell);
    if (!isKey(key)) return refused('rejected', cell, 'no key', KEY);
    return key === cell ? taken({ key }) : taken({ key }, remark('normalised', cell, `taken as "${key}"`, null));
  },
  name: (cell) =>
    isPlain(cell) && cell.length <= LONGEST.name
      ? taken({ name: cell })
      : refused('rejected', cell, 'no name', `at most ${LONGEST.name} characters ${PLAIN}`),
  country: (cell) => {
    const country = countryMeant(cell);
    if (country === undefined) return refused('rejected', cell, 'no country that is known', COUNTRY);
    if (country === cell) return taken({ country });
    return taken({ country }, remark('normalised', cell, `taken as ${country}`, null));
  },
  website: (cell) => readAddress(cell, (website) => ({ website })),
  dpaUrl: (cell) => readAddress(cell, (dpaUrl) => ({ dpaUrl })),
  subprocessorsUrl: (cell) => readAddress(cell, (subprocessorsUrl) => ({ subprocessorsUrl })),
  certifications: readCertifications,
  sector: (cell) => {
    const words = wordsOf(cell).replaceAll(' ', '_');
    const sector = SECTORS.find((known) => known === words);
    if (sector === undefined)
      return refused('not_taken', cell, 'no sector; recorded as not known', `one of ${SECTORS.join(', ')}`);
    return sector === cell
      ? taken({ sector })
      : taken({ sector }, remark('normalised', cell, `taken as ${sector}`, null));
  },
  ownerEmail: (cell, { emails }) => {
    const ownerEmail = cell.toLowerCase();
    if (ownerEmail.length > LONGEST.email || !isEmail(ownerEmail))
      return refused('not_taken', cell, 'no e-mail address', 'one such as legal@example.com');
    return emails.has(ownerEmail)
      ? taken({ ownerEmail })
      : refused(
          'not_taken',
          cell,
          'nobody in the register has this address',
          'the address of a person; add them first',
        );
  },
  tags: readTags,
};

/** What a key has to be. */
export const KEY = `letters and digits, words joined by "-", at most ${LONGEST_KEY} characters`;
const COUNTRY = 'a country as ISO code (DK, DNK) or by its English name (Denmark)';

function readAddress(cell: string, values: (address: string) => Partial<Values>): ReadCell {
  const fits =
    cell.length <= LONGEST.address &&
    isPlain(cell) &&
    isURL(cell, { protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true });
  return fits
    ? taken(values(cell))
    : refused('not_taken', cell, 'no address of a page', 'one that begins with http:// or https://');
}

function readCertifications(cell: string): ReadCell {
  const items = itemsOf(cell);
  const excess = tooMany(items);
  if (excess !== null) return refused('not_taken', cell, `${items.length} certificates`, excess);
  const byIdentity = new Map<string, Certificate>();
  const remarks: Remark[] = [];
  for (const item of items) {
    const read = readCertificate(item);
    if ('says' in read) remarks.push(remark('not_taken', item.text, read.says, read.expected));
    else {
      const names = read.certificates.map(({ name }) => name).join(' and ');
      if (wordsOf(names) !== wordsOf(item.text))
        remarks.push(remark('normalised', item.text, `taken as ${names}`, null));
      for (const certificate of read.certificates) byIdentity.set(certificate.name, certificate);
    }
  }
  // Separators alone name nothing.
  if (items.length === 0) return refused('not_taken', cell, 'names no certificate', 'names separated by ";"');
  return taken({ certifications: [...byIdentity.values()] }, ...remarks);
}

function readTags(cell: string): ReadCell {
  const tags = itemsOf(cell);
  const fit =
    tags.length <= MOST_TAGS &&
    tags.every((tag) => tag.text.length <= LONGEST.tag && (tag.quoted ? isKept(tag.text) : isPlain(tag.text)));
  return tags.length > 0 && fit
    ? taken({ tags: [...new Set(tags.map(({ text }) => text))] })
    : refused('not_taken', cell, 'no tags', `at most ${MOST_TAGS} words separated by ";", each ${PLAIN}`);
}

/** The cell that names these tags, and is read as these. */
export const cellOfTags = (tags: readonly string[]): string => cellOfItems(tags, isPlain);
