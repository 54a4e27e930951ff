import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Problems } from './documented.js';

class HealthView {
  @ApiProperty({ enum: ['ok'] }) status: 'ok';
}

@ApiTags('health')
@ApiSecurity({})
@Controller()
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('livez')
  @ApiOperation({ summary: 'Does the process answer?' })
  @ApiOkResponse({ type: HealthView, description: 'The process answers.' })
  @Problems('malformed-request')
  live(): HealthView {
    return { status: 'ok' };
  }

  @Get('readyz')
  @ApiOperation({ summary: 'Does the database answer too?' })
  @ApiOkResponse({ type: HealthView, description: 'The database answers too.' })
  @Problems('malformed-request', 'unavailable')
  async ready(): Promise<HealthView> {
    try {
      await this.dataSource.query('select 1');
    } catch {
      throw new ServiceUnavailableException('The database does not answer');
    }
    return { status: 'ok' };
  }
}
