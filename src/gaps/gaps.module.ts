import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { GapCourseService } from './gap-course.service.js';
import { GapsService } from './gaps.service.js';

@Module({
  imports: [HistoryModule],
  providers: [GapsService, GapCourseService],
  exports: [GapsService, GapCourseService],
})
export class GapsModule {}
