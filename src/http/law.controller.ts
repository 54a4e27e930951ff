import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { NotFoundError } from '../errors.js';
import { currentLaw } from '../gaps/current-law.js';
import { FIRST_ENCODED_DAY } from '../law/regime.js';
import { RULES } from '../law/rules/rulebook.js';
import { Shows } from './documented.js';
import { codeViews, InstrumentView, instrumentView, LawView, RulesView, ruleView } from './law.view.js';

/** The law as encoded: what every judgement rests on. */
@ApiTags('law')
@Controller('v1')
export class LawController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('law')
  @Shows(LawView, 'The law as encoded: every instrument, effective-dated')
  async law(): Promise<LawView> {
    const { version, instruments, destinationEvents } = await currentLaw(this.dataSource.manager);
    return {
      version,
      firstEncodedDay: FIRST_ENCODED_DAY,
      instruments: instruments.map(instrumentView),
      destinationEvents,
    };
  }

  @Get('law/instruments/:id')
  @Shows(InstrumentView, 'One instrument of the law')
  async instrument(@Param('id') id: string): Promise<InstrumentView> {
    const instrument = (await currentLaw(this.dataSource.manager)).instrument(id);
    if (instrument === undefined) throw new NotFoundError('instrument', id);
    return instrumentView(instrument);
  }

  @Get('rules')
  @Shows(RulesView, 'Every rule, and every finding code with its meaning')
  rules(): RulesView {
    return { rules: RULES.map(ruleView), codes: codeViews() };
  }
}
