import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { RegisterModule } from '../register/register.module.js';
import { CalendarEntries } from './calendar-entries.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';

const services = [CalendarEntries, CalendarFeedsService];

@Module({ imports: [PeopleModule, RegisterModule], providers: services, exports: services })
export class CalendarModule {}
