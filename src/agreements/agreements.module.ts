import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { RegisterModule } from '../register/register.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { AgreementCourseService } from './agreement-course.service.js';
import { AgreementStandings } from './agreement-standings.js';
import { AgreementsService } from './agreements.service.js';

const services = [AgreementsService, AgreementCourseService, AgreementStandings];

@Module({
  imports: [RegisterModule, VendorsModule, EngagementsModule, DocumentsModule],
  providers: services,
  exports: services,
})
export class AgreementsModule {}
