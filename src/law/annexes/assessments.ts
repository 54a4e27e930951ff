import type { LegalDay } from '../legal-day.js';
import type { Filling } from './filling.js';

/** By transfer, the day of the latest impact assessment made for it by the day; none where there is none of a known day. */
export function impactAssessmentDays({ transfers, source: { dossier, asOf } }: Filling): ReadonlyMap<string, LegalDay> {
  const days = new Map<string, LegalDay>();
  for (const transfer of transfers)
    for (const { doneOn } of dossier.impactAssessmentsOf(transfer)) {
      if (doneOn === null || !asOf.reached(doneOn)) continue;
      const known = days.get(transfer.id);
      if (known === undefined || known < doneOn) days.set(transfer.id, doneOn);
    }
  return days;
}
