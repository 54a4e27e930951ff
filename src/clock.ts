import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { LegalDay } from './law/legal-day.js';

/** The only reader of the wall clock. */
@Injectable()
export class Clock {
  /** The calendar day here, in the time zone of the process. */
  today(): LegalDay {
    return Temporal.Now.plainDateISO().toString() as LegalDay;
  }

  /** This instant. */
  now(): Date {
    return new Date();
  }
}
