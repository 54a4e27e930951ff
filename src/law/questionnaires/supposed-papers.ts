import {
  type Agreement,
  type Certification,
  type ClauseSet,
  type ClauseSetName,
  type Derogation,
  DEROGATION_LETTERS,
  type DerogationLetter,
  FRAMEWORKS,
  type ImpactAssessment,
  type Mechanism,
  type Module,
  MODULES,
  type Party,
  type Safeguard,
  SAFEGUARD_KINDS,
} from '../facts.js';
import type { Instrument, StandardClauses } from '../instruments/instrument.js';
import type { Law } from '../law.js';
import type { LegalDay } from '../legal-day.js';
import { REGIMES } from '../regime.js';
import type { Destination } from '../territories.js';

/** Papers as good as papers can be, made on a day: what fails beside them fails by the law, not for want of a paper. */
export interface SupposedPapers {
  readonly agreements: readonly Agreement[];
  readonly certifications: readonly Certification[];
  readonly safeguards: readonly Safeguard[];
  readonly impactAssessment: ImpactAssessment;
  /** Every tool that the law has, each resting on the papers. */
  readonly mechanisms: readonly Mechanism[];
}

interface Between {
  readonly exporter: Party;
  readonly importer: Party;
  readonly destination: Destination;
}

/** @param modules those that suit the two roles, by set */
export function supposePapers(
  law: Law,
  day: LegalDay,
  { exporter, importer, destination }: Between,
  modules: (clauses: StandardClauses) => readonly Module[],
  processorAddsData: boolean | null,
): SupposedPapers {
  const between = [exporter.id, importer.id];
  const agreements = law.instruments
    .filter((instrument) => instrument.kind === 'standard_clauses')
    .map((clauses) => signed(clauses, law, day, between, modules(clauses), processorAddsData));
  const certifications = FRAMEWORKS.map((framework) => certified(framework, importer.id, day));
  const safeguards = SAFEGUARD_KINDS.map((kind): Safeguard => ({
    id: kind,
    kind,
    name: '',
    partyIds: between,
    approvals: REGIMES.map((regime) => ({ regime, on: day, endedOn: null })),
    generallyValidOn: day,
    bindingOn: day,
    changedOn: null,
  }));
  return {
    agreements,
    certifications,
    safeguards,
    impactAssessment: {
      id: 'assessment',
      destination: null,
      doneOn: day,
      outcome: 'effective',
      nextReviewOn: null,
      foundBy: 'parties',
      factsFrom: null,
    },
    mechanisms: [
      ...law.instruments.flatMap((instrument) => openingAs(instrument, destination)),
      ...agreements.map(({ id }): Mechanism => ({ kind: 'clause_set', clauseSetId: id })),
      ...safeguards.map(({ id }): Mechanism => ({ kind: 'safeguard', safeguardId: id })),
      ...DEROGATION_LETTERS.map((letter): Mechanism => ({ kind: 'derogation', ...used(letter, day) })),
    ],
  };
}

/** A decision opens by itself, or for whom it lists; a scheme for whom it certifies. */
function openingAs(instrument: Instrument, destination: Destination): readonly Mechanism[] {
  const { kind, id } = instrument;
  if (kind === 'adequacy' || kind === 'framework')
    return instrument.destinations.includes(destination) ? [{ kind: 'adequacy', decision: id }] : [];
  return kind === 'certification_scheme' ? [{ kind: 'certification', certificationId: id }] : [];
}

/** Signed by both with all that it wants annexed, and beside it the additions that some regime wants. */
function signed(
  clauses: StandardClauses,
  law: Law,
  day: LegalDay,
  partyIds: readonly string[],
  modules: readonly Module[],
  processorAddsData: boolean | null,
): Agreement {
  const set: ClauseSet = {
    id: clauses.id,
    set: clauses.id as ClauseSetName,
    modules,
    signedOn: day,
    processingChangedOn: null,
    processorAddsData,
    regimes: [],
    altered: false,
    annexes: [...new Set(([0, ...MODULES] as const).flatMap((module) => clauses.annexes[module] ?? []))],
    elections: null,
    electionsByModule: [],
    accessions: [],
  };
  const additions = Object.values(clauses.additions).map(({ set: addition }): ClauseSet => {
    const instrument = law.instrument(addition);
    const annexes = instrument?.kind === 'clause_addition' ? instrument.annexes : [];
    return { ...set, id: `${clauses.id} ${addition}`, set: addition, modules: [], annexes };
  });
  return {
    id: clauses.id,
    kind: 'standalone_clauses',
    engagementIds: [],
    partyIds,
    signatures: partyIds.map((partyId) => ({ partyId, signedOn: day })),
    acceptedOn: null,
    effectiveOn: null,
    expiresOn: null,
    renewals: [],
    withdrawnOn: null,
    supersedesId: null,
    plans: [],
    terminatedOn: null,
    document: { bearsOn: day },
    template: null,
    templateAltered: false,
    paperVersion: null,
    terms: [],
    authorisation: null,
    subprocessorNoticeDays: null,
    clauseSets: [set, ...additions],
  };
}

/** On the list on the day, human resources data elected, bound towards the exporter, by the newest version. */
const certified = (framework: Certification['framework'], partyId: string, day: LegalDay): Certification => ({
  id: framework,
  partyId,
  framework,
  statuses: [{ status: 'active', from: day }],
  coversHr: true,
  coveredPartyIds: [],
  nextDueOn: null,
  schemeVersion: '9999',
  commitmentsSignedOn: day,
});

/** As a derogation may be used: once, necessary, agreed to, with everybody told. */
const used = (letter: DerogationLetter, day: LegalDay): Derogation => ({
  letter,
  necessity: 'supposed',
  frequency: 'once',
  agreedBy: 'supposed',
  wholeRegister: false,
  authorityToldOn: day,
  personToldOn: day,
});
