import { Day, Id, OneOf, Text } from '../fields.js';
import { FINDING_CODES, type FindingCode } from '../law/finding.js';
import { FAMILIES, type Family, SEVERITIES, type Severity } from '../law/findings/definition.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

/** How a gap stands: a waiver weighs more than an acknowledgement, and `open` is what has neither. */
export const GAP_STATES = ['open', 'acknowledged', 'waived', 'closed'] as const;
export type GapState = (typeof GAP_STATES)[number];

export const GAP_SORTS = ['severity', 'since', '-since', 'vendor'] as const;
export type GapSort = (typeof GAP_SORTS)[number];

export class GapsQuery extends PageQuery {
  @Day({
    optional: true,
    example: '2020-07-16',
    description: 'What would be open as of this day instead of today, computed, in the order of severity.',
  })
  asOf?: LegalDay;
  @OneOf(FINDING_CODES, { optional: true, example: 'MECHANISM_INVALIDATED' }) code?: FindingCode;
  @OneOf(FAMILIES, { optional: true }) family?: Family;
  @OneOf(SEVERITIES.slice(0, 3), { optional: true }) severity?: Exclude<Severity, 'notice'>;
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Text({ max: 500, optional: true, description: 'A tag of the vendor.', example: 'marketing' }) tag?: string;
  @Id({ optional: true, description: "The vendor's owner." }) ownerId?: string;
  @Id({ optional: true, description: 'To whom it is assigned; not with `asOf`.' }) assigneeId?: string;
  @Id({
    optional: true,
    description: "Who sees to it: to whom it is assigned, else the vendor's owner; not with `asOf`.",
  })
  responsibleId?: string;
  @OneOf([...GAP_STATES, 'all'], {
    optional: true,
    description: 'Whatever is not closed when absent; neither `closed` nor `all` with `asOf`.',
  })
  state?: GapState | 'all';
  @Day({ optional: true, description: 'So since this day or later; one whose day is not known is left out.' })
  sinceFrom?: LegalDay;
  @Day({ optional: true, description: 'So since this day or earlier; one whose day is not known is left out.' })
  sinceUntil?: LegalDay;
  @OneOf(GAP_SORTS, {
    optional: true,
    description:
      '`severity` when absent: the worst first, then the oldest, a day that is not known last; by `vendor` in the order of keys.',
  })
  sort?: GapSort;
}

export class GapPatch {
  @Id({
    optional: true,
    example: '0193b5a0-7c1e-7b3f-9a51-0d6d2f6f3c11',
    description: "The person who sees to it; null: nobody, so the vendor's owner does.",
  })
  assigneeId?: string | null;
}
