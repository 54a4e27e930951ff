import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { RegisterModule } from '../register/register.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { DamagesService } from './damages.service.js';
import { DocumentsService } from './documents.service.js';
import { PaperInspection } from './paper-inspection.js';

@Module({
  imports: [HistoryModule, RegisterModule, VendorsModule],
  providers: [DocumentsService, DamagesService, PaperInspection],
  exports: [DocumentsService, DamagesService, PaperInspection],
})
export class DocumentsModule {}
