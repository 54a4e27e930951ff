import { Day, ListOf, Nested } from '../fields.js';
import type { Facts } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { agreementOf, CaseAgreement } from './case/agreement.js';
import {
  CaseCertification,
  CaseImpactAssessment,
  CaseSafeguard,
  certificationOf,
  impactAssessmentOf,
  safeguardOf,
} from './case/mechanism-papers.js';
import { CaseEngagement, CaseParty, engagementOf, partyOf } from './case/party.js';
import { CaseOptIn, CasePublishedDpa, CaseSubprocessing, optInOf, subprocessingOf } from './case/subprocessing.js';
import { CaseTransfer, placed, transferOf } from './case/transfer.js';
import { NewLegalEvent } from '../legal-events/legal-event.params.js';

/** Facts as a caller gives them: the same shapes as the register's, ids of the caller's own choosing. */
export class CaseFacts {
  @ListOf(() => CaseParty, { description: 'Every legal person that these facts speak of.' }) parties: CaseParty[];
  @ListOf(() => CaseEngagement, {
    optional: true,
    description: 'What the vendor is used for, and who is controller or processor in it; absent: nothing.',
  })
  engagements?: CaseEngagement[];
  @ListOf(() => CaseAgreement, {
    optional: true,
    description: 'Papers between two parties, with signatures and transfer clauses; absent: none.',
  })
  agreements?: CaseAgreement[];
  @ListOf(() => CaseCertification, {
    optional: true,
    description: 'Parties on a list of certified organisations, or certified under a scheme; absent: none.',
  })
  certifications?: CaseCertification[];
  @ListOf(() => CaseImpactAssessment, { optional: true, description: 'Transfer impact assessments; absent: none.' })
  impactAssessments?: CaseImpactAssessment[];
  @ListOf(() => CaseSafeguard, {
    optional: true,
    description:
      'Binding corporate rules, codes of conduct, clauses of the parties’ own and other safeguards in which an authority has a say; absent: none.',
  })
  safeguards?: CaseSafeguard[];
  @ListOf(() => CaseTransfer, {
    optional: true,
    description: 'Flows of personal data from one party to another; absent: none.',
  })
  transfers?: CaseTransfer[];
  @ListOf(() => CaseSubprocessing, {
    optional: true,
    description: 'Sub-processors that the vendor engages; absent: none.',
  })
  subprocessings?: CaseSubprocessing[];
  @ListOf(() => CaseOptIn, {
    optional: true,
    description:
      'How agreements came about, where that had to be asked for and confirmed; absent: the agreements stand by themselves.',
  })
  optIns?: CaseOptIn[];
  @Nested(() => CasePublishedDpa, {
    optional: true,
    description: 'The data processing agreement that the vendor publishes now; absent: not known.',
  })
  publishedDpa?: CasePublishedDpa | null;
  @ListOf(() => CasePublishedDpa, {
    optional: true,
    description: 'Editions that it published before, as they were seen; absent: none is known.',
  })
  publishedDpas?: CasePublishedDpa[];
}

export class NewCase {
  @Day({
    description: 'The day to judge as of, by the law of that day; a future day by the law as known today.',
    example: '2020-08-01',
  })
  asOf: LegalDay;
  @Nested(() => CaseFacts, {
    description:
      'What is so. What is left out is not known, and what is not known counts as not in place; each field says what its absence means.',
  })
  facts: CaseFacts;
  @ListOf(() => NewLegalEvent, {
    optional: true,
    description: 'Changes of the law to suppose, in their order; absent: the law as it is.',
  })
  legalEvents?: NewLegalEvent[];
}

const ours = ({ engagements = [] }: CaseFacts): ReadonlySet<string> =>
  new Set(engagements.map(({ ownPartyId }) => ownPartyId));

/** The facts as the law reads them. */
export const factsOf = (facts: CaseFacts): Facts => ({
  parties: facts.parties.map((party) => partyOf(party, ours(facts))),
  engagements: (facts.engagements ?? []).map(engagementOf),
  agreements: (facts.agreements ?? []).map(agreementOf),
  certifications: (facts.certifications ?? []).map(certificationOf),
  impactAssessments: (facts.impactAssessments ?? []).map(impactAssessmentOf),
  safeguards: (facts.safeguards ?? []).map(safeguardOf),
  transfers: placed(facts.transfers).map(transferOf),
  subprocessings: (facts.subprocessings ?? []).map(subprocessingOf),
  optIns: (facts.optIns ?? []).map(optInOf),
  publishedDpas: [...(facts.publishedDpas ?? []), ...(facts.publishedDpa == null ? [] : [facts.publishedDpa])],
});
