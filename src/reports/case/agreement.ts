import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { NewAgreement, NewPaper, NewRenewal } from '../../agreements/agreement.params.js';
import { AccessionSteps, NewClauseSet } from '../../agreements/clause-set.params.js';
import { Day, ListOf, Nested, Text, Words } from '../../fields.js';
import type { Agreement, ClauseSet } from '../../law/facts.js';
import type { LegalDay } from '../../law/legal-day.js';
import { CaseIdentity, OwnId, Reference } from './identity.js';

export class CaseSignature {
  @OwnId('The party that signed, by its id in these facts.') partyId: string;
  @Day({ optional: true, description: 'Absent: on a day that nobody recorded; such a paper proves nothing.' })
  signedOn?: LegalDay | null;
}

export class CaseAccession extends AccessionSteps {
  @OwnId('The party that joined under the docking clause, by its id in these facts.') partyId: string;
}

/** Left out is what only the annexes are filled from: no judgement turns on it. */
export class CaseClauseSet extends IntersectionType(
  CaseIdentity,
  OmitType(NewClauseSet, ['accessions', 'supervisoryAuthority', 'mayEnd', 'adaptations']),
) {
  @ListOf(() => CaseAccession, { optional: true, description: 'Parties that joined later; absent: none.' })
  accessions?: CaseAccession[];
}

export class CasePaper extends OmitType(NewPaper, ['documentId', 'reference']) {
  @Text({
    max: 1000,
    optional: true,
    example: 'Legal share, 2021/acme/dpa-signed.pdf',
    description: 'Where the paper is kept; absent: not said. Nothing turns on it.',
  })
  reference?: string | null;
}

/** A later last day that was agreed on. */
export class CaseRenewal extends PickType(NewRenewal, ['agreedOn', 'expiresOn']) {}

const OF_AN_AGREEMENT = [
  'kind',
  'acceptedOn',
  'effectiveOn',
  'expiresOn',
  'template',
  'templateAltered',
  'paperVersion',
  'terms',
  'authorisation',
  'subprocessorNoticeDays',
  'plans',
] as const;

/** One signed or accepted paper between two parties. */
export class CaseAgreement extends IntersectionType(CaseIdentity, PickType(NewAgreement, OF_AN_AGREEMENT)) {
  @Words({
    optional: true,
    example: ['analytics'],
    description: 'The engagements that it speaks for, by their ids in these facts; absent: none.',
  })
  engagementIds?: string[];
  @Words({ example: ['us', 'acme'], description: 'The two parties, by their ids in these facts.' }) partyIds: string[];
  @ListOf(() => CaseSignature, { optional: true, description: 'Who signed, and when; absent: nobody.' })
  signatures?: CaseSignature[];
  @Day({ optional: true, description: 'First day no longer in force, after a termination; absent: none.' })
  terminatedOn?: LegalDay | null;
  @Day({ optional: true, description: 'Day on which it was given up before it was concluded; absent: it was not.' })
  withdrawnOn?: LegalDay | null;
  @ListOf(() => CaseRenewal, { optional: true, description: 'Later last days that were agreed on; absent: none.' })
  renewals?: CaseRenewal[];
  @Reference('The agreement that it replaces, by its id in these facts; absent: none.') supersedesId?: string | null;
  @Nested(() => CasePaper, {
    optional: true,
    description: 'The paper on file. Absent: nothing is on file, and the agreement has no evidence.',
  })
  document?: CasePaper | null;
  @ListOf(() => CaseClauseSet, { optional: true, description: 'The transfer clauses that it holds; absent: none.' })
  clauseSets?: CaseClauseSet[];
}

const clauseSetOf = (clauses: CaseClauseSet): ClauseSet => ({
  id: clauses.id,
  set: clauses.set,
  modules: clauses.modules ?? [],
  signedOn: clauses.signedOn ?? null,
  processingChangedOn: clauses.processingChangedOn ?? null,
  processorAddsData: clauses.processorAddsData ?? null,
  regimes: clauses.regimes ?? [],
  altered: clauses.altered ?? false,
  annexes: clauses.annexes ?? [],
  elections: clauses.elections ?? null,
  electionsByModule: clauses.electionsByModule ?? [],
  accessions: clauses.accessions ?? [],
});

export const agreementOf = (agreement: CaseAgreement): Agreement => ({
  id: agreement.id,
  kind: agreement.kind,
  engagementIds: agreement.engagementIds ?? [],
  partyIds: agreement.partyIds,
  signatures: (agreement.signatures ?? []).map(({ partyId, signedOn }) => ({ partyId, signedOn: signedOn ?? null })),
  acceptedOn: agreement.acceptedOn ?? null,
  effectiveOn: agreement.effectiveOn ?? null,
  expiresOn: agreement.expiresOn ?? null,
  renewals: (agreement.renewals ?? [])
    .map(({ agreedOn, expiresOn }) => ({ agreedOn, expiresOn: expiresOn ?? null }))
    .sort((a, b) => (a.agreedOn < b.agreedOn ? -1 : 1)),
  terminatedOn: agreement.terminatedOn ?? null,
  withdrawnOn: agreement.withdrawnOn ?? null,
  supersedesId: agreement.supersedesId ?? null,
  plans: agreement.plans ?? [],
  document: agreement.document == null ? null : { bearsOn: agreement.document.bearsOn },
  template: agreement.template ?? null,
  templateAltered: agreement.templateAltered ?? false,
  paperVersion: agreement.paperVersion ?? null,
  terms: agreement.terms ?? [],
  authorisation: agreement.authorisation ?? null,
  subprocessorNoticeDays: agreement.subprocessorNoticeDays ?? null,
  clauseSets: (agreement.clauseSets ?? []).map(clauseSetOf),
});
