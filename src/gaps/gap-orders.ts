import type { GapSort } from './gap.params.js';

/** An order of the list, over `gap g` and `vendor v`, each but the last resort read from an index. */
interface GapOrder {
  readonly columns: readonly string[];
  readonly descending: boolean;
  /** A place in this order, as a cursor says it. */
  readonly place: string;
  readonly form: RegExp;
  /** What lies beyond a place, of which each part is a parameter. */
  readonly after: (parameter: (value: string) => string, parts: readonly string[], id: string) => string;
}

// As the indexes have them, to the letter.
const rankOf = (severity: string): string => `(case ${severity} when 'critical' then 0 when 'high' then 1 else 2 end)`;
const RANK = rankOf('g.severity');
/** Whether the gap is of a severity, so that the index of the first order finds the first that is. */
export const isOfSeverity = (severity: string): string => `${RANK} = ${rankOf(severity)}`;
const SINCE = `coalesce(g.since, '9999-12-31'::date)`;
// Days are counted, so that whatever a cursor says is a day.
const DAYS = `(${SINCE} - '1970-01-01'::date)`;
const dayOf = (parameter: string): string => `'1970-01-01'::date + ${parameter}::int`;

const bySince = (descending: boolean): GapOrder => ({
  columns: [SINCE, 'g.id'],
  descending,
  place: `${DAYS}::text`,
  form: /^(-\d{1,6}|\d{1,7})$/,
  after: (parameter, [days], id) =>
    `(${SINCE}, g.id) ${descending ? '<' : '>'} (${dayOf(parameter(days!))}, ${parameter(id)}::uuid)`,
});

export const GAP_ORDERS: Readonly<Record<GapSort, GapOrder>> = {
  severity: {
    columns: [RANK, SINCE, 'g.id'],
    descending: false,
    place: `concat_ws(' ', ${RANK}, ${DAYS})`,
    form: /^[0-2] (-\d{1,6}|\d{1,7})$/,
    after: (parameter, [rank, days], id) =>
      `(${RANK}, ${SINCE}, g.id) > (${parameter(rank!)}::int, ${dayOf(parameter(days!))}, ${parameter(id)}::uuid)`,
  },
  since: bySince(false),
  '-since': bySince(true),
  vendor: {
    columns: ['v.key', RANK, SINCE, 'g.id'],
    descending: false,
    place: `concat_ws(' ', v.key, ${RANK}, ${DAYS})`,
    form: /^[a-z0-9-]+ [0-2] (-\d{1,6}|\d{1,7})$/,
    after: (parameter, [key, rank, days], id) => {
      const vendor = parameter(key!);
      return `v.key >= ${vendor} and (v.key, ${RANK}, ${SINCE}, g.id)
        > (${vendor}, ${parameter(rank!)}::int, ${dayOf(parameter(days!))}, ${parameter(id)}::uuid)`;
    },
  },
};
