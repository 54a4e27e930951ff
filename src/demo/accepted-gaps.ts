import type { Change } from '../change.js';
import { Gap } from '../gaps/gap.entity.js';
import { GapCourseService } from '../gaps/gap-course.service.js';
import { GapsService } from '../gaps/gaps.service.js';
import { HistoryService } from '../history/history.service.js';
import type { FindingCode } from '../law/finding.js';
import { addDays } from '../law/legal-day.js';
import { Vendor } from '../vendors/vendor.entity.js';
import type { Named } from './named.js';
import { PEOPLE } from './people.js';

/** What somebody has decided to live with, or has in hand, for some days from today on. */
const ACCEPTED: readonly {
  readonly vendor: string;
  readonly code: FindingCode;
  readonly by: 'waive' | 'acknowledge';
  readonly who: keyof typeof PEOPLE;
  readonly days: number;
  readonly reason: string;
}[] = [
  {
    vendor: 'turnstone-forms',
    code: 'DPA_TERMS_INCOMPLETE',
    by: 'waive',
    who: 'legal',
    days: 90,
    reason: 'Only names and messages pass through the forms; the new contract is being negotiated',
  },
  {
    vendor: 'turnstone-forms',
    code: 'EVIDENCE_MISSING',
    by: 'acknowledge',
    who: 'marketing',
    days: 14,
    reason: 'The agency looks for the signed page in its archive',
  },
];

/** To be called once the gaps are written; what is not open is left alone. */
export async function acceptGaps(change: Change, people: Named): Promise<void> {
  const { manager, today } = change;
  const history = new HistoryService();
  const course = new GapCourseService(new GapsService(history), history);
  for (const { vendor: key, code, by, who, days, reason } of ACCEPTED) {
    const vendor = await manager.findOneBy(Vendor, { key });
    const gap = vendor && (await manager.findOneBy(Gap, { vendorId: vendor.id, code }));
    if (gap === null || gap.closedOn !== null) continue;
    const assigned = await course.assign(change, gap.id, gap.version, people.idOf('platform'));
    await course[by](change, assigned.id!, { reason, grantedBy: PEOPLE[who].name, until: addDays(today, days) });
  }
}
