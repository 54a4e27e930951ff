import type { Type } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { LegalDay } from '../law/legal-day.js';
import { GapCheck } from './gap-check.js';
import type { Lease } from './job-runner.js';
import { LegalDigest, mondayOf } from './legal-digest.js';
import { LegalEventAlert } from './legal-event-alert.js';
import { MailDelivery } from './mail-delivery.js';
import { OptInFollowUps } from './opt-in-follow-ups.js';

/** A job that runs once for each period, and gives the counts that the register keeps. */
interface Periodic {
  /** Which period is due at a time of the wall clock: the same from its hour until the next one's. */
  readonly period: (now: Temporal.PlainDateTime) => string;
  readonly work: Type<{ run(lease: Lease): Promise<object> }>;
}

/** A job that any process may run at any time. */
interface Tick {
  readonly period: null;
  readonly work: Type<{ run(): Promise<object> }>;
}

/** One line of the schedule. */
export type Job = (Periodic | Tick) & {
  readonly name: string;
  /** Minute, hour, day of month, month, day of week. */
  readonly cron: string;
  readonly does: string;
};

/** The time zone of the schedule: that of the process, in which the register's days are counted. */
export const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How often a period that was missed, or failed, is tried again. */
export const CATCH_UP = '*/10 * * * *';

/** Every job. */
export const SCHEDULE: readonly Job[] = [
  {
    name: 'gap-check',
    cron: '15 2 * * *',
    period: (now) => dayOf(now.subtract({ hours: 2, minutes: 15 })),
    work: GapCheck,
    does: 'reassesses the vendors that time or new law has caught up with, which opens and closes gaps',
  },
  {
    name: 'legal-digest',
    cron: '0 7 * * 1',
    period: (now) => mondayOf(dayOf(now.subtract({ hours: 7 }))),
    work: LegalDigest,
    does: 'posts what stands open to the people with the role legal and to LEGAL_MAIL',
  },
  {
    name: 'opt-in-follow-ups',
    cron: '30 7 * * *',
    period: (now) => dayOf(now.subtract({ hours: 7, minutes: 30 })),
    work: OptInFollowUps,
    does: 'posts to procurement which requests for an agreement wait for an answer',
  },
  {
    name: 'legal-event-alert',
    cron: '* * * * *',
    period: null,
    work: LegalEventAlert,
    does: 'tells legal, and each owner of a vendor that it touches, what a recorded legal event does',
  },
  {
    name: 'mail-delivery',
    cron: '* * * * *',
    period: null,
    work: MailDelivery,
    does: 'sends the mail that waits in the outbox',
  },
];

const dayOf = (time: Temporal.PlainDateTime): LegalDay => time.toPlainDate().toString() as LegalDay;
