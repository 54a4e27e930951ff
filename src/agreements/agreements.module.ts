import { Module } from '@nestjs/common';
import { RegisterModule } from '../register/register.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { AgreementsService } from './agreements.service.js';

@Module({ imports: [RegisterModule, VendorsModule], providers: [AgreementsService], exports: [AgreementsService] })
export class AgreementsModule {}
