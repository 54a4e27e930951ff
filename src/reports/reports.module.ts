import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { GapsModule } from '../gaps/gaps.module.js';
import { HistoryModule } from '../history/history.module.js';
import { OptInsModule } from '../opt-ins/opt-ins.module.js';
import { PeopleModule } from '../people/people.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { TransfersModule } from '../transfers/transfers.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { AnnexReport } from './annex-report.js';
import { Clearance } from './clearance.js';
import { CoverageReport } from './coverage-report.js';
import { Drill } from './drill.js';
import { DpaRequestLetter } from './dpa-request-letter.js';
import { OptInCertificate } from './opt-in-certificate.js';
import { GapReport } from './gap-report.js';
import { ImpactAssessmentReport } from './impact-assessment-report.js';
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
  GapReport,
  ImpactAssessmentReport,
  OptInCertificate,
  SccPack,
  UkAddendum,
  VendorDossierReport,
];

@Module({
  imports: [
    AgreementsModule,
    EngagementsModule,
    GapsModule,
    HistoryModule,
    OptInsModule,
    PeopleModule,
    TransfersModule,
    VendorsModule,
  ],
  providers: [Printer, ...reports],
  exports: reports,
})
export class ReportsModule {}
