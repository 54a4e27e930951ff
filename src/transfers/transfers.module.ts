import { Module } from '@nestjs/common';
import { RegisterModule } from '../register/register.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { ImpactAssessmentsService } from './impact-assessments.service.js';
import { SafeguardsService } from './safeguards.service.js';
import { TransfersService } from './transfers.service.js';

const services = [TransfersService, ImpactAssessmentsService, SafeguardsService];

@Module({ imports: [RegisterModule, VendorsModule], providers: services, exports: services })
export class TransfersModule {}
