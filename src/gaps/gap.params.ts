import { Day, OneOf, Text } from '../fields.js';
import { FINDING_CODES, type FindingCode } from '../law/finding.js';
import { SEVERITIES, type Severity } from '../law/findings/definition.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

export const GAP_STATES = ['open', 'closed', 'all'] as const;

export class GapsQuery extends PageQuery {
  @Day({
    optional: true,
    example: '2020-07-16',
    description: 'What would be open as of this day instead of today, computed.',
  })
  asOf?: LegalDay;
  @OneOf(FINDING_CODES, { optional: true, example: 'MECHANISM_INVALIDATED' }) code?: FindingCode;
  @OneOf(SEVERITIES.slice(0, 3), { optional: true }) severity?: Exclude<Severity, 'notice'>;
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @OneOf(GAP_STATES, { optional: true, description: '`open` when absent; nothing else with `asOf`.' })
  state?: (typeof GAP_STATES)[number];
}
