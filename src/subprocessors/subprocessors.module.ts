import { Module } from '@nestjs/common';
import { RegisterModule } from '../register/register.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { SubprocessingsService } from './subprocessings.service.js';

@Module({
  imports: [RegisterModule, VendorsModule],
  providers: [SubprocessingsService],
  exports: [SubprocessingsService],
})
export class SubprocessorsModule {}
