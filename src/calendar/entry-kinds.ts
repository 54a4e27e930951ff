/**
 * What a day in a calendar is. A `deadline` stands until what it asks for is done, however long ago it was. A
 * `last_day` that is over, and a `first_day` that has come, are past, and stay as they were.
 */
export const ENTRY_KINDS = {
  agreement_end: 'last_day',
  notice: 'last_day',
  cover_change: 'first_day',
  certification_due: 'deadline',
  impact_assessment_review: 'deadline',
  vendor_review: 'deadline',
  objection: 'deadline',
  opt_in_follow_up: 'deadline',
} as const;
export type EntryKind = keyof typeof ENTRY_KINDS;
