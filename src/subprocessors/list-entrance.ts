import { refused } from '../errors.js';
import { addDays, type LegalDay } from '../law/legal-day.js';
import type { AgreedTerms } from '../law/sub-processors.js';
import type { ListRow } from './list-rows.js';
import type { ListOptions } from './subprocessor-list.params.js';
import type { Subprocessing } from './subprocessing.entity.js';

/** By what days and decision those that are new enter the register. */
export interface Entrance {
  readonly vendorId: string;
  readonly options: ListOptions;
  /** No list of the vendor, and no sub-processor of it, is on record. */
  readonly isFirst: boolean;
  /** Of each engagement that the list speaks of. */
  readonly terms: readonly AgreedTerms[];
}

type Entered = Pick<Subprocessing, 'announcedOn' | 'addedOn' | 'decision' | 'decidedOn' | 'decidedBy' | 'reason'>;

const UNDECIDED = { decision: null, decidedOn: null, decidedBy: null, reason: null };

/**
 * The days of one that is new. On what stood there with the contract nobody had to be told. On a first list otherwise
 * it processes already, and nobody was told before. On a later one it is announced, and begins when the list says, else
 * when the longest notice agreed has passed; where no notice is known, at once: absent proof is not proof.
 */
export function entranceOf(
  row: ListRow,
  { options, isFirst, terms }: Entrance,
): Entered & { readonly assumed: string | null } {
  const { publishedOn, announcedOn, initial } = options;
  if (initial) {
    const agreedOn = terms.map(({ concludedOn }) => concludedOn).reduce(earlier, null);
    const accepted = { decision: 'accepted' as const, decidedOn: agreedOn, decidedBy: 'both sides', reason: WITH_IT };
    return { announcedOn: null, addedOn: row.addedOn ?? publishedOn, ...accepted, assumed: null };
  }
  const entered = { announcedOn, ...UNDECIDED };
  if (row.addedOn !== null) return { ...entered, addedOn: row.addedOn, assumed: null };
  if (isFirst)
    return { ...entered, addedOn: publishedOn, assumed: `processes since ${publishedOn}, the day of the list` };
  const days = terms.map(({ noticeDays }) => noticeDays);
  const notice = days.length === 0 || days.includes(null) ? null : Math.max(...days.map(Number));
  return notice === null
    ? { ...entered, addedOn: announcedOn, assumed: `processes since ${announcedOn}: no days of notice are on record` }
    : {
        ...entered,
        addedOn: addDays(announcedOn, notice),
        assumed: `begins on ${addDays(announcedOn, notice)}, after ${notice} days of notice`,
      };
}

const WITH_IT = 'Stood on the list of sub-processors when the contract was concluded';
const earlier = (a: LegalDay | null, b: LegalDay | null): LegalDay | null =>
  a === null || (b !== null && b < a) ? b : a;

/** @throws RefusedError where what stood on a list with the contract cannot have stood there by its day */
export function expectInitial({ options: { initial, publishedOn }, terms }: Entrance): void {
  if (!initial) return;
  if (terms.length === 0 || terms.some(({ concludedOn }) => concludedOn === null))
    throw refused('/initial', 'no contract is in force with which the list could have been accepted; record it first');
  const before = terms.find(({ concludedOn }) => concludedOn! < publishedOn);
  if (before !== undefined)
    throw refused(
      '/initial',
      `the contract was concluded on ${before.concludedOn}, before the list of ${publishedOn}; send the list as it stood then, with its day, or leave out initial and decide on each`,
    );
}
