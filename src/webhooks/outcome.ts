import type { WebhookDelivery } from './webhook.entity.js';

/** What came of an attempt. */
export interface Outcome {
  readonly durationMs: number;
  readonly httpStatus: number | null;
  readonly error: string | null;
  readonly answer: string | null;
  /** Seconds that the receiver asks us to wait. */
  readonly retryAfter: number | null;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long to wait after each failure: ten attempts over a little more than three days. */
const WAITS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

export const isTaken = ({ httpStatus }: Outcome): boolean =>
  httpStatus !== null && httpStatus >= 200 && httpStatus < 300;

/** The receiver says that there is nobody any more. */
export const isGone = ({ httpStatus }: Outcome): boolean => httpStatus === 410;

type Settled = Pick<WebhookDelivery, 'status'> &
  Partial<Pick<WebhookDelivery, 'failures' | 'nextAttemptAt' | 'deliveredAt'>>;

/** How a delivery goes on after an attempt. */
export function settled({ failures }: Pick<WebhookDelivery, 'failures'>, outcome: Outcome, at: Date): Settled {
  if (isTaken(outcome)) return { status: 'delivered', deliveredAt: at };
  const wait = WAITS[failures];
  if (wait === undefined || isGone(outcome)) return { status: 'given_up', failures: failures + 1 };
  const asked = Math.min((outcome.retryAfter ?? 0) * SECOND, 24 * HOUR);
  return { status: 'waiting', failures: failures + 1, nextAttemptAt: new Date(at.getTime() + Math.max(wait, asked)) };
}
