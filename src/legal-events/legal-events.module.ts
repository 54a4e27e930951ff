import { Module } from '@nestjs/common';
import { GapsModule } from '../gaps/gaps.module.js';
import { HistoryModule } from '../history/history.module.js';
import { LegalEventsService } from './legal-events.service.js';

@Module({ imports: [GapsModule, HistoryModule], providers: [LegalEventsService], exports: [LegalEventsService] })
export class LegalEventsModule {}
