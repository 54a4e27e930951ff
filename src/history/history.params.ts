import { Type } from 'class-transformer';
import { Day, Id, Matching, Text, Whole } from '../fields.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

export class HistoryQuery extends PageQuery {
  @Type(() => Number)
  @Whole(0, Number.MAX_SAFE_INTEGER, {
    optional: true,
    example: 4711,
    description:
      'The `seq` of the last event that you have seen; absent: from the beginning. Nothing ever appears before an event that was shown, so a program that remembers it misses nothing.',
  })
  after?: number;
  @Matching(/^[a-z-]{1,50}\.[a-z-]{1,50}$/, 'a kind of event such as agreement.signed', {
    optional: true,
    example: 'agreement.signed',
    description: 'Only events of this kind.',
  })
  kind?: string;
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Id({ optional: true, description: 'Id of the record that it happened to.' }) subject?: string;
  @Day({ optional: true, description: 'Events of this day and later ones.' }) from?: LegalDay;
  @Day({ optional: true, description: 'Events up to the end of this day.' }) to?: LegalDay;
}
