import { because, type Reason } from '../finding.js';
import type { ImpactAssessment } from '../facts.js';
import type { DestinationEvent } from '../law.js';
import type { LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';

/** Since Case C-311/18 exporters must check the destination case by case; before that day nobody had to. */
export const IMPACT_ASSESSED_SINCE: LegalDay = '2020-07-16';

/** What the assessments on file say of a safeguard of Art. 46: why it fails, and what stands beside it. */
export interface Assessed {
  readonly failures: readonly Reason[];
  readonly notes: readonly Reason[];
}

/** Where no assessment is asked for, only what an authority or a court found counts. */
export function unassessed(instrument: string, transfer: RestrictedTransfer): Assessed {
  const onFile = transfer.dossier.impactAssessmentsOf(transfer.transfer);
  const { doneOn, isEffective } = latestOf(onFile, transfer);
  return {
    failures: foundIneffective(instrument, onFile, isEffective ? doneOn : null, transfer),
    notes: undatedFindings(onFile),
  };
}

/**
 * An effective, dated assessment, which Art. 46(1) asks for.
 * @param changedOn the day on which the processing changed, after which an older assessment is outdated
 */
export function impactAssessed(instrument: string, transfer: RestrictedTransfer, changedOn: LegalDay | null): Assessed {
  const onFile = transfer.dossier.impactAssessmentsOf(transfer.transfer);
  const { latest, doneOn, isEffective } = latestOf(onFile, transfer);
  const found = foundIneffective(instrument, onFile, isEffective ? doneOn : null, transfer);
  if (!transfer.asOf.reached(IMPACT_ASSESSED_SINCE)) return { failures: found, notes: [] };
  if (doneOn !== null && latest.some(({ outcome }) => outcome === 'ineffective'))
    return { failures: [...found, ineffective(instrument, doneOn, 'the assessment')], notes: [] };
  if (doneOn !== null && isEffective)
    return { failures: found, notes: [...outdated(latest, doneOn, changedOn, transfer), ...undatedFindings(onFile)] };
  if (found.length > 0) return { failures: found, notes: [] };
  const missing = because('TIA_MISSING', { instrument });
  return {
    failures: onFile.some((assessment) => assessment.doneOn === null)
      ? [missing, because('UNDATED_EVIDENCE', { evidence: `Transfer impact assessment for ${transfer.importer.name}` })]
      : [missing],
    notes: [],
  };
}

const ineffective = (instrument: string, since: LegalDay, by: string): Reason =>
  because('SUPPLEMENTARY_MEASURES_INEFFECTIVE', { instrument, since, by });

/** What an authority or a court found on no known day is told, and proves nothing. */
const undatedFindings = (onFile: readonly ImpactAssessment[]): readonly Reason[] =>
  onFile
    .filter(
      ({ foundBy, outcome, doneOn, factsFrom }) =>
        foundBy !== 'parties' && outcome === 'ineffective' && doneOn === null && factsFrom === null,
    )
    .map(({ foundBy }) =>
      because('UNDATED_EVIDENCE', { evidence: `Finding of ${foundBy === 'court' ? 'a court' : 'an authority'}` }),
    );

/** What an authority or a court found counts from the day of the facts, until the parties assess anew and better. */
const foundIneffective = (
  instrument: string,
  onFile: readonly ImpactAssessment[],
  effectiveOn: LegalDay | null,
  transfer: RestrictedTransfer,
): readonly Reason[] =>
  standingFindings(onFile, effectiveOn, transfer).map(({ since, by }) => ineffective(instrument, since, by));

/** A finding of an authority or a court that protection is ineffective. */
export interface StandingFinding {
  readonly since: LegalDay;
  readonly by: 'a court' | 'an authority';
}

/** @param effectiveOn the day of the latest assessment if it found protection effective, otherwise null */
export function standingFindings(
  onFile: readonly ImpactAssessment[],
  effectiveOn: LegalDay | null,
  { asOf }: OnDay,
): readonly StandingFinding[] {
  const findings: StandingFinding[] = [];
  for (const { foundBy, outcome, doneOn, factsFrom } of onFile) {
    if (foundBy === 'parties' || outcome !== 'ineffective') continue;
    const since = factsFrom ?? doneOn;
    if (since === null || !asOf.reached(since)) continue;
    if (effectiveOn === null || effectiveOn <= (doneOn ?? since))
      findings.push({ since, by: foundBy === 'court' ? 'a court' : 'an authority' });
  }
  return findings;
}

type OnDay = Pick<RestrictedTransfer, 'asOf'>;

/** Past its review, or older than the processing it was made for or than the law that it looks at. */
function outdated(
  assessments: readonly ImpactAssessment[],
  doneOn: LegalDay,
  changedOn: LegalDay | null,
  transfer: RestrictedTransfer,
): readonly Reason[] {
  const { asOf } = transfer;
  const notes: Reason[] = [];
  for (const { nextReviewOn } of assessments)
    if (nextReviewOn !== null && asOf.passed(nextReviewOn))
      notes.push(because('TIA_OUTDATED', { doneOn, because: `its review was due on ${nextReviewOn}` }));
  if (changedOn !== null && changedOn > doneOn && asOf.reached(changedOn))
    notes.push(because('TIA_OUTDATED', { doneOn, because: `the processing changed on ${changedOn}` }));
  for (const { destination, on, what, citation } of newerLaw(assessments, doneOn, transfer))
    notes.push(
      because('TIA_OUTDATED', { doneOn, because: `the law of ${destination} changed on ${on} (${what})` }, citation),
    );
  return notes;
}

/** What happened since to the law of the importer's place, or of the place of access that an assessment names. */
function newerLaw(
  assessments: readonly ImpactAssessment[],
  doneOn: LegalDay,
  { destination, law, asOf }: RestrictedTransfer,
): readonly DestinationEvent[] {
  if (law.destinationEvents.length === 0) return [];
  const places = new Set([destination, ...assessments.map((assessment) => assessment.destination)]);
  return [...places]
    .flatMap((place) => (place === null ? [] : law.eventsAt(place)))
    .filter(({ on }) => on > doneOn && asOf.reached(on));
}

/** The assessments that count: those of the last day on which one was done; of several the worst decides. */
export interface Latest {
  readonly latest: readonly ImpactAssessment[];
  readonly doneOn: LegalDay | null;
  readonly isEffective: boolean;
}

/** What an authority or a court found ineffective is judged apart. */
export function latestOf(onFile: readonly ImpactAssessment[], { asOf }: OnDay): Latest {
  let latest: ImpactAssessment[] = [];
  let last: LegalDay | null = null;
  for (const assessment of onFile) {
    const { foundBy, outcome, doneOn } = assessment;
    if (foundBy !== 'parties' && outcome === 'ineffective') continue;
    if (doneOn === null || !asOf.reached(doneOn)) continue;
    if (last === null || doneOn > last) [last, latest] = [doneOn, []];
    if (doneOn === last) latest.push(assessment);
  }
  const isEffective = latest.length > 0 && latest.every(({ outcome }) => outcome !== null && outcome !== 'ineffective');
  return { latest, doneOn: last, isEffective };
}
