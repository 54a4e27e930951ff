import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { GapReport } from './gap-report.js';

@Module({ imports: [PeopleModule, VendorsModule], providers: [GapReport], exports: [GapReport] })
export class ReportsModule {}
