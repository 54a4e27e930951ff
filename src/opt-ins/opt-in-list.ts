import type { OptInsQuery, OptInState } from './opt-in.params.js';
import { FOLLOW_UP_AFTER } from './opt-in-steps.js';

type Condition = readonly [sql: string, parameters: Readonly<Record<string, unknown>>];

const has = (kinds: readonly string[]): string =>
  `exists (select from opt_in_step s where s.opt_in_id = r.id and s.kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;

const OPEN = `not ${has(['confirmation', 'refusal', 'withdrawal'])}`;
const IN_STATE: Readonly<Record<OptInState, string>> = {
  open: OPEN,
  confirmed: has(['confirmation']),
  refused: has(['refusal']),
  withdrawn: has(['withdrawal']),
};

/** What narrows a list by its steps; one that was asked for on no known day is to be chased at once. */
export const listConditions = ({
  state,
  followUpBy,
}: {
  readonly [Filter in 'state' | 'followUpBy']: OptInsQuery[Filter] | undefined;
}): readonly Condition[] => [
  ...(state === undefined ? [] : [[IN_STATE[state], {}] as const]),
  ...(followUpBy === undefined
    ? []
    : [
        [
          `${OPEN} and coalesce((select max(s."on") from opt_in_step s where s.opt_in_id = r.id and s.kind in ('request', 'follow_up'))
            + ${FOLLOW_UP_AFTER}, :followUpBy::date) <= :followUpBy::date`,
          { followUpBy },
        ] as const,
      ]),
];
