import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { DamagesService } from '../documents/damages.service.js';
import { JobRunsService } from '../job-runs/job-runs.service.js';
import { Problems } from './documented.js';

class LivenessView {
  @ApiProperty({ enum: ['ok'] }) status: 'ok';
}

class ReadinessView {
  @ApiProperty({
    enum: ['ok', 'degraded'],
    description: '`degraded`: it serves, so keep it in; but a person has to look at what `reasons` says.',
  })
  status: 'ok' | 'degraded';
  @ApiProperty({
    type: [String],
    example: ['The job gap-check failed for good on 2026-11-24'],
    description: 'Empty when ok.',
  })
  reasons: string[];
}

@ApiTags('health')
@ApiSecurity({})
@Controller()
export class HealthController {
  constructor(
    private readonly jobRuns: JobRunsService,
    private readonly damages: DamagesService,
  ) {}

  @Get('livez')
  @ApiOperation({ summary: 'Does the process answer?' })
  @ApiOkResponse({ type: LivenessView, description: 'The process answers.' })
  @Problems('malformed-request')
  live(): LivenessView {
    return { status: 'ok' };
  }

  @Get('readyz')
  @ApiOperation({ summary: 'Does the database answer too, and is all well?' })
  @ApiOkResponse({
    type: ReadinessView,
    description:
      'The database answers too. Also when degraded: what is wrong then is wrong for every replica alike, and to take them out would help nobody.',
  })
  @Problems('malformed-request', 'unavailable')
  async ready(): Promise<ReadinessView> {
    const reasons = await this.#reasons();
    return { status: reasons.length === 0 ? 'ok' : 'degraded', reasons };
  }

  async #reasons(): Promise<string[]> {
    try {
      const [failures, damaged] = await Promise.all([this.jobRuns.failures(), this.damages.standing()]);
      const papers = damaged === 1 ? 'paper on file is' : 'papers on file are';
      return [
        ...failures.map(({ job, period }) => `The job ${job} failed for good on ${period}`),
        ...(damaged === 0 ? [] : [`${damaged} ${papers} not what was filed`]),
      ];
    } catch {
      throw new ServiceUnavailableException('The database does not answer');
    }
  }
}
