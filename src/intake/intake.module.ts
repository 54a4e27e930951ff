import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { HistoryModule } from '../history/history.module.js';
import { RegisterModule } from '../register/register.module.js';
import { TransfersModule } from '../transfers/transfers.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { IntakesService } from './intakes.service.js';

@Module({
  imports: [RegisterModule, HistoryModule, VendorsModule, EngagementsModule, TransfersModule],
  providers: [IntakesService],
  exports: [IntakesService],
})
export class IntakeModule {}
