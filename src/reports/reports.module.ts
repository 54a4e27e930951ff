import { Module } from '@nestjs/common';
import { GapsModule } from '../gaps/gaps.module.js';
import { HistoryModule } from '../history/history.module.js';
import { PeopleModule } from '../people/people.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { Clearance } from './clearance.js';
import { CoverageReport } from './coverage-report.js';
import { Drill } from './drill.js';
import { GapReport } from './gap-report.js';
import { Printer } from './printer.js';

const reports = [Clearance, CoverageReport, Drill, GapReport];

@Module({
  imports: [GapsModule, HistoryModule, PeopleModule, VendorsModule],
  providers: [Printer, ...reports],
  exports: reports,
})
export class ReportsModule {}
