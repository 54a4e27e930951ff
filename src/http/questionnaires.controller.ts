import { Body, Controller, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { currentLaw } from '../gaps/current-law.js';
import { NewTransferQuestions, questionsOf } from '../intake/transfer-questionnaire.params.js';
import { ruleOnRole } from '../law/questionnaires/role.js';
import { askOfTransfer } from '../law/questionnaires/transfer.js';
import { Asks } from './documented.js';
import { ROLE_EXAMPLES, TRANSFER_EXAMPLES } from './questionnaire.examples.js';
import { NewRoleQuestions, RoleOutcomeView, roleOutcomeView } from './role-questionnaire.view.js';
import { TransferOutcomeView } from './transfer-questionnaire.view.js';

/** What is asked before anything is recorded. */
@ApiTags('judgement')
@Controller('v1')
export class QuestionnairesController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('role-questionnaires')
  @Asks(RoleOutcomeView, 'Who is controller and who processor: eight answers, and what follows')
  @ApiBody({ type: NewRoleQuestions, examples: ROLE_EXAMPLES })
  askRole(@Body() { regime = 'EU_GDPR', ...answers }: NewRoleQuestions): RoleOutcomeView {
    return roleOutcomeView(ruleOnRole(answers, regime, answers), regime);
  }

  @Post('transfer-questionnaires')
  @Asks(TransferOutcomeView, 'Whether a planned flow is a restricted transfer, and what it may rest on')
  @ApiBody({ type: NewTransferQuestions, examples: TRANSFER_EXAMPLES })
  async askTransfer(@Body() params: NewTransferQuestions): Promise<TransferOutcomeView> {
    const law = await currentLaw(this.dataSource.manager);
    const { asOf } = params;
    return { asOf, lawVersion: law.version, recipients: askOfTransfer(questionsOf(params), law, asOf) };
  }
}
