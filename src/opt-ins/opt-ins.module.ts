import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { RegisterModule } from '../register/register.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { OptInsService } from './opt-ins.service.js';

@Module({
  imports: [AgreementsModule, DocumentsModule, RegisterModule, VendorsModule],
  providers: [OptInsService],
  exports: [OptInsService],
})
export class OptInsModule {}
