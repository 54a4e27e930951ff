import type { AnnexPart, SetAnnexes } from '../law/annexes/annexes.js';
import type { AnnexItem } from '../law/annexes/item.js';

/** One line of a form on paper. */
interface Field {
  readonly id: string;
  readonly title: string;
  readonly state: AnnexItem['state'];
  readonly because: string | null;
  readonly values: readonly string[];
}

/** The fields of one party, engagement or sub-processor, or those that are about none. */
interface Group {
  readonly name: string | null;
  readonly fields: readonly Field[];
}

const fieldOf = ({ id, title, state, because, values }: AnnexItem): Field => ({ id, title, state, because, values });

/** The items of one part of the clauses, such as Annex I.A, by what they are about. */
function groupsOf(items: readonly AnnexItem[], part: string): readonly Group[] {
  const groups = new Map<string, { name: string | null; fields: Field[] }>();
  for (const item of items) {
    if (item.part !== part) continue;
    const { about } = item;
    // Sub-processors are many and have one line each.
    const isList = about?.record === 'subprocessing';
    const key = isList ? 'list' : (about?.id ?? '');
    const name = isList ? (part === 'Annex III' ? null : item.title) : (about?.name ?? null);
    const group = groups.get(key) ?? { name, fields: [] };
    group.fields.push(isList ? { ...fieldOf(item), title: about.name, values: item.values.slice(1) } : fieldOf(item));
    groups.set(key, group);
  }
  return [...groups.values()];
}

const ANNEXES = ['Annex I.A', 'Annex I.B', 'Annex I.C', 'Annex II', 'Annex III'] as const;

/** The annexes of a module, each with its forms. */
const annexPages = ({ module, items }: AnnexPart) => ({
  module,
  annexes: ANNEXES.map((part) => ({ part, groups: groupsOf(items, part) })),
});

/** One row of the table of elections: a clause, and what each module has in it. */
function electionRows(parts: readonly AnnexPart[]) {
  const clauses = parts[0]?.items.filter(({ part }) => part.startsWith('Clause') || part.startsWith('Art. 28')) ?? [];
  return clauses.map(({ id, part, title }) => ({
    part,
    title,
    modules: parts.flatMap(({ items }) => items.filter((item) => item.id === id).map(fieldOf)),
  }));
}

/** Clauses of 2021/914 as they are printed. */
export const clausesPages = ({ name, state, counts, parts }: SetAnnexes) => ({
  name,
  state,
  open: counts.missing + counts.invalid,
  modules: parts.flatMap(({ module }) => module ?? []),
  general: parts.flatMap(({ module, items }) =>
    items
      .filter(({ id }) => id.startsWith('instrument.') || id === 'modules' || id === 'unaltered')
      .map((item) => ({ module, ...fieldOf(item) })),
  ),
  elections: electionRows(parts.filter(({ module }) => module !== null)),
  parts: parts.filter(({ module }) => module !== null).map(annexPages),
});

/** A set without modules of its own, by its tables or headings. */
export const tablesPages = ({ name, state, counts, parts }: SetAnnexes) => {
  const items = parts.flatMap((part) => part.items);
  return {
    name,
    state,
    open: counts.missing + counts.invalid,
    parts: [...new Set(items.map(({ part }) => part))].map((part) => ({ part, groups: groupsOf(items, part) })),
  };
};
