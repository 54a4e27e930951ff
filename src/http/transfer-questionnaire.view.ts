import { ApiProperty } from '@nestjs/swagger';
import { CitationView } from '../gaps/assessment.view.js';
import type { Citation } from '../law/citation.js';
import {
  type Annex,
  ANNEXES,
  CLAUSE_SETS,
  type ClauseSetName,
  MECHANISM_KINDS,
  type Module,
  MODULES,
} from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { MECHANISM_STATES, type MechanismState } from '../law/mechanisms/judgement.js';
import type { ClausesToTake } from '../law/questionnaires/clauses-to-take.js';
import type { OpenMechanism } from '../law/questionnaires/open-mechanisms.js';
import {
  type AssessmentNeed,
  PLACE_KINDS,
  type PlaceKind,
  type RecipientLine,
  type RegimeOutcome,
  TRANSFER_OUTCOMES,
  type TransferOutcome,
} from '../law/questionnaires/transfer-questions.js';
import { type Regime, REGIMES } from '../law/regime.js';

class AdditionView {
  @ApiProperty({ enum: CLAUSE_SETS, example: 'UK_ADDENDUM_B1.0' }) set: ClauseSetName;
  @ApiProperty({ type: String, example: 'UK Addendum to the EU clauses' }) name: string;
  @ApiProperty({ enum: ANNEXES, isArray: true }) annexes: readonly Annex[];
}

class ClausesToTakeView implements ClausesToTake {
  @ApiProperty({ enum: CLAUSE_SETS, example: '2021/914' }) set: ClauseSetName;
  @ApiProperty({
    type: 'array',
    items: { type: 'integer', enum: [...MODULES] },
    description: 'Written for the two roles; empty where the set has none, or a role is not known.',
  })
  modules: readonly Module[];
  @ApiProperty({ enum: ANNEXES, isArray: true, description: 'To be completed and signed.' }) annexes: readonly Annex[];
  @ApiProperty({ type: [String], example: ['9(a)', '17', '18'], description: 'Clauses in which the parties choose.' })
  elections: readonly string[];
  @ApiProperty({ type: AdditionView, nullable: true, description: 'What the law wants beside them; null: nothing.' })
  addition: AdditionView | null;
}

class OpenMechanismView implements OpenMechanism {
  @ApiProperty({ enum: MECHANISM_KINDS }) kind: OpenMechanism['kind'];
  @ApiProperty({ type: String, example: '2021/914' }) instrument: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ enum: MECHANISM_STATES, description: 'On the day, with papers as good as can be.' })
  state: MechanismState;
  @ApiProperty({
    type: Boolean,
    description: 'Whether a transfer that begins on the day may rest on it, once it has what it needs.',
  })
  open: boolean;
  @ApiProperty({ type: [String], description: 'What has to be in place before it can be relied on.' })
  needs: readonly string[];
  @ApiProperty({ type: Boolean }) impactAssessmentNeeded: boolean;
  @ApiProperty({ type: [String], description: 'Why it is not open.' }) because: readonly string[];
  @ApiProperty({ type: [String], description: 'What is not certain about it, or contested.' })
  doubts: readonly string[];
  @ApiProperty({ type: CitationView }) citation: Citation;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'First day on which it no longer holds, as far as can be foreseen.',
  })
  endsOn: LegalDay | null;
  @ApiProperty({ type: ClausesToTakeView, nullable: true, description: 'null: it is no clause set.' })
  clauses: ClausesToTakeView | null;
}

class AssessmentNeedView implements AssessmentNeed {
  @ApiProperty({ type: Boolean, description: 'Whether any safeguard that is open asks for one.' }) needed: boolean;
  @ApiProperty({ type: String, format: 'date', description: 'Since when safeguards ask for one.' }) since: LegalDay;
  @ApiProperty({ type: String }) because: string;
  @ApiProperty({ type: CitationView }) citation: Citation;
}

class RegimeOutcomeView implements RegimeOutcome {
  @ApiProperty({ enum: REGIMES, nullable: true, description: 'null: no law is known to bind.' }) regime: Regime | null;
  @ApiProperty({ enum: TRANSFER_OUTCOMES }) outcome: TransferOutcome;
  @ApiProperty({ type: String }) because: string;
  @ApiProperty({ type: [CitationView] }) citations: readonly Citation[];
  @ApiProperty({ type: [String], description: 'What has to be known first; empty unless undetermined.' })
  missing: readonly string[];
  @ApiProperty({
    type: [OpenMechanismView],
    description: 'What a restricted transfer may rest on, and what no longer or not yet; empty otherwise.',
  })
  mechanisms: readonly OpenMechanismView[];
  @ApiProperty({ type: AssessmentNeedView, nullable: true, description: 'null unless it is a restricted transfer.' })
  impactAssessment: AssessmentNeedView | null;
}

class PlaceView {
  @ApiProperty({ enum: PLACE_KINDS }) kind: PlaceKind;
  @ApiProperty({ type: String, example: 'IN' }) country: string;
}

/** One recipient at one place. */
export class RecipientLineView implements RecipientLine {
  @ApiProperty({ type: String, example: 'Acme Analytics, Inc.' }) recipient: string;
  @ApiProperty({ type: String, example: 'Lindner Versand GmbH' }) sender: string;
  @ApiProperty({
    type: PlaceView,
    nullable: true,
    description: 'null: the recipient itself, wherever it keeps the data.',
  })
  place: PlaceView | null;
  @ApiProperty({ type: [RegimeOutcomeView], description: 'One for each law that binds.' })
  outcomes: readonly RegimeOutcomeView[];
  @ApiProperty({ type: [String], description: 'What the place is to the law, where that is easily mistaken.' })
  notes: readonly string[];
}

/** What a planned flow is, recipient by recipient. */
export class TransferOutcomeView {
  @ApiProperty({ type: String, format: 'date' }) asOf: LegalDay;
  @ApiProperty({ type: String, description: 'State of the encoded law.' }) lawVersion: string;
  @ApiProperty({
    type: [RecipientLineView],
    description: 'First the recipient of the flow, then whoever keeps or sees the data elsewhere.',
  })
  recipients: readonly RecipientLineView[];
}
