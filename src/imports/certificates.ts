import { isKept } from '../fields.js';
import type { Framework } from '../law/facts.js';
import { cellOfItems, type Item } from './items.js';
import { isPlain, PLAIN, wordsOf } from '../spreadsheets/words.js';

/** A certificate as the register keeps it. */
export interface Certificate {
  /** null: nothing that a transfer can rest on. */
  readonly framework: Framework | null;
  readonly name: string;
}

/** An item of a cell: the certificates that it names, or why none was taken. */
export type ReadItem =
  { readonly certificates: readonly Certificate[] } | { readonly says: string; readonly expected: string };

export const FRAMEWORK_NAMES: Readonly<Record<Framework, string>> = {
  EU_US_SAFE_HARBOR: 'EU-US Safe Harbor',
  SWISS_US_SAFE_HARBOR: 'Swiss-US Safe Harbor',
  EU_US_PRIVACY_SHIELD: 'EU-US Privacy Shield',
  SWISS_US_PRIVACY_SHIELD: 'Swiss-US Privacy Shield',
  EU_US_DPF: 'EU-US Data Privacy Framework',
  UK_EXTENSION: 'UK Extension',
  SWISS_US_DPF: 'Swiss-US Data Privacy Framework',
  EUROPRIVACY: 'Europrivacy',
};

/** Frameworks that a transfer from the own party is taken to rest on; the others are kept as certificates only. */
export const LISTED: readonly (Framework | null)[] = ['EU_US_SAFE_HARBOR', 'EU_US_PRIVACY_SHIELD', 'EU_US_DPF'];

type Area = 'eu' | 'uk' | 'swiss';

/** Each scheme with the list behind each of its parts; without a part named, the first is meant. */
const SCHEMES: readonly (readonly [words: RegExp, lists: Readonly<Partial<Record<Area, Framework>>>])[] = [
  [/\bprivacy shield\b/, { eu: 'EU_US_PRIVACY_SHIELD', swiss: 'SWISS_US_PRIVACY_SHIELD' }],
  [/\b(dpf|data privacy framework)\b/, { eu: 'EU_US_DPF', uk: 'UK_EXTENSION', swiss: 'SWISS_US_DPF' }],
  [/\bsafe harbou?r\b/, { eu: 'EU_US_SAFE_HARBOR', swiss: 'SWISS_US_SAFE_HARBOR' }],
];
const AREAS: ReadonlyMap<string, Area> = new Map([
  ['eu', 'eu'],
  ['uk', 'uk'],
  ['swiss', 'swiss'],
  ['switzerland', 'swiss'],
  ['ch', 'swiss'],
]);
const FILLERS = new Set('us usa the and ext extension self certified certification framework program'.split(' '));
const UK_EXTENSION = /^(uk ext(ension)?( to (the )?(eu us )?(dpf|data privacy framework))?|uk us data bridge)$/;

const PAPER =
  /\b(sccs?|(standard|model)( contractual)? clauses|standard data protection clauses|bcrs?|binding corporate rules|dpa|idta)\b/;
const NO_CERTIFICATE = /\b(adequacy|adequate|consent|derogations?|art(icle)? 4[569])\b/;
const ANSWER = /^(yes|no|y|n|x|ok|true|false|none|n a|na|nil|unknown|pending|tbd|in progress)( \d{4})?$/;
const EXAMPLES = 'the name of a certificate, such as "EU-U.S. Privacy Shield" or "ISO 27001"';
const MAX_ITEMS = 50;
const MAX_NAME = 300;
/** As long as the name of a certificate may be in the register. */
const MAX_QUOTED = 500;

export function readCertificate({ text: item, quoted }: Item): ReadItem {
  if (quoted && item.length <= MAX_QUOTED && isKept(item)) return { certificates: [{ framework: null, name: item }] };
  if (!isPlain(item) || item.length > MAX_NAME)
    return { says: 'no name of a certificate', expected: `at most ${MAX_NAME} characters ${PLAIN}` };
  const words = wordsOf(item);
  if (PAPER.test(words))
    return {
      says: 'a paper, not a certificate: record the signed agreement with its clause set',
      expected: EXAMPLES,
    };
  if (NO_CERTIFICATE.test(words))
    return { says: 'no certificate: what the law itself allows is judged, not typed in', expected: EXAMPLES };
  if (ANSWER.test(words) || !/\p{L}/u.test(item)) return { says: 'names no certificate', expected: EXAMPLES };
  return readFramework(words) ?? { certificates: [{ framework: null, name: item }] };
}

function readFramework(words: string): ReadItem | null {
  if (UK_EXTENSION.test(words)) return certificatesOf(['UK_EXTENSION']);
  const scheme = SCHEMES.find(([name]) => name.test(words));
  if (scheme === undefined) return null;
  const [name, lists] = scheme;
  const rest = words
    .replace(name, ' ')
    .split(' ')
    .filter((word) => word !== '' && !FILLERS.has(word));
  const areas = rest.map((word) => AREAS.get(word));
  const [first] = Object.values(lists);
  const meant = areas.length === 0 ? [first] : areas.map((area) => area && lists[area]);
  return meant.every((framework) => framework !== undefined)
    ? certificatesOf(meant)
    : {
        says: `names a framework among words that may change what is meant (${rest.join(' ')})`,
        expected: 'the name alone, such as "EU-U.S. Privacy Shield"; record its days with the certification',
      };
}

const certificatesOf = (frameworks: readonly Framework[]): ReadItem => ({
  certificates: frameworks.map((framework) => ({ framework, name: FRAMEWORK_NAMES[framework] })),
});

/** Says how many items one cell may have at most. */
export const tooMany = (items: readonly Item[]): string | null =>
  items.length > MAX_ITEMS ? `at most ${MAX_ITEMS} in one cell` : null;

/** The cell that names these certificates, and is read as these. */
export const cellOfCertificates = (certificates: readonly Certificate[]): string => {
  const frameworks = certificates.flatMap(({ framework }) => (framework === null ? [] : FRAMEWORK_NAMES[framework]));
  const others = certificates.flatMap(({ framework, name }) => (framework === null ? [name] : []));
  const named = [...new Set(frameworks)].sort();
  const own = cellOfItems([...new Set(others)].sort(), isReadAsName);
  return [...named, ...(own === '' ? [] : [own])].join('; ');
};

function isReadAsName(name: string): boolean {
  const read = readCertificate({ text: name, quoted: false });
  return (
    'certificates' in read &&
    read.certificates.every((certificate) => certificate.framework === null && certificate.name === name)
  );
}
