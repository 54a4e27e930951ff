import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { GapsModule } from '../gaps/gaps.module.js';
import { HistoryModule } from '../history/history.module.js';
import { MailModule } from '../mail/mail.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { ByHand } from './by-hand.js';
import { JobRunner } from './job-runner.js';
import { SCHEDULE } from './schedule.js';
import { Scheduler } from './scheduler.js';

@Module({
  imports: [ScheduleModule.forRoot(), GapsModule, HistoryModule, MailModule, WebhooksModule],
  providers: [JobRunner, ByHand, Scheduler, ...SCHEDULE.map(({ work }) => work)],
  exports: [ByHand, Scheduler],
})
export class JobsModule {}
