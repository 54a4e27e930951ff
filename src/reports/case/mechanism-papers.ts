import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { OneOf, Words } from '../../fields.js';
import {
  type Certification,
  type Framework,
  FRAMEWORKS,
  type ImpactAssessment,
  type Safeguard,
} from '../../law/facts.js';
import { NewImpactAssessment } from '../../transfers/impact-assessment.params.js';
import { NewSafeguard } from '../../transfers/safeguard.params.js';
import { NewCertification } from '../../vendors/certification.params.js';
import { CaseIdentity, OwnId } from './identity.js';

/*
 * What mechanisms rest on, beside clauses.
 */

const OF_A_CERTIFICATION = ['statuses', 'coversHr', 'nextDueOn', 'schemeVersion', 'commitmentsSignedOn'] as const;

export class CaseCertification extends IntersectionType(CaseIdentity, PickType(NewCertification, OF_A_CERTIFICATION)) {
  @OwnId('The party that holds it, by its id in these facts.') partyId: string;
  @OneOf(FRAMEWORKS, { example: 'EU_US_DPF', description: 'The list, or the certification scheme.' })
  framework: Framework;
  @Words({
    optional: true,
    example: [],
    description: 'Other parties that the entry covers, by their ids in these facts; absent: none.',
  })
  coveredPartyIds?: string[];
}

const OF_AN_IMPACT_ASSESSMENT = ['destination', 'doneOn', 'outcome', 'nextReviewOn', 'foundBy', 'factsFrom'] as const;

export class CaseImpactAssessment extends IntersectionType(
  CaseIdentity,
  PickType(NewImpactAssessment, OF_AN_IMPACT_ASSESSMENT),
) {}

export class CaseSafeguard extends IntersectionType(CaseIdentity, OmitType(NewSafeguard, ['vendorId', 'partyIds'])) {
  @Words({
    optional: true,
    example: ['us', 'acme'],
    description:
      'Whom it binds, by their ids in these facts: the companies of the group, those that adhere, the parties. Absent: nobody.',
  })
  partyIds?: string[];
}

export const certificationOf = (certification: CaseCertification): Certification => ({
  id: certification.id,
  partyId: certification.partyId,
  framework: certification.framework,
  statuses: certification.statuses ?? [],
  coversHr: certification.coversHr ?? null,
  coveredPartyIds: certification.coveredPartyIds ?? [],
  nextDueOn: certification.nextDueOn ?? null,
  schemeVersion: certification.schemeVersion ?? null,
  commitmentsSignedOn: certification.commitmentsSignedOn ?? null,
});

export const impactAssessmentOf = (assessment: CaseImpactAssessment): ImpactAssessment => ({
  id: assessment.id,
  destination: assessment.destination ?? null,
  doneOn: assessment.doneOn ?? null,
  outcome: assessment.outcome ?? null,
  nextReviewOn: assessment.nextReviewOn ?? null,
  foundBy: assessment.foundBy ?? 'parties',
  factsFrom: assessment.factsFrom ?? null,
});

export const safeguardOf = (safeguard: CaseSafeguard): Safeguard => ({
  id: safeguard.id,
  kind: safeguard.kind,
  name: safeguard.name,
  partyIds: safeguard.partyIds ?? [],
  approvals: safeguard.approvals ?? [],
  generallyValidOn: safeguard.generallyValidOn ?? null,
  bindingOn: safeguard.bindingOn ?? null,
  changedOn: safeguard.changedOn ?? null,
});
