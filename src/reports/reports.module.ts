import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { GapsModule } from '../gaps/gaps.module.js';
import { HistoryModule } from '../history/history.module.js';
import { OptInsModule } from '../opt-ins/opt-ins.module.js';
import { PeopleModule } from '../people/people.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { TransfersModule } from '../transfers/transfers.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { CalendarWords } from './calendar/calendar-words.js';
import { PersonCalendar } from './calendar/person-calendar.js';
import { AnnexReport } from './annex-report.js';
import { Clearance } from './clearance.js';
import { CoverageReport } from './coverage-report.js';
import { Drill } from './drill.js';
import { DpaRequestLetter } from './dpa-request-letter.js';
import { OptInCertificate } from './opt-in-certificate.js';
import { GapExport } from './gap-export.js';
import { GapReport } from './gap-report.js';
import { ImpactAssessmentReport } from './impact-assessment-report.js';
import { VendorExport } from './vendor-export.js';
import { VendorDossierReport } from './vendor-dossier.js';
import { Printer } from './printer.js';
import { SccPack } from './scc-pack.js';
import { UkAddendum } from './uk-addendum.js';

const reports = [
  AnnexReport,
  Clearance,
  CoverageReport,
  Drill,
  DpaRequestLetter,
  GapExport,
  GapReport,
  ImpactAssessmentReport,
  OptInCertificate,
  PersonCalendar,
  SccPack,
  UkAddendum,
  VendorDossierReport,
  VendorExport,
];

@Module({
  imports: [
    AgreementsModule,
    CalendarModule,
    EngagementsModule,
    GapsModule,
    HistoryModule,
    OptInsModule,
    PeopleModule,
    TransfersModule,
    VendorsModule,
  ],
  providers: [CalendarWords, Printer, ...reports],
  exports: reports,
})
export class ReportsModule {}
