import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { GapsModule } from '../gaps/gaps.module.js';
import { HistoryModule } from '../history/history.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ByHand } from './by-hand.js';
import { JobRunner } from './job-runner.js';
import { LegalRecipients } from './legal-recipients.js';
import { SCHEDULE } from './schedule.js';
import { Scheduler } from './scheduler.js';

@Module({
  imports: [ScheduleModule.forRoot(), GapsModule, HistoryModule, MailModule, PeopleModule, ReportsModule],
  providers: [LegalRecipients, JobRunner, ByHand, Scheduler, ...SCHEDULE.map(({ work }) => work)],
  exports: [ByHand, Scheduler],
})
export class JobsModule {}
