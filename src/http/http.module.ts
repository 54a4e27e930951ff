import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { GapsModule } from '../gaps/gaps.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { JobRunsModule } from '../job-runs/job-runs.module.js';
import { OptInsModule } from '../opt-ins/opt-ins.module.js';
import { PeopleModule } from '../people/people.module.js';
import { LegalEventsModule } from '../legal-events/legal-events.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { SubprocessorsModule } from '../subprocessors/subprocessors.module.js';
import { TransfersModule } from '../transfers/transfers.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { Acceptances } from './acceptances.js';
import { AcknowledgementsController } from './acknowledgements.controller.js';
import { AnnexesController } from './annexes.controller.js';
import { AgreementsController } from './agreements.controller.js';
import { CalendarsController } from './calendars.controller.js';
import { CertificationsController } from './certifications.controller.js';
import { Explanations } from './explanations.js';
import { DocumentsController } from './documents.controller.js';
import { EngagementsController } from './engagements.controller.js';
import { ExportsController } from './exports.controller.js';
import { GapsController } from './gaps.controller.js';
import { HealthController } from './health.controller.js';
import { HistoryController } from './history.controller.js';
import { ImpactAssessmentsController } from './impact-assessments.controller.js';
import { ImportsController } from './imports.controller.js';
import { IntakesController } from './intakes.controller.js';
import { JobsController } from './jobs.controller.js';
import { JudgementsController } from './judgements.controller.js';
import { LawController } from './law.controller.js';
import { LegalEventsController } from './legal-events.controller.js';
import { MultipartInterceptor } from './multipart.interceptor.js';
import { OptInsController } from './opt-ins.controller.js';
import { PartiesController } from './parties.controller.js';
import { PeopleController } from './people.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { ProblemsController } from './problems.controller.js';
import { QuestionnairesController } from './questionnaires.controller.js';
import { RepresentationInterceptor } from './representation.interceptor.js';
import { SafeguardsController } from './safeguards.controller.js';
import { SubprocessingsController } from './subprocessings.controller.js';
import { SubprocessorListsController } from './subprocessor-lists.controller.js';
import { TransfersController } from './transfers.controller.js';
import { NoUnknownQuery, validation } from './validation.js';
import { VendorsController } from './vendors.controller.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhooksController } from './webhooks.controller.js';
import { WaiversController } from './waivers.controller.js';
import { WriteInterceptor } from './write.interceptor.js';

@Module({
  imports: [
    GapsModule,
    PeopleModule,
    CalendarModule,
    VendorsModule,
    EngagementsModule,
    DocumentsModule,
    AgreementsModule,
    TransfersModule,
    SubprocessorsModule,
    OptInsModule,
    ImportsModule,
    IntakeModule,
    LegalEventsModule,
    ReportsModule,
    WebhooksModule,
    JobRunsModule,
  ],
  controllers: [
    PeopleController,
    CalendarsController,
    PartiesController,
    VendorsController,
    EngagementsController,
    DocumentsController,
    AgreementsController,
    AnnexesController,
    CertificationsController,
    TransfersController,
    ImpactAssessmentsController,
    SafeguardsController,
    SubprocessingsController,
    SubprocessorListsController,
    OptInsController,
    GapsController,
    WaiversController,
    AcknowledgementsController,
    ImportsController,
    ExportsController,
    IntakesController,
    JudgementsController,
    QuestionnairesController,
    LegalEventsController,
    HistoryController,
    WebhooksController,
    WebhookDeliveriesController,
    LawController,
    JobsController,
    HealthController,
    ProblemsController,
  ],
  providers: [
    Acceptances,
    Explanations,
    { provide: APP_GUARD, useClass: NoUnknownQuery },
    { provide: APP_PIPE, useFactory: validation },
    { provide: APP_FILTER, useClass: ProblemFilter },
    // The form is read before the write begins, and the answer has its headers before the write keeps it.
    { provide: APP_INTERCEPTOR, useClass: MultipartInterceptor },
    { provide: APP_INTERCEPTOR, useClass: WriteInterceptor },
    { provide: APP_INTERCEPTOR, useClass: RepresentationInterceptor },
  ],
})
export class HttpModule {}
