import { because, type Reason } from '../finding.js';
import type { Certification, Framework } from '../facts.js';
import type { CertificationFramework } from '../instruments/instrument.js';
import type { LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { judgeScheme } from './certification-scheme.js';
import { type MechanismJudgement, noMechanism, ofAnotherRegime, overall, stateOf, wrongRegime } from './judgement.js';
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
  const part = instrument.regimes[regime] === undefined ? law.partOf(instrument.id, regime) : null;
  return part === null
    ? judgeFramework(instrument, [certification], transfer)
    : judgeFramework(part, dossier.certificationsOf(importer.id, part.id), transfer);
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
  if (own === null) return ofAnotherRegime('certification', framework, transfer);
  const reasons: Reason[] = own.reason === null ? [] : [own.reason];
  const outside = outsideScope(framework, own.value, transfer);
  if (outside !== null) reasons.push(outside);

  const best = certifications.map((certification) => judgeEntry(framework, certification, transfer)).sort(byWorth)[0];
  reasons.push(...(best?.failures ?? [missing(framework, transfer)]));
  if (framework.partOf?.needsWhole === true)
    reasons.push(...wholeFailures(framework.partOf.framework, reasons, transfer));

  const state = overall(own.state, reasons);
  return {
    kind: 'certification',
    name: framework.name,
    instrument: framework.id,
    state,
    citation: own.citation,
    reasons,
    notes: state === 'in_force' && best !== undefined ? notesOn(framework.name, best, transfer) : [],
    inPlace: true,
    endsOn: own.endsOn,
  };
}

/** Of a part: missing beside the whole, lapsed with it, or on no list at all. */
function missing(framework: CertificationFramework, transfer: RestrictedTransfer): Reason {
  const { importer, law } = transfer;
  const evidence = { framework: framework.name, party: importer.name };
  const whole = framework.partOf === undefined ? undefined : law.instrument(framework.partOf.framework);
  if (framework.partOf !== undefined && whole?.kind === 'framework') {
    if (isOnWhole(whole.id, transfer)) return because(framework.partOf.missing, evidence, framework.citation);
    const lapsedOn = lapsedFrom(whole.id, transfer);
    if (lapsedOn !== null)
      return because(
        'CERTIFICATION_LAPSED',
        { framework: whole.name, party: importer.name, lapsedOn },
        framework.citation,
      );
  }
  return because('CERTIFICATION_MISSING', evidence, framework.citation);
}

/** The last day on which the importer fell off a list; null: it was never on it. */
function lapsedFrom(whole: Framework, { dossier, importer, asOf }: RestrictedTransfer): LegalDay | null {
  let last: LegalDay | null = null;
  for (const entry of dossier.certificationsOf(importer.id, whole)) {
    const { lapsedOn } = listedAs(entry, asOf);
    if (lapsedOn !== null && (last === null || lapsedOn > last)) last = lapsedOn;
  }
  return last;
}

const isOnWhole = (whole: Framework, { dossier, importer, asOf }: RestrictedTransfer): boolean =>
  dossier.certificationsOf(importer.id, whole).some((entry) => listedAs(entry, asOf).listed === 'active');

/** A part counts only beside an active entry in the whole, unless that it is missing is said already. */
function wholeFailures(whole: Framework, said: readonly Reason[], transfer: RestrictedTransfer): readonly Reason[] {
  const { importer, law } = transfer;
  const instrument = law.instrument(whole);
  if (instrument?.kind !== 'framework' || isOnWhole(whole, transfer)) return [];
  if (said.some(({ code }) => code === 'CERTIFICATION_MISSING' || code === 'CERTIFICATION_LAPSED')) return [];
  const lapsedOn = lapsedFrom(whole, transfer);
  const evidence = { framework: instrument.name, party: importer.name };
  return [
    lapsedOn === null
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
  (a.listedUntil === b.listedUntil ? 0 : a.listedUntil > b.listedUntil ? -1 : 1) ||
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
