import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DocumentsModule } from '../documents/documents.module.js';
import { GapsModule } from '../gaps/gaps.module.js';
import { HistoryModule } from '../history/history.module.js';
import { Timetable } from '../job-runs/timetable.js';
import { MailModule } from '../mail/mail.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ByHand } from './by-hand.js';
import { FailureNotice } from './failure-notice.js';
import { JobRunner } from './job-runner.js';
import { OwedRuns } from './owed-runs.js';
import { LegalRecipients } from './legal-recipients.js';
import { SCHEDULE } from './schedule.js';
import { Scheduler } from './scheduler.js';

/** Global, so that the other edges find the timetable without knowing the jobs. */
@Global()
@Module({
  imports: [
    ScheduleModule.forRoot(),
    DocumentsModule,
    GapsModule,
    HistoryModule,
    MailModule,
    PeopleModule,
    ReportsModule,
    WebhooksModule,
  ],
  providers: [
    FailureNotice,
    LegalRecipients,
    JobRunner,
    OwedRuns,
    ByHand,
    Scheduler,
    { provide: Timetable, useExisting: Scheduler },
    ...SCHEDULE.map(({ work }) => work),
  ],
  exports: [ByHand, Scheduler, Timetable],
})
export class JobsModule {}
