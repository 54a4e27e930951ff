/** `invalid`: recorded, and not so that it could stand; `missing`: to be completed. */
export const ITEM_STATES = ['complete', 'missing', 'invalid', 'not_required'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const RECORDS = ['agreement', 'clause_set', 'party', 'engagement', 'transfer', 'subprocessing'] as const;

/** Where an answer is recorded. */
export interface Place {
  readonly record: (typeof RECORDS)[number];
  /** null: a record that is yet to be added. */
  readonly id: string | null;
  /** JSON pointer into the record; empty: the whole of it. */
  readonly field: string;
}

/** Whom or what an item is about, where there can be several. */
export interface About {
  readonly record: Place['record'];
  readonly id: string;
  readonly name: string;
}

/** Something that a set of clauses asks to be filled in. */
export interface Row {
  /** Stable, such as `I.B.retention`. */
  readonly id: string;
  /** Such as "Annex I.B" or "Clause 17". */
  readonly part: string;
  readonly title: string;
  readonly about?: About;
}

export interface Answer {
  readonly state: ItemState;
  /** Why it is not complete; null where it is. */
  readonly because: string | null;
  /** As filled from the register, each a line. */
  readonly values: readonly string[];
  readonly recordAt: readonly Place[];
}

export interface AnnexItem extends Answer {
  readonly id: string;
  readonly part: string;
  readonly title: string;
  readonly about: About | null;
}

export const item = ({ about, ...row }: Row, answer: Answer): AnnexItem => ({
  ...row,
  about: about ?? null,
  ...answer,
});

export const filled = (values: readonly string[], ...recordAt: readonly Place[]): Answer => ({
  state: 'complete',
  because: null,
  values,
  recordAt,
});

const lacking =
  (state: Exclude<ItemState, 'complete'>) =>
  (because: string, recordAt: readonly Place[] = [], values: readonly string[] = []): Answer => ({
    state,
    because,
    values,
    recordAt,
  });
export const missing = lacking('missing');
export const invalid = lacking('invalid');
export const notRequired = lacking('not_required');

/** Complete where something is recorded, otherwise missing. */
export function given(recorded: string | null | undefined | readonly string[], at: Place, what: string): Answer {
  const values = typeof recorded === 'string' ? [recorded] : (recorded ?? []);
  return values.length > 0 ? filled(values, at) : missing(`${what} not recorded`, [at]);
}

export const clauseSetField = (id: string, field: string): Place => ({ record: 'clause_set', id, field });
export const partyField = (id: string, field: string): Place => ({ record: 'party', id, field });
export const engagementField = (id: string, field: string): Place => ({ record: 'engagement', id, field });
export const subprocessingField = (id: string, field: string): Place => ({ record: 'subprocessing', id, field });

/** The item in one sentence. */
export function says({ part, title, about, state, because, values }: AnnexItem): string {
  const what = `${part}, ${title.charAt(0).toLowerCase()}${title.slice(1)}${about === null ? '' : ` (${about.name})`}`;
  switch (state) {
    case 'complete':
      return `${what}: ${values.join('; ').replace(/\.$/, '')}.`;
    case 'missing':
      return `${what}, is to be completed: ${because}.`;
    case 'invalid':
      return `${what}, cannot stand as recorded: ${because}.`;
    case 'not_required':
      return `${what}, is not asked for: ${because}.`;
  }
}
