import { ApiProperty } from '@nestjs/swagger';
import { engagementView, EngagementView } from '../engagements/engagement.view.js';
import { assessmentView, CitationView, FindingView } from '../gaps/assessment.view.js';
import type { Intake } from '../intake/intakes.service.js';
import { type Needed, NEEDED_KINDS } from '../intake/needed.js';
import type { Citation } from '../law/citation.js';
import { type Annex, ANNEXES, CLAUSE_SETS, type ClauseSetName, type Module, MODULES } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { type Regime, REGIMES } from '../law/regime.js';
import { transferView, TransferView } from '../transfers/transfer.view.js';
import { partyView, PartyView } from '../vendors/party.view.js';
import { vendorView, VendorView } from '../vendors/vendor.view.js';
import { RoleOutcomeView, roleOutcomeView } from './role-questionnaire.view.js';
import { RecipientLineView } from './transfer-questionnaire.view.js';

class NeededView implements Needed {
  @ApiProperty({ enum: NEEDED_KINDS }) kind: Needed['kind'];
  @ApiProperty({ type: String, description: 'What to do, in a sentence.' }) says: string;
  @ApiProperty({ type: String, nullable: true, description: 'To whom the data would go; null: it is about the whole.' })
  recipient: string | null;
  @ApiProperty({ enum: REGIMES, nullable: true }) regime: Regime | null;
  @ApiProperty({ type: String, nullable: true, example: '2021/914', description: 'The instrument or template meant.' })
  instrument: string | null;
  @ApiProperty({ type: 'array', items: { type: 'integer', enum: [...MODULES] } }) modules: readonly Module[];
  @ApiProperty({ enum: ANNEXES, isArray: true, description: 'To be completed and signed.' }) annexes: readonly Annex[];
  @ApiProperty({ enum: CLAUSE_SETS, nullable: true, description: 'What the law wants beside clauses; null: nothing.' })
  addition: ClauseSetName | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Things with the same mark are alternatives, of which one is enough; null: it has none.',
  })
  oneOf: string | null;
  @ApiProperty({ type: CitationView, nullable: true }) citation: Citation | null;
}

/** A vendor as it was taken in, and what is needed next. */
export class IntakeView {
  @ApiProperty({ type: Boolean, description: 'Whether nothing was recorded; the ids are then of no record.' })
  dryRun: boolean;
  @ApiProperty({
    type: String,
    format: 'date',
    description: 'The day of which this is the answer: today, or the day on which it is to begin.',
  })
  asOf: LegalDay;
  @ApiProperty({ type: VendorView }) vendor: VendorView;
  @ApiProperty({ type: [PartyView], description: 'The one that we would contract with first.' }) parties: PartyView[];
  @ApiProperty({ type: EngagementView }) engagement: EngagementView;
  @ApiProperty({
    type: [TransferView],
    description:
      'Restricted transfers, those that nobody can tell yet, the first hop of either, and what is none for how data gets there.',
  })
  transfers: TransferView[];
  @ApiProperty({ type: RoleOutcomeView, nullable: true, description: 'null: nobody answered the role questionnaire.' })
  roleOutcome: RoleOutcomeView | null;
  @ApiProperty({
    type: [RecipientLineView],
    description: 'What the flow is for each recipient; empty for a third party that comes across data by chance.',
  })
  transferOutcomes: readonly RecipientLineView[];
  @ApiProperty({ type: [NeededView], description: 'What is needed before data goes, in the order to do it.' })
  needed: readonly NeededView[];
  @ApiProperty({ type: [FindingView], description: 'What the law finds of the vendor as it is recorded, worst first.' })
  findings: readonly FindingView[];
}

export const intakeView = (intake: Intake, dryRun: boolean): IntakeView => ({
  dryRun,
  asOf: intake.asOf,
  vendor: vendorView(intake.vendor),
  parties: intake.parties.map(partyView),
  engagement: engagementView(intake.engagement),
  transfers: intake.transfers.map(transferView),
  roleOutcome: intake.ruling === null ? null : roleOutcomeView(intake.ruling, intake.regime),
  transferOutcomes: intake.lines,
  needed: intake.needed,
  findings: assessmentView(intake.judged).findings,
});
