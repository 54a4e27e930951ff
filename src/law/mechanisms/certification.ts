import { because, type Reason } from '../finding.js';
import type { Certification, Framework } from '../facts.js';
import type { CertificationFramework } from '../instruments/instrument.js';
import type { LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { judgeScheme } from './certification-scheme.js';
import { type MechanismJudgement, noMechanism, overall, stateOf, wrongRegime } from './judgement.js';
import { listedAs, notesOn } from './list-entry.js';
import { outsideScope } from './scope.js';

/** A certification as a mechanism: its framework's state, whom it covers, and the list entry on the day. */
export function judgeCertification(certificationId: string, transfer: RestrictedTransfer): MechanismJudgement {
  const { dossier, law, regime, importer } = transfer;
  const certification = dossier.certification(certificationId);
  if (certification === null)
    return noMechanism('certification', 'a certification', [
      because('CERTIFICATION_MISSING', { framework: 'a certification', party: importer.name }),
    ]);
  const instrument = law.instrument(certification.framework);
  if (instrument?.kind === 'certification_scheme') return judgeScheme(instrument, certification, transfer);
  if (instrument?.kind !== 'framework') {
    const name = spoken(certification.framework);
    return noMechanism('certification', name, [wrongRegime(name, transfer)], true);
  }
  const part = instrument.regimes[regime] === undefined ? partFor(instrument.id, transfer) : null;
  return part === null
    ? judgeFramework(instrument, [certification], transfer)
    : judgeFramework(part, dossier.certificationsOf(importer.id, part.id), transfer);
}

/** The part of the framework that serves the regime, such as the UK Extension. */
function partFor(whole: Framework, { law, regime }: RestrictedTransfer): CertificationFramework | null {
  for (const instrument of law.instruments)
    if (instrument.kind === 'framework' && instrument.partOf?.framework === whole && instrument.regimes[regime])
      return instrument;
  return null;
}

/** `SWISS_US_DPF` as people say it, for a framework whose instrument is not encoded. */
const spoken = (framework: Framework): string =>
  framework.replaceAll('_', ' ').replace(/[A-Z]{4,}/g, (word) => word.charAt(0) + word.slice(1).toLowerCase());

/** A framework held against the list entries that the register has; the best entry counts. */
export function judgeFramework(
  framework: CertificationFramework,
  certifications: readonly Certification[],
  transfer: RestrictedTransfer,
): MechanismJudgement {
  const own = stateOf(framework, framework.regimes[transfer.regime], transfer);
  const reasons: Reason[] = [];
  if (own === null) reasons.push(wrongRegime(framework.name, transfer));
  else if (own.reason !== null) reasons.push(own.reason);

  const outside = outsideScope(framework, own?.value ?? null, transfer);
  if (outside !== null) reasons.push(outside);

  const best = certifications.map((certification) => judgeEntry(framework, certification, transfer)).sort(byWorth)[0];
  reasons.push(...(best?.failures ?? [missing(framework, transfer)]));
  if (own !== null && framework.partOf?.needsWhole === true)
    reasons.push(...wholeFailures(framework.partOf.framework, reasons, transfer));

  const state = overall(own?.state ?? 'condition_failed', reasons);
  return {
    kind: 'certification',
    name: framework.name,
    instrument: framework.id,
    state,
    citation: own?.citation ?? framework.citation,
    reasons,
    notes: state === 'in_force' && best !== undefined ? notesOn(framework.name, best, transfer) : [],
    inPlace: true,
    endsOn: own?.endsOn ?? null,
  };
}

/** Missing on a list of which it is on the whole: the part is what is missing. */
function missing(framework: CertificationFramework, transfer: RestrictedTransfer): Reason {
  const { importer } = transfer;
  const evidence = { framework: framework.name, party: importer.name };
  const { partOf } = framework;
  return partOf !== undefined && isOnWhole(partOf.framework, transfer)
    ? because(partOf.missing, evidence, framework.citation)
    : because('CERTIFICATION_MISSING', evidence, framework.citation);
}

const isOnWhole = (whole: Framework, { dossier, importer, asOf }: RestrictedTransfer): boolean =>
  dossier.certificationsOf(importer.id, whole).some((entry) => listedAs(entry, asOf).listed === 'active');

/** A part counts only beside an active entry in the whole, unless that it is missing is said already. */
function wholeFailures(whole: Framework, said: readonly Reason[], transfer: RestrictedTransfer): readonly Reason[] {
  const { dossier, importer, law, asOf } = transfer;
  const instrument = law.instrument(whole);
  if (instrument?.kind !== 'framework' || isOnWhole(whole, transfer)) return [];
  if (said.some(({ code }) => code === 'CERTIFICATION_MISSING' || code === 'CERTIFICATION_LAPSED')) return [];
  const lapses = dossier
    .certificationsOf(importer.id, whole)
    .flatMap((entry) => {
      const { lapsedOn } = listedAs(entry, asOf);
      return lapsedOn === null ? [] : [lapsedOn];
    })
    .sort();
  const lapsedOn = lapses.at(-1);
  const evidence = { framework: instrument.name, party: importer.name };
  return [
    lapsedOn === undefined
      ? because('CERTIFICATION_MISSING', evidence, instrument.citation)
      : because('CERTIFICATION_LAPSED', { ...evidence, lapsedOn }, instrument.citation),
  ];
}

/** One list entry on the day. */
interface Entry {
  readonly failures: readonly Reason[];
  readonly undated: boolean;
  /** First day off the list; of an entry still on it the last of all days, of one never on it none. */
  readonly listedUntil: LegalDay | '';
  readonly pendingSince: LegalDay | null;
}

/** The entry with the fewest failures comes first, of equal ones the longest listed, then the dated, then the settled. */
const byWorth = (a: Entry, b: Entry): number =>
  a.failures.length - b.failures.length ||
  b.listedUntil.localeCompare(a.listedUntil) ||
  Number(a.undated) - Number(b.undated) ||
  Number(a.pendingSince !== null) - Number(b.pendingSince !== null);

function judgeEntry(
  framework: CertificationFramework,
  certification: Certification,
  transfer: RestrictedTransfer,
): Entry {
  const { importer, asOf } = transfer;
  const undated = certification.statuses.length === 0;
  if (certification.partyId !== importer.id && !certification.coveredPartyIds.includes(importer.id))
    return { failures: [missing(framework, transfer)], undated, listedUntil: '', pendingSince: null };
  const { listed, lapsedOn, pendingSince } = listedAs(certification, asOf);
  const failures: Reason[] = [];
  if (listed === 'not_yet') failures.push(missing(framework, transfer));
  if (lapsedOn !== null)
    failures.push(
      because(
        'CERTIFICATION_LAPSED',
        { framework: framework.name, party: importer.name, lapsedOn },
        framework.citation,
      ),
    );
  if (framework.hrByElection && transfer.transfer.data.includes('hr') && certification.coversHr !== true)
    failures.push(
      because(
        'CERTIFICATION_SCOPE_HR_MISSING',
        { framework: framework.name, party: importer.name },
        framework.citation,
      ),
    );
  const listedUntil = listed === 'active' ? '9999-12-31' : (lapsedOn ?? '');
  return { failures, undated, listedUntil, pendingSince };
}
