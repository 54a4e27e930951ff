import type { NewAgreement } from '../agreements/agreement.params.js';
import type { NewClauseSet } from '../agreements/clause-set.params.js';
import type { NewEngagement } from '../engagements/engagement.params.js';
import type { ClauseSetName, Framework } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import type { NewImpactAssessment } from '../transfers/impact-assessment.params.js';
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
  readonly transfers?: readonly DemoTransfer[];
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
  'vendorId' | 'firstPartyId' | 'secondPartyId' | 'engagementIds' | 'signatures' | 'supersedesId'
> {
  readonly between?: readonly [PartyName, PartyName];
  /** The engagements that it speaks for; all of the vendor when absent. */
  readonly for?: readonly string[];
  readonly signed?: Readonly<Record<PartyName, LegalDay | 'undated'>>;
  /** Replaces the one before it in the list. */
  readonly replaces?: 'the one before';
  readonly terminatedOn?: LegalDay;
}

export interface DemoTransfer extends Omit<
  NewTransfer,
  'engagementId' | 'flow' | 'exporterId' | 'importerId' | 'mechanisms' | 'impactAssessmentIds'
> {
  /** The engagement whose days it shares; the vendor's first when absent. */
  readonly under?: string;
  readonly flow?: NewTransfer['flow'];
  readonly from?: PartyName;
  readonly to?: PartyName;
  /** In the order in which they are relied on, by the vendor's certifications and clause sets. */
  readonly on: readonly DemoMechanism[];
}

export type DemoMechanism = Framework | ClauseSetName | `EU_ADEQUACY_${string}`;

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

const DPA = { kind: 'dpa', title: 'Data Processing Addendum' } as const;

/** A DPA that came with terms on the day of their acceptance, with the clauses that it incorporates. */
export const accepted = (
  acceptedOn: LegalDay,
  clauseSets: NewClauseSet[] = [],
  details: AgreementDetails = {},
): DemoAgreement => ({ ...DPA, ...details, acceptedOn, clauseSets });

/** A DPA on paper. */
export const signed = (
  days: NonNullable<DemoAgreement['signed']>,
  clauseSets: NewClauseSet[] = [],
  details: AgreementDetails = {},
): DemoAgreement => ({ ...DPA, ...details, signed: days, clauseSets });

export const MODULE_1: NewClauseSet = { set: '2021/914', modules: [1] };
export const MODULE_2: NewClauseSet = { set: '2021/914', modules: [2] };
export const MODULE_3: NewClauseSet = { set: '2021/914', modules: [3] };

export const WE_INSTRUCT = { ourRole: 'controller', vendorRole: 'processor', roleDecidedBy: 'Anna Lindqvist' } as const;
export const EACH_DECIDES = {
  ourRole: 'controller',
  vendorRole: 'controller',
  roleDecidedBy: 'Tomás Ferreira',
} as const;

/** Onwards to a company of the vendor's own group. */
export const ONWARDS = { exporterRole: 'processor', importerRole: 'sub_processor' } as const;
