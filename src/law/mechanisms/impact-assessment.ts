import { because, type Reason } from '../finding.js';
import type { ImpactAssessment } from '../facts.js';
import type { LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';

/** Since Case C-311/18 exporters must check the destination case by case; before that day nobody had to. */
export const IMPACT_ASSESSED_SINCE: LegalDay = '2020-07-16';

/** Why a safeguard of Art. 46 fails for want of an effective, dated assessment; empty when it does not. */
export function impactAssessmentFailures(instrument: string, transfer: RestrictedTransfer): readonly Reason[] {
  if (!transfer.asOf.reached(IMPACT_ASSESSED_SINCE)) return [];
  const onFile = transfer.dossier.impactAssessmentsOf(transfer.transfer);
  const latest = latestDone(onFile, transfer);
  if (latest === null || latest.outcome === null) {
    const undated = onFile.some(({ doneOn }) => doneOn === null);
    const missing = because('TIA_MISSING', { instrument });
    return undated
      ? [missing, because('UNDATED_EVIDENCE', { evidence: `Transfer impact assessment for ${transfer.importer.name}` })]
      : [missing];
  }
  return latest.outcome === 'ineffective'
    ? [because('SUPPLEMENTARY_MEASURES_INEFFECTIVE', { instrument, doneOn: latest.doneOn })]
    : [];
}

type Done = ImpactAssessment & { readonly doneOn: LegalDay };

function latestDone(onFile: readonly ImpactAssessment[], { asOf }: RestrictedTransfer): Done | null {
  let latest: Done | null = null;
  for (const assessment of onFile)
    if (
      isDone(assessment) &&
      asOf.reached(assessment.doneOn) &&
      (latest === null || assessment.doneOn >= latest.doneOn)
    )
      latest = assessment;
  return latest;
}

const isDone = (assessment: ImpactAssessment): assessment is Done => assessment.doneOn !== null;
