import { Body, Controller, HttpStatus, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Change } from '../change.js';
import { NewIntake } from '../intake/intake.params.js';
import { IntakesService } from '../intake/intakes.service.js';
import { Creates, LOCATION } from './documented.js';
import { INTAKE_EXAMPLES } from './intake.examples.js';
import { IntakeView, intakeView } from './intake.view.js';
import { InChange } from './request-parts.js';

@ApiTags('intakes')
@Controller('v1/intakes')
export class IntakesController {
  constructor(private readonly intakes: IntakesService) {}

  @Post()
  @ApiBody({ type: NewIntake, examples: INTAKE_EXAMPLES })
  @ApiCreatedResponse({
    type: IntakeView,
    description: 'As it was recorded; Location is the vendor.',
    headers: LOCATION,
  })
  @ApiOkResponse({ type: IntakeView, description: 'A dry run: nothing was recorded.' })
  @Creates(IntakeView)
  async run(
    @InChange() change: Change,
    @Body() params: NewIntake,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IntakeView> {
    const dryRun = params.dryRun === true;
    const intake = await this.intakes.run(change, params);
    if (dryRun) void reply.status(HttpStatus.OK);
    else void reply.header('location', `/v1/vendors/${intake.vendor.vendor.key}`);
    return intakeView(intake, dryRun);
  }
}
