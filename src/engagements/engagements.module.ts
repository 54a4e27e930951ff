import { Module } from '@nestjs/common';
import { RegisterModule } from '../register/register.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { EngagementsService } from './engagements.service.js';

@Module({ imports: [RegisterModule, VendorsModule], providers: [EngagementsService], exports: [EngagementsService] })
export class EngagementsModule {}
