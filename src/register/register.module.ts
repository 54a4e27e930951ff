import { Module } from '@nestjs/common';
import { GapsModule } from '../gaps/gaps.module.js';
import { HistoryModule } from '../history/history.module.js';
import { RegisterService } from './register.service.js';

@Module({ imports: [GapsModule, HistoryModule], providers: [RegisterService], exports: [RegisterService, GapsModule] })
export class RegisterModule {}
