import { AsOf } from '../as-of.js';
import { wordingFor } from '../as-it-stood.js';
import { DayNotEncodedError } from '../assess.js';
import { EDPB_05_2021, SCHREMS_II } from '../citation.js';
import { Dossier } from '../dossier.js';
import type { Facts, Role, Transfer } from '../facts.js';
import type { Law } from '../law.js';
import type { LegalDay } from '../legal-day.js';
import { IMPACT_ASSESSED_SINCE } from '../mechanisms/impact-assessment.js';
import { FIRST_ENCODED_DAY, type Regime, REGIME_NAMES } from '../regime.js';
import { type RestrictedTransfer, restrictedTransfers } from '../restricted-transfer.js';
import { chapterFive, destinationOf, spokenDestination, standingTowardsEea } from '../territories.js';
import { openMechanisms, type OpenMechanism } from './open-mechanisms.js';
import type { AssessmentNeed, Place, RecipientLine, RegimeOutcome, TransferQuestions } from './transfer-questions.js';

/**
 * Step one of a judgement for a flow that is only planned (EDPB Guidelines 05/2021), recipient by recipient: who sits
 * where decides, not where the servers stand; whoever else can get at the data is a further transfer of its own.
 * @throws DayNotEncodedError for a day before the encoded law
 */
export function askOfTransfer(questions: TransferQuestions, law: Law, day: LegalDay): readonly RecipientLine[] {
  if (day < FIRST_ENCODED_DAY) throw new DayNotEncodedError(day);
  const { importer, exporter, places, processorAddsData } = questions;
  const first = firstHop(questions);
  const hops = places.map((place, at) => ({ place, transfer: hop(place, at, questions) }));
  const dossier = new Dossier(factsOf(questions, [first, ...hops.map(({ transfer }) => transfer)]));
  const outcomesOf = (transfer: Transfer): readonly RegimeOutcome[] =>
    restrictedTransfers(transfer, dossier, law, new AsOf(day)).map((found) => outcomeOf(found, day, processorAddsData));
  const receiving = importer?.name ?? 'the importer';
  return [
    {
      recipient: receiving,
      sender: exporter?.name ?? 'the person',
      place: null,
      outcomes: outcomesOf(first),
      notes: [],
    },
    ...hops.map(({ place, transfer }) => ({
      recipient: place.by?.name ?? receiving,
      sender: receiving,
      place: { kind: place.kind, country: place.country },
      outcomes: outcomesOf(transfer),
      notes: notesOn(place, questions, day),
    })),
  ];
}

const firstHop = (questions: TransferQuestions): Transfer => ({
  id: 'first',
  engagementId: null,
  flow: questions.flow,
  exporterId: questions.exporter?.id ?? null,
  importerId: questions.importer?.id ?? null,
  exporterRole: questions.exporterRole,
  importerRole: questions.importerRole,
  data: questions.data,
  purposes: questions.purposes,
  startsOn: null,
  endsOn: null,
  mechanisms: [],
  impactAssessmentIds: [],
  onwardFromId: null,
  dataCategories: null,
  statedPurposes: null,
  measures: [],
});

/** Where the importer itself keeps or sees it there, one legal person gives it to itself. */
function hop({ kind, by }: Place, at: number, questions: TransferQuestions): Transfer {
  const { importer, importerRole } = questions;
  return {
    ...firstHop(questions),
    id: `onward${at}`,
    flow: kind === 'storage' ? 'sent' : 'remote_access',
    exporterId: importer?.id ?? null,
    importerId: (by ?? importer)?.id ?? null,
    exporterRole: importerRole,
    importerRole: by === null ? importerRole : roleBehind(importerRole),
    onwardFromId: 'first',
  };
}

/** Whoever works for a processor is its sub-processor, whoever works for a controller its processor. */
export const roleBehind = (role: Role | null): Role | null =>
  role === null ? null : role === 'processor' || role === 'sub_processor' ? 'sub_processor' : 'processor';

const factsOf = ({ exporter, importer, places }: TransferQuestions, transfers: readonly Transfer[]): Facts => ({
  parties: [exporter, importer, ...places.map(({ by }) => by)].flatMap((party) => party ?? []),
  engagements: [],
  agreements: [],
  certifications: [],
  impactAssessments: [],
  safeguards: [],
  transfers,
  subprocessings: [],
  optIns: [],
  publishedDpas: [],
});

/** What a place is to the law, where that is easily mistaken. */
function notesOn({ kind, country, by }: Place, { importer }: TransferQuestions, day: LegalDay): readonly string[] {
  const recipient = by ?? importer;
  const seat = recipient === null ? null : destinationOf(recipient);
  if (recipient === null || seat === null || seat === country) return [];
  const there = kind === 'storage' ? `kept in ${country}` : `seen from ${country}`;
  const decides = `That it is ${there} does not decide: ${recipient.name}, who has it there, is established in ${spokenDestination(seat)}.`;
  return standingTowardsEea(country, new AsOf(day)) === 'third_country'
    ? [decides, `The law of ${country} belongs into an impact assessment all the same.`]
    : [decides];
}

function outcomeOf(
  found: ReturnType<typeof restrictedTransfers>[number],
  day: LegalDay,
  processorAddsData: boolean | null,
): RegimeOutcome {
  if ('transfer' in found)
    return found.destination === null
      ? undetermined([`country of ${found.importer.name}`], found.regime)
      : restricted(found, openMechanisms(found, day, processorAddsData));
  if (found.kind === 'unmapped') return undetermined(found.missing, null);
  const { verdict, regime, because, citation } = found;
  return { regime, outcome: verdict, because, citations: [citation], missing: [], ...NOTHING_OPEN };
}

const NOTHING_OPEN = { mechanisms: [], impactAssessment: null } as const;

const undetermined = (missing: readonly string[], regime: Regime | null): RegimeOutcome => ({
  regime,
  outcome: 'undetermined',
  because: `It turns on what is not known: ${missing.join(', ')}`,
  citations: [EDPB_05_2021.citation],
  missing,
  ...NOTHING_OPEN,
});

function restricted(found: RestrictedTransfer, mechanisms: readonly OpenMechanism[]): RegimeOutcome {
  const { exporter, importer, destination, regime, asOf, transfer } = found;
  const rule = chapterFive(regime, exporter, asOf);
  const does = transfer.flow === 'remote_access' ? 'can see the data from' : 'receives the data in';
  const binds = transfer.onwardFromId === null ? exporter.name : 'the data on its way';
  return {
    regime,
    outcome: 'restricted_transfer',
    because: `${importer.name} ${does} ${spokenDestination(destination)}, outside the territory of the ${REGIME_NAMES[regime]}, which binds ${binds}`,
    citations: regime === 'EU_GDPR' ? [rule, EDPB_05_2021.citation] : [rule],
    missing: [],
    mechanisms,
    impactAssessment: assessmentNeed(found, mechanisms),
  };
}

const assessmentNeed = (
  { exporter, regime, asOf }: RestrictedTransfer,
  mechanisms: readonly OpenMechanism[],
): AssessmentNeed => ({
  needed: mechanisms.some(({ impactAssessmentNeeded }) => impactAssessmentNeeded),
  since: IMPACT_ASSESSED_SINCE,
  because: asOf.reached(IMPACT_ASSESSED_SINCE)
    ? 'Whoever relies on a safeguard assesses the law and practice of the destination; adequacy and exceptions ask for none.'
    : `Before ${IMPACT_ASSESSED_SINCE} nobody had to assess the law and practice of the destination.`,
  citation: wordingFor(exporter, regime, asOf)(SCHREMS_II.citation),
});
