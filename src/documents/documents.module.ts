import { Module } from '@nestjs/common';
import { RegisterModule } from '../register/register.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { DocumentsService } from './documents.service.js';
import { PaperInspection } from './paper-inspection.js';

@Module({
  imports: [RegisterModule, VendorsModule],
  providers: [DocumentsService, PaperInspection],
  exports: [DocumentsService, PaperInspection],
})
export class DocumentsModule {}
