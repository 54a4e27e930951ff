import { wordsOf } from '../spreadsheets/words.js';

/** Legal forms by their words, each with the one that it is the same as. */
const FORMS: ReadonlyMap<string, string> = new Map(
  [
    ['inc', 'incorporated'],
    ['corp', 'corporation'],
    ['llc', 'l l c'],
    ['ltd', 'limited'],
    ['pty ltd', 'pty limited', 'proprietary limited'],
    ['pvt ltd', 'private limited', 'pvt limited'],
    ['pte ltd', 'pte limited'],
    ['co ltd', 'company limited', 'co limited'],
    ['plc', 'public limited company'],
    ['dac', 'designated activity company'],
    ['lp'],
    ['llp'],
    ['ulc'],
    ['co', 'company'],
    ['gmbh', 'gesellschaft mit beschrankter haftung'],
    ['gmbh and co kg'],
    ['kg'],
    ['ag'],
    ['se'],
    ['ug', 'ug haftungsbeschrankt'],
    ['ev'],
    ['bv', 'b v'],
    ['nv', 'n v'],
    ['sa', 's a'],
    ['sas', 's a s'],
    ['sarl', 's a r l'],
    ['srl', 's r l'],
    ['spa', 's p a'],
    ['sl', 's l'],
    ['ab'],
    ['as', 'a s'],
    ['aps'],
    ['oy', 'oyj'],
    ['kk', 'kabushiki kaisha'],
    ['sp z o o', 'sp zoo', 'spolka z ograniczona odpowiedzialnoscia'],
    ['sro', 's r o'],
    ['kft'],
    ['ead'],
    ['ood'],
    ['αε', 'ανωνυμη εταιρεια'],
    ['επε'],
    ['ооо'],
    ['ао'],
    ['株式会社'],
    ['有限公司'],
  ].flatMap(([form, ...same]) => [form!, ...same].map((words) => [words, form!] as const)),
);

/** A name apart from the legal form at its end. */
export interface LegalName {
  readonly stem: string;
  /** null: none is written. */
  readonly form: string | null;
}

/** The name as it is compared: without case, marks and the many ways to write a legal form. */
export function legalName(name: string): LegalName {
  const words = (isLatin(name) ? wordsOf(name) : ownWordsOf(name)).split(' ');
  for (let length = Math.min(5, words.length - 1); length > 0; length--) {
    const form = FORMS.get(words.slice(-length).join(' '));
    if (form !== undefined) return { stem: words.slice(0, -length).join(' '), form };
  }
  return { stem: words.join(' '), form: null };
}

const isLatin = (name: string): boolean => !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(name);

const ownWordsOf = (name: string): string =>
  name
    .replace(/\p{M}/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export type Match<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly of: T }
  | { readonly kind: 'ambiguous'; readonly of: readonly T[] };

/** Names by their stem, to be asked again and again whom a name means. */
export class NameIndex<T extends { readonly name: string }> {
  readonly #byStem = new Map<string, { readonly of: T; readonly form: string | null }[]>();

  constructor(others: Iterable<T>) {
    for (const of of others) this.add(of);
  }

  add(of: T): void {
    const { stem, form } = legalName(of.name);
    const there = this.#byStem.get(stem);
    if (there === undefined) this.#byStem.set(stem, [{ of, form }]);
    else there.push({ of, form });
  }

  /**
   * Two legal forms are two persons. Where one of two names does not say its form it may be the same person or another
   * of its group, which is not guessed.
   * @param except one of them that is not meant
   */
  match(name: string, except?: T): Match<T> {
    const { stem, form } = legalName(name);
    const alike = (this.#byStem.get(stem) ?? []).filter(({ of }) => of !== except);
    const same = alike.filter((other) => other.form === form);
    if (same.length === 1) return { kind: 'one', of: same[0]!.of };
    const like = same.length > 1 ? same : alike.filter((other) => (other.form === null) !== (form === null));
    return like.length === 0 ? { kind: 'none' } : { kind: 'ambiguous', of: like.map(({ of }) => of) };
  }
}

/** One key for every way to write the same legal name. */
export function keyOfName(name: string): string {
  const { stem, form } = legalName(name);
  return form === null ? stem : `${stem}|${form}`;
}
