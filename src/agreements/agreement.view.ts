import { ApiProperty, IntersectionType, OmitType } from '@nestjs/swagger';
import type { LegalDay } from '../law/legal-day.js';
import { Record } from '../register/record.view.js';
import type { Agreement } from './agreement.entity.js';
import { NewAgreement, NewDispatch, NewRenewal, NewSignature } from './agreement.params.js';
import {
  PAPER_STANDINGS,
  type PaperStanding,
  type PaperStands,
  type StandingAgreement,
} from './agreement-standings.js';
import { NewClauseSet } from './clause-set.params.js';

class Part {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
}
export class DispatchView extends IntersectionType(Part, NewDispatch) {}
export class SignatureView extends IntersectionType(Part, NewSignature) {}
export class RenewalView extends IntersectionType(Part, NewRenewal) {}
export class ClauseSetView extends IntersectionType(Part, NewClauseSet) {}

const Day = (description: string): PropertyDecorator =>
  ApiProperty({ type: String, format: 'date', nullable: true, description });

/** How an agreement stands on a day. */
export class StandingView implements PaperStands {
  @ApiProperty({ type: String, format: 'date', description: 'The day of which this is the answer.' }) asOf: LegalDay;
  @ApiProperty({
    enum: PAPER_STANDINGS,
    description:
      '`undated`: signed on a day that nobody knows; `unconfirmed`: an opt-in waits for its answer; `expiring`: it ends within 90 days.',
  })
  status: PaperStanding;
  @Day('First day in force; null: never, as far as is known.') from: LegalDay | null;
  @Day('Last day by its own terms and renewals; null: without end.') lastDay: LegalDay | null;
  @Day('First day no longer in force, for whatever reason; null: open-ended, or never in force.')
  endsOn: LegalDay | null;
  @Day('Last day to give notice before its last day; null: it has none, or no days of notice are known.')
  noticeBy: LegalDay | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The agreement that has taken its place, or will; null: none was concluded.',
  })
  supersededById: string | null;
}

export class AgreementView extends Record(OmitType(NewAgreement, ['signatures', 'clauseSets'])) {
  @Day('First day no longer in force, after a termination; null: none.') terminatedOn: LegalDay | null;
  @Day('Day on which it was given up before it was concluded; null: it was not.') withdrawnOn: LegalDay | null;
  @ApiProperty({ type: StandingView }) standing: StandingView;
  @ApiProperty({ type: [DispatchView] }) dispatches: DispatchView[];
  @ApiProperty({ type: [SignatureView] }) signatures: SignatureView[];
  @ApiProperty({ type: [RenewalView] }) renewals: RenewalView[];
  @ApiProperty({ type: [ClauseSetView] }) clauseSets: ClauseSetView[];
}

/** An agreement with what came before it and after it. */
export class AgreementChainView {
  @ApiProperty({ type: [AgreementView], description: 'What was replaced before what replaces it.' })
  items: readonly AgreementView[];
}

/** Which document it names is shown within the paper. */
const withoutDocument = ({ documentId: _, ...agreement }: Agreement) => agreement;
const withoutAgreement = <T extends { readonly agreementId: string }>({ agreementId: _, ...part }: T) => part;

export const agreementView = ({ whole, standing }: StandingAgreement): AgreementView => {
  const { createdAt, ...shown } = withoutDocument(whole.agreement);
  return {
    ...shown,
    createdAt: createdAt.toISOString(),
    document: whole.paper,
    standing,
    engagementIds: [...whole.engagementIds],
    dispatches: whole.dispatches.map(withoutAgreement),
    signatures: whole.signatures.map(withoutAgreement),
    renewals: whole.renewals.map(withoutAgreement),
    clauseSets: whole.clauseSets.map(withoutAgreement),
  };
};
