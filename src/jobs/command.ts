import { parseArgs } from 'node:util';
import { isLegalDay, type LegalDay } from '../law/legal-day.js';
import { FIRST_ENCODED_DAY } from '../law/regime.js';

const JOBS = ['gap-check', 'legal-digest'] as const;

/** A job that a person asks for. */
export interface Command {
  readonly job: (typeof JOBS)[number];
  /** null: today. */
  readonly asOf: LegalDay | null;
  /** `gap-check`: every vendor, due or not. */
  readonly full: boolean;
}

/** The command line cannot be understood; the message says what was found, what was expected, and what to do. */
export class UsageError extends Error {}

const TRY = 'Try: npm run job -- gap-check --as-of 2020-07-16';

/**
 * @param args what follows the word `job`
 * @throws {UsageError}
 */
export function readCommand(args: readonly string[]): Command {
  const { words, asOf, full } = parsed(args);
  const job = JOBS.find((name) => name === words[0]);
  if (job === undefined || words.length > 1)
    throw new UsageError(
      `Found ${words.length === 0 ? 'no job' : `"${words.join(' ')}"`}; expected one of ${JOBS.join(', ')}. ${TRY}`,
    );
  if (full && (job !== 'gap-check' || asOf !== undefined))
    throw new UsageError(
      `Found --full with ${job === 'gap-check' ? '--as-of, which writes nothing' : job}; expected it with gap-check alone. ` +
        'Try: npm run job -- gap-check --full',
    );
  if (asOf === undefined) return { job, asOf: null, full };
  if (!isLegalDay(asOf) || asOf < FIRST_ENCODED_DAY)
    throw new UsageError(
      `Found the day "${asOf}"; expected a calendar date as YYYY-MM-DD, not before ${FIRST_ENCODED_DAY}, ` +
        `the first day that is judged. ${TRY}`,
    );
  return { job, asOf, full };
}

function parsed(args: readonly string[]): { words: string[]; asOf: string | undefined; full: boolean } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'as-of': { type: 'string' }, full: { type: 'boolean', default: false } },
    });
    return { words: positionals, asOf: values['as-of'], full: values.full };
  } catch {
    throw new UsageError(`Found "${args.join(' ')}"; expected a job and perhaps --as-of YYYY-MM-DD or --full. ${TRY}`);
  }
}
