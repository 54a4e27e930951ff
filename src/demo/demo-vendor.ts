import type { NewAgreement, NewRenewal } from '../agreements/agreement.params.js';
import type { AccessionSteps, NewClauseSet } from '../agreements/clause-set.params.js';
import type { NewEngagement } from '../engagements/engagement.params.js';
import type { NewRoleAnswers } from '../engagements/role-questionnaire.params.js';
import { ARTICLE_28_TERMS, type ClauseSetName, type Elections, type Framework } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import type { NewOptIn } from '../opt-ins/opt-in.params.js';
import type { NewSubprocessing } from '../subprocessors/subprocessing.params.js';
import type { NewImpactAssessment } from '../transfers/impact-assessment.params.js';
import type { NewDerogation } from '../transfers/mechanism.params.js';
import type { NewSafeguard } from '../transfers/safeguard.params.js';
import type { NewTransfer } from '../transfers/transfer.params.js';
import type { NewCertification } from '../vendors/certification.params.js';
import type { NewParty } from '../vendors/party.params.js';
import type { NewVendor } from '../vendors/vendor.params.js';
import type { PEOPLE } from './people.js';

/** A party by its name in the demo: `own`, another of our group companies, or one of the vendor's. */
export type PartyName = string;

/** A vendor as the demo tells it: whatever points at another record does so by name. */
export interface DemoVendor extends Omit<NewVendor, 'ownerId'> {
  readonly owner: keyof typeof PEOPLE;
  /** The first is the one that we deal with unless another is named. */
  readonly parties: Readonly<Record<PartyName, Omit<NewParty, 'vendorId'>>>;
  readonly certifications?: readonly DemoCertification[];
  readonly engagements?: Readonly<Record<string, DemoEngagement>>;
  readonly agreements?: readonly DemoAgreement[];
  /** Each made for every transfer of the vendor. */
  readonly impactAssessments?: readonly Omit<NewImpactAssessment, 'vendorId'>[];
  readonly safeguards?: Readonly<Record<string, DemoSafeguard>>;
  readonly transfers?: readonly DemoTransfer[];
  readonly subprocessings?: readonly DemoSubprocessing[];
}

export interface DemoCertification extends Omit<NewCertification, 'partyId' | 'coveredPartyIds'> {
  readonly of?: PartyName;
}

export interface DemoEngagement extends Omit<NewEngagement, 'vendorId' | 'ownPartyId' | 'vendorPartyId'> {
  readonly own?: PartyName;
  readonly with?: PartyName;
}

export interface DemoAgreement extends Omit<
  NewAgreement,
  'vendorId' | 'firstPartyId' | 'secondPartyId' | 'engagementIds' | 'signatures' | 'clauseSets' | 'supersedesId'
> {
  readonly between?: readonly [PartyName, PartyName];
  /** The engagements that it speaks for; all of the vendor when absent. */
  readonly for?: readonly string[];
  readonly signed?: Readonly<Record<PartyName, LegalDay | 'undated'>>;
  /** Replaces the one before it in the list. */
  readonly replaces?: 'the one before';
  readonly renewals?: readonly NewRenewal[];
  readonly terminatedOn?: LegalDay;
  readonly clauseSets?: readonly DemoClauseSet[];
  /** The paper itself, as text, where the demo has one on file. */
  readonly filed?: { readonly name: string; readonly text: string };
  /** How it came about, where that was asked for. */
  readonly optIn?: Omit<NewOptIn, 'vendorId' | 'agreementId' | 'agreement' | 'replacesId'>;
}

export interface DemoClauseSet extends Omit<NewClauseSet, 'accessions'> {
  /** Who joined under the docking clause, and how. */
  readonly joined?: Readonly<Record<PartyName, AccessionSteps>>;
}

export interface DemoSafeguard extends Omit<NewSafeguard, 'vendorId' | 'partyIds'> {
  readonly binds: readonly PartyName[];
}

export interface DemoSubprocessing extends Omit<NewSubprocessing, 'vendorId' | 'partyId' | 'engagementIds'> {
  readonly by: PartyName;
}

export interface DemoTransfer extends Omit<
  NewTransfer,
  'engagementId' | 'flow' | 'exporterId' | 'importerId' | 'mechanisms' | 'impactAssessmentIds' | 'onwardFromId'
> {
  /** Sends on what the transfer before it in the list brought. */
  readonly onwards?: 'from the one before';
  /** The engagement whose days it shares; the vendor's first when absent. */
  readonly under?: string;
  readonly flow?: NewTransfer['flow'];
  readonly from?: PartyName;
  readonly to?: PartyName;
  /** In the order in which they are relied on, by the vendor's certifications, safeguards and clause sets. */
  readonly on: readonly DemoMechanism[];
}

export type DemoMechanism =
  | Framework
  | ClauseSetName
  | `EU_ADEQUACY_${string}`
  | 'whatever adequacy there is'
  | { readonly safeguard: string }
  | { readonly derogation: NewDerogation };

type CertificationDetails = Omit<DemoCertification, 'framework' | 'name' | 'statuses'>;

const LIST_NAMES: Readonly<Record<Framework, string>> = {
  EU_US_SAFE_HARBOR: 'Safe Harbor',
  SWISS_US_SAFE_HARBOR: 'Swiss-US Safe Harbor',
  EU_US_PRIVACY_SHIELD: 'EU-US Privacy Shield',
  SWISS_US_PRIVACY_SHIELD: 'Swiss-US Privacy Shield',
  EU_US_DPF: 'EU-US Data Privacy Framework',
  UK_EXTENSION: 'UK Extension to the EU-US Data Privacy Framework',
  SWISS_US_DPF: 'Swiss-US Data Privacy Framework',
  EUROPRIVACY: 'Europrivacy',
};

/** On a list from the day on which we first saw it there: an earlier one is not ours to tell. */
export const listed = (
  framework: Framework,
  from: LegalDay,
  details: CertificationDetails = {},
): DemoCertification => ({
  framework,
  name: LIST_NAMES[framework],
  statuses: [{ status: 'active', from }],
  ...details,
});

type AgreementDetails = Partial<Omit<DemoAgreement, 'acceptedOn' | 'signed' | 'clauseSets'>>;

/** As a vendor's own paper of today has it. */
const DPA = {
  kind: 'dpa',
  title: 'Data Processing Addendum',
  template: 'vendor',
  terms: ARTICLE_28_TERMS.map((term) => ({ term, clause: null })),
  authorisation: 'general',
  subprocessorNoticeDays: 30,
} as const satisfies Partial<AgreementDetails>;

/** A DPA that came with terms on the day of their acceptance, with the clauses that it incorporates. */
export const accepted = (
  acceptedOn: LegalDay,
  clauseSets: readonly DemoClauseSet[] = [],
  details: AgreementDetails = {},
): DemoAgreement => ({
  ...DPA,
  terms: [...DPA.terms],
  document: { reference: 'Legal archive: the terms as accepted', bearsOn: acceptedOn },
  ...details,
  acceptedOn,
  clauseSets,
});

/** A DPA on paper, which bears the day of its last signature. */
export const signed = (
  days: NonNullable<DemoAgreement['signed']>,
  clauseSets: readonly DemoClauseSet[] = [],
  details: AgreementDetails = {},
): DemoAgreement => ({
  ...DPA,
  terms: [...DPA.terms],
  document: { reference: 'Legal archive: the signed copy', bearsOn: lastOf(days) },
  ...details,
  signed: days,
  clauseSets,
});

/** An assessment of the laws at the destination, with some time until the next. */
export const assessed = (doneOn: LegalDay): Omit<NewImpactAssessment, 'vendorId'> => ({
  doneOn,
  doneBy: 'Anna Lindqvist',
  outcome: 'effective_with_measures',
  measures: ['encryption in transit and at rest'],
  nextReviewOn: '2027-10-31',
  steps: {
    mapTransfers: { says: 'As recorded with the transfers of this vendor', on: doneOn },
    nameTool: { says: 'The mechanisms of each, in their order', on: doneOn },
    testLawAndPractice: { says: 'Access by authorities there was looked at, and is limited in practice', on: doneOn },
    addMeasures: { says: 'Encrypted on the way and where it is kept', on: doneOn },
    takeFormalSteps: { says: 'Signed with the contract', on: doneOn },
  },
});

const lastOf = (days: NonNullable<DemoAgreement['signed']>): LegalDay | null =>
  Object.values(days)
    .filter((day) => day !== 'undated')
    .sort()
    .at(-1) ?? null;

const ELECTED: Elections = {
  docking: true,
  clause9: null,
  clause9Days: null,
  clause11: false,
  clause13: 'exporter_in_eu',
  clause17Option: 1,
  clause17Law: 'IE',
  clause17Reserve: null,
  thirdPartyRights: true,
  clause18: 'IE',
};
/** With processors, who may take on others after thirty days. */
export const ELECTED_WITH_PROCESSORS: Elections = { ...ELECTED, clause9: 'general', clause9Days: 30 };

/** Annex III lists sub-processors that are authorised one by one. */
const WHOLE = { set: '2021/914', annexes: ['I.A', 'I.B', 'I.C', 'II'] } satisfies DemoClauseSet;

export const MODULE_1: DemoClauseSet = { ...WHOLE, modules: [1], elections: ELECTED };
export const MODULE_2: DemoClauseSet = { ...WHOLE, modules: [2], elections: ELECTED_WITH_PROCESSORS };
export const MODULE_3: DemoClauseSet = { ...WHOLE, modules: [3], elections: ELECTED_WITH_PROCESSORS };
export const MODULES_1_AND_2: DemoClauseSet = { ...MODULE_2, modules: [1, 2] };

export const WE_INSTRUCT = { ourRole: 'controller', vendorRole: 'processor', roleDecidedBy: 'Anna Lindqvist' } as const;
export const EACH_DECIDES = {
  ourRole: 'controller',
  vendorRole: 'controller',
  roleDecidedBy: 'Tomás Ferreira',
} as const;

/** Answers to the role questionnaire: a vendor on our instructions, but for what is said. */
export const answered = (
  answers: Partial<NewRoleAnswers> = {},
): Required<Pick<NewEngagement, 'roleQuestionnaire'>> => ({
  roleQuestionnaire: {
    answeredBy: 'Tomás Ferreira',
    answers: {
      purposeSetBy: 'us',
      essentialMeansSetBy: 'us',
      ownDuties: false,
      personalData: 'the_service',
      seesContent: true,
      decidedTogether: 'no',
      decidedTogetherPart: null,
      ownUse: false,
      ownUseWhat: null,
      ownRelation: false,
      ...answers,
    },
  },
});

/** Onwards to a company of the vendor's own group. */
export const ONWARDS = { exporterRole: 'processor', importerRole: 'sub_processor' } as const;
