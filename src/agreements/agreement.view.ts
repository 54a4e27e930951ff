import { ApiProperty, IntersectionType, OmitType } from '@nestjs/swagger';
import type { LegalDay } from '../law/legal-day.js';
import { Record } from '../register/record.view.js';
import type { Agreement, ClauseSet, Signature } from './agreement.entity.js';
import { NewAgreement, NewSignature } from './agreement.params.js';
import { NewClauseSet } from './clause-set.params.js';

class Part {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
}
export class SignatureView extends IntersectionType(Part, NewSignature) {}
export class ClauseSetView extends IntersectionType(Part, NewClauseSet) {}

export class AgreementView extends Record(OmitType(NewAgreement, ['signatures', 'clauseSets'])) {
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'First day no longer in force.' })
  terminatedOn: LegalDay | null;
  @ApiProperty({ type: [SignatureView] }) signatures: SignatureView[];
  @ApiProperty({ type: [ClauseSetView] }) clauseSets: ClauseSetView[];
}

const withoutAgreement = <T extends { readonly agreementId: string }>({ agreementId: _, ...part }: T) => part;

/** An agreement with all that belongs to it. */
export interface WholeAgreement {
  readonly agreement: Agreement;
  readonly engagementIds: readonly string[];
  readonly signatures: readonly Signature[];
  readonly clauseSets: readonly ClauseSet[];
}

export const agreementView = ({ agreement, engagementIds, signatures, clauseSets }: WholeAgreement): AgreementView => {
  const { createdAt, ...shown } = agreement;
  return {
    ...shown,
    createdAt: createdAt.toISOString(),
    engagementIds: [...engagementIds],
    signatures: signatures.map(withoutAgreement),
    clauseSets: clauseSets.map(withoutAgreement),
  };
};
