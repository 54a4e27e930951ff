import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { GapsModule } from '../gaps/gaps.module.js';
import { HistoryModule } from '../history/history.module.js';
import { RegisterModule } from '../register/register.module.js';
import { TransfersModule } from '../transfers/transfers.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { SubprocessingsService } from './subprocessings.service.js';
import { SubprocessorListsService } from './subprocessor-lists.service.js';

const services = [SubprocessingsService, SubprocessorListsService];

@Module({
  imports: [EngagementsModule, GapsModule, HistoryModule, RegisterModule, TransfersModule, VendorsModule],
  providers: services,
  exports: services,
})
export class SubprocessorsModule {}
