import type { ImpactAssessment } from '../facts.js';
import type { LegalDay } from '../legal-day.js';
import type { Filling } from './filling.js';

/** An assessment of a known day. */
export interface DatedAssessment {
  readonly on: LegalDay;
  readonly outcome: ImpactAssessment['outcome'];
}

/** By transfer, the latest impact assessment made for it by the day; none where there is none of a known day. */
export function latestAssessments({
  transfers,
  source: { dossier, asOf },
}: Filling): ReadonlyMap<string, DatedAssessment> {
  const latest = new Map<string, DatedAssessment>();
  for (const transfer of transfers)
    for (const { doneOn, outcome } of dossier.impactAssessmentsOf(transfer)) {
      if (doneOn === null || !asOf.reached(doneOn)) continue;
      const known = latest.get(transfer.id);
      if (known === undefined || known.on < doneOn) latest.set(transfer.id, { on: doneOn, outcome });
    }
  return latest;
}
