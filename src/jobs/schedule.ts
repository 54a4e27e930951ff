import type { Type } from '@nestjs/common';
import { EvidenceCheck } from './evidence-check.js';
import { GapCheck } from './gap-check.js';
import type { Lease } from './job-runner.js';
import { LegalDigest } from './legal-digest.js';
import { LegalEventAlert } from './legal-event-alert.js';
import { MailDelivery } from './mail-delivery.js';
import { OptInFollowUps } from './opt-in-follow-ups.js';
import { WebhookSender } from './webhook-sender.js';
import type { Rhythm } from './rhythm.js';

interface Line {
  readonly name: string;
  /** Minute, hour, day of month, month, day of week; a sixth field before them is the second. */
  readonly cron: string;
  /** IANA. */
  readonly timeZone: string;
  readonly does: string;
}

/** A job that runs once for each period, and gives the counts that the register keeps. */
export interface Periodic extends Line, Rhythm {
  /** Of the periods that were missed: each, in order, as of its own day; or the latest only, the others being skipped. */
  readonly catchUp: 'each' | 'latest';
  /** Why so. */
  readonly because: string;
  readonly work: Type<{ run(lease: Lease): Promise<object> }>;
}

/** A job that any process may run at any time. */
interface Tick extends Line {
  readonly period: null;
  readonly work: Type<{ run(): Promise<object> }>;
}

/** One line of the schedule. */
export type Job = Periodic | Tick;

/** The time zone of the process (`TZ`), in which the register's days are counted. */
export const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How often a period that was missed, or failed, is tried again. */
export const CATCH_UP = '*/10 * * * *';

/** Every job. */
export const SCHEDULE: readonly Job[] = [
  {
    name: 'gap-check',
    cron: '15 2 * * *',
    timeZone: TIME_ZONE,
    period: 'day',
    catchUp: 'each',
    because: 'what one day opened a later one may have closed, and the history shall say both',
    work: GapCheck,
    does: 'reassesses the vendors that time or new law has caught up with, which opens and closes gaps',
  },
  {
    name: 'evidence-check',
    cron: '30 3 * * *',
    timeZone: TIME_ZONE,
    period: 'day',
    catchUp: 'latest',
    because: 'the papers can be looked at only as they are now',
    work: EvidenceCheck,
    does: 'hashes every paper on file again, and tells LEGAL_MAIL of one that is no longer what was filed',
  },
  {
    name: 'legal-digest',
    cron: '0 7 * * 1',
    timeZone: TIME_ZONE,
    period: 'week',
    catchUp: 'latest',
    because: 'what stood open weeks ago is no news',
    work: LegalDigest,
    does: 'posts what stands open to the people with the role legal and to LEGAL_MAIL',
  },
  {
    name: 'opt-in-follow-ups',
    cron: '30 7 * * *',
    timeZone: TIME_ZONE,
    period: 'day',
    catchUp: 'latest',
    because: 'whom to chase is as it is now',
    work: OptInFollowUps,
    does: 'posts to procurement which requests for an agreement wait for an answer',
  },
  {
    name: 'legal-event-alert',
    cron: '* * * * *',
    timeZone: TIME_ZONE,
    period: null,
    work: LegalEventAlert,
    does: 'tells legal, and each owner of a vendor that it touches, what a recorded legal event does',
  },
  {
    name: 'mail-delivery',
    cron: '* * * * *',
    timeZone: TIME_ZONE,
    period: null,
    work: MailDelivery,
    does: 'sends the mail that waits in the outbox',
  },
  {
    name: 'webhook-delivery',
    cron: '*/5 * * * * *',
    timeZone: TIME_ZONE,
    period: null,
    work: WebhookSender,
    does: 'sends to webhooks what happened, and again what was not taken',
  },
];
