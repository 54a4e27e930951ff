import { Day, Id, OneOf, Text } from '../fields.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

/** Days from today on for which a waiver may be granted at most. */
export const LONGEST_WAIVER = 365;
/** Days from today on for which an acknowledgement may silence at most. */
export const LONGEST_ACKNOWLEDGEMENT = 30;
/** How often a gap may be acknowledged on the same evidence. */
export const MOST_ACKNOWLEDGEMENTS = 3;

class NewAcceptance {
  @Text({ max: 2000, example: 'The vendor moves the data to Frankfurt by May; until then only test data is sent' })
  reason: string;
}

export class NewWaiver extends NewAcceptance {
  @Text({ max: 200, example: 'Anna Lindqvist', description: 'Who accepts the risk.' }) grantedBy: string;
  @Day({ example: '2027-05-31', description: `Last day, at most ${LONGEST_WAIVER} days ahead.` }) until: LegalDay;
}

export class NewAcknowledgement extends NewAcceptance {
  @Text({ max: 200, example: 'Greta Baumann', description: 'Who has seen it and acts on it.' }) grantedBy: string;
  @Day({ example: '2026-12-15', description: `Last day, at most ${LONGEST_ACKNOWLEDGEMENT} days ahead.` })
  until: LegalDay;
}

export const ACCEPTANCE_STATES = ['standing', 'lapsed'] as const;
export type AcceptanceState = (typeof ACCEPTANCE_STATES)[number];

export class AcceptancesQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Id({ optional: true }) gapId?: string;
  @OneOf(ACCEPTANCE_STATES, { optional: true, description: 'Both when absent.' }) state?: AcceptanceState;
  @Day({ optional: true, description: 'With this last day or an earlier one.' }) endsBy?: LegalDay;
}
