import type { ImpactAssessment, Transfer } from '../facts.js';
import { latestOf, standingFindings } from '../mechanisms/impact-assessment.js';
import type { Source } from './filling.js';

/** What the impact assessments of a transfer come to on a day. */
export interface TransferAssessed {
  /** Each in a few words; empty: there is none of a known day. */
  readonly says: readonly string[];
  /** The worst of what was found; null: not recorded. */
  readonly outcome: ImpactAssessment['outcome'];
}

const SPOKEN = {
  effective: 'effective',
  effective_with_measures: 'effective with measures',
  ineffective: 'ineffective',
} as const;
const WORST_FIRST = ['ineffective', null, 'effective_with_measures', 'effective'] as const;

/** As a judgement reads them: the latest of the parties, and what an authority or a court found that stands against it. */
export function assessedOn(transfer: Transfer, source: Source): TransferAssessed {
  const onFile = source.dossier.impactAssessmentsOf(transfer);
  const { latest, doneOn, isEffective } = latestOf(onFile, source);
  const against = standingFindings(onFile, isEffective ? doneOn : null, source);
  const found = WORST_FIRST.find((outcome) => latest.some((one) => one.outcome === outcome)) ?? null;
  return {
    says: [
      ...(doneOn === null ? [] : [`assessed on ${doneOn}${found === null ? '' : `: ${SPOKEN[found]}`}`]),
      ...against.map(({ since, by }) => `found ineffective by ${by}, since ${since}`),
    ],
    outcome: against.length > 0 ? 'ineffective' : found,
  };
}
