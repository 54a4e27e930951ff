import { OmitType, PartialType } from '@nestjs/swagger';
import { NewAgreement } from '../agreements/agreement.params.js';
import { Day, Id, Nested, OneOf, Text } from '../fields.js';
import { OPT_IN_METHODS, type OptInMethod } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

/** The agreement to be recorded with the opt-in that brings it about. */
export class OptInAgreement extends OmitType(NewAgreement, ['vendorId', 'supersedesId']) {}

/** What was done, and the proof of it. */
class StepProof {
  @Text({ max: 200, optional: true, example: 'CASE-4711', description: "The other side's reference; absent: none." })
  reference?: string | null;
  @Text({
    max: 1000,
    optional: true,
    example: 'Legal share, 2021/acme/confirmation.eml',
    description: 'Where the evidence is kept; absent: there is none, or it is filed here.',
  })
  evidence?: string | null;
  @Id({ optional: true, description: 'The evidence filed here, such as the confirmation; absent: none is.' })
  documentId?: string | null;
}

export class NewOptIn extends StepProof {
  @Text({ max: 100, description: 'Id or key of the vendor.', example: 'acme-analytics' }) vendorId: string;
  @OneOf(OPT_IN_METHODS, {
    example: 'click_accept',
    description:
      'How we opt in: the terms that we accept incorporate the agreement; we accept it by a click; we send it back signed; or the vendor gives it when asked.',
  })
  method: OptInMethod;
  @Id({
    optional: true,
    nullable: false,
    description: 'The agreement that it brings about, if it is on record; otherwise give it as `agreement`.',
  })
  agreementId?: string;
  @Nested(() => OptInAgreement, {
    optional: true,
    nullable: false,
    description: 'The agreement that it brings about, recorded with it; leave it out where `agreementId` names one.',
  })
  agreement?: OptInAgreement;
  @Id({
    optional: true,
    description: 'The older agreement that is replaced once this one is in force; absent: none.',
  })
  replacesId?: string | null;
  @Text({
    max: 100,
    optional: true,
    example: 'Business',
    description: 'The plan bought, since a free plan may bring no agreement; absent: not recorded.',
  })
  plan?: string | null;
  @Day({ optional: true, description: 'Day on which we asked; absent: not recorded.' }) requestedOn?: LegalDay | null;
  @Text({ max: 200, optional: true, description: 'Who of us asked; absent: not recorded.' })
  requestedBy?: string | null;
  @Day({
    optional: true,
    description:
      'Day on which the vendor confirmed. Absent: it has not, and the agreement counts as not in place; acceptance alone confirms only what terms incorporate.',
  })
  confirmedOn?: LegalDay | null;
  @Text({ max: 200, optional: true, description: 'Who confirmed; absent: not recorded.' }) confirmedBy?: string | null;
}

/** `agreement` and the steps are records of their own: a step is corrected here, and taken by its own address. */
export class OptInPatch extends PartialType(OmitType(NewOptIn, ['vendorId', 'agreementId', 'agreement']), {
  skipNullProperties: false,
}) {}

class NewStep extends StepProof {
  @Text({ max: 200, optional: true, example: 'Greta Baumann', description: 'Who did it; absent: not noted.' })
  by?: string | null;
  @Text({ max: 2000, optional: true, example: 'By telephone; promised for next week', description: 'Absent: none.' })
  note?: string | null;
}

export class NewFollowUp extends NewStep {
  @Day({ description: 'Day on which we asked again.' }) on: LegalDay;
}

export class NewConfirmation extends NewStep {
  @Day({ description: 'Day on which the vendor confirmed, or the signed copy came back.' }) on: LegalDay;
}

export class NewRefusal extends NewStep {
  @Day({ description: 'Day on which the vendor refused.' }) on: LegalDay;
}

export class NewOptInWithdrawal extends NewStep {
  @Day({ description: 'Day on which we gave it up.' }) on: LegalDay;
}

export const OPT_IN_STATES = ['open', 'confirmed', 'refused', 'withdrawn'] as const;
export type OptInState = (typeof OPT_IN_STATES)[number];

export class OptInsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Id({ optional: true }) agreementId?: string;
  @OneOf(OPT_IN_METHODS, { optional: true }) method?: OptInMethod;
  @OneOf(OPT_IN_STATES, { optional: true }) state?: OptInState;
  @Day({ optional: true, description: 'Open ones that are to be chased by this day.' }) followUpBy?: LegalDay;
  @Text({ max: 40, optional: true, description: 'Number of a confirmed one.', example: 'OI-2026-0001' })
  number?: string;
}
