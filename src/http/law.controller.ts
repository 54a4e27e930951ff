import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NotFoundError } from '../errors.js';
import { ENCODED_LAW } from '../law/catalogue.js';
import { FIRST_ENCODED_DAY } from '../law/regime.js';
import { RULES } from '../law/rules/rulebook.js';
import { Shows } from './documented.js';
import { codeViews, InstrumentView, instrumentView, LawView, RulesView, ruleView } from './law.view.js';

/** The law as encoded: what every judgement rests on. */
@ApiTags('law')
@Controller('v1')
export class LawController {
  @Get('law')
  @Shows(LawView, 'The law as encoded: every instrument, effective-dated')
  law(): LawView {
    const { version, instruments } = ENCODED_LAW;
    return { version, firstEncodedDay: FIRST_ENCODED_DAY, instruments: instruments.map(instrumentView) };
  }

  @Get('law/instruments/:id')
  @Shows(InstrumentView, 'One instrument of the law')
  instrument(@Param('id') id: string): InstrumentView {
    const instrument = ENCODED_LAW.instrument(id);
    if (instrument === undefined) throw new NotFoundError('instrument', id);
    return instrumentView(instrument);
  }

  @Get('rules')
  @Shows(RulesView, 'Every rule, and every finding code with its meaning')
  rules(): RulesView {
    return { rules: RULES.map(ruleView), codes: codeViews() };
  }
}
