import { Module } from '@nestjs/common';
import { JobRunsService } from './job-runs.service.js';

@Module({ providers: [JobRunsService], exports: [JobRunsService] })
export class JobRunsModule {}
