import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { GapsService } from './gaps.service.js';

@Module({ imports: [HistoryModule], providers: [GapsService], exports: [GapsService] })
export class GapsModule {}
