import { because, type Reason } from '../finding.js';
import type { ImpactAssessment } from '../facts.js';
import type { LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';

/** Since Case C-311/18 exporters must check the destination case by case; before that day nobody had to. */
const IMPACT_ASSESSED_SINCE: LegalDay = '2020-07-16';

/** Why a safeguard of Art. 46 fails for want of an effective, dated assessment; empty when it does not. */
export function impactAssessmentFailures(instrument: string, transfer: RestrictedTransfer): readonly Reason[] {
  if (!transfer.asOf.reached(IMPACT_ASSESSED_SINCE)) return [];
  const onFile = transfer.dossier.impactAssessmentsOf(transfer.transfer);
  const doneOn = latestDone(onFile, transfer);
  const outcomes = onFile.filter((assessment) => assessment.doneOn === doneOn).map(({ outcome }) => outcome);
  if (doneOn !== null && outcomes.includes('ineffective'))
    return [because('SUPPLEMENTARY_MEASURES_INEFFECTIVE', { instrument, doneOn })];
  if (doneOn !== null && !outcomes.includes(null)) return [];
  const missing = because('TIA_MISSING', { instrument });
  return onFile.some((assessment) => assessment.doneOn === null)
    ? [missing, because('UNDATED_EVIDENCE', { evidence: `Transfer impact assessment for ${transfer.importer.name}` })]
    : [missing];
}

/** The last day on which an assessment was done; of several done on it, the worst counts. */
function latestDone(onFile: readonly ImpactAssessment[], { asOf }: RestrictedTransfer): LegalDay | null {
  let latest: LegalDay | null = null;
  for (const { doneOn } of onFile)
    if (doneOn !== null && asOf.reached(doneOn) && (latest === null || doneOn > latest)) latest = doneOn;
  return latest;
}
