import { Module } from '@nestjs/common';
import { GapsModule } from '../gaps/gaps.module.js';
import { HistoryModule } from '../history/history.module.js';
import { ImportsService } from './imports.service.js';

@Module({ imports: [GapsModule, HistoryModule], providers: [ImportsService], exports: [ImportsService] })
export class ImportsModule {}
