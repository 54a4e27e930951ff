import { Module } from '@nestjs/common';
import { RegisterModule } from '../register/register.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { AgreementCourseService } from './agreement-course.service.js';
import { AgreementStandings } from './agreement-standings.js';
import { AgreementsService } from './agreements.service.js';

const services = [AgreementsService, AgreementCourseService, AgreementStandings];

@Module({ imports: [RegisterModule, VendorsModule], providers: services, exports: services })
export class AgreementsModule {}
