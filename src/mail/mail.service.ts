import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.provider.js';
import { Mail, type MailStatus } from './mail.entity.js';
import { folderSender, RefusedMailError, smtpSender, UnreachableError, type Sender } from './senders.js';
import { plain, type Wording } from './templates.js';

/** A mail to be sent once. */
export interface Posting extends Wording {
  /** What, for which period, to whom: the same slot is never posted twice. */
  readonly slot: string;
  readonly kind: string;
  readonly recipient: string;
}

/** The end of a mail's way, in the shape of a happening of the history. */
export interface MailHappening {
  readonly kind: 'mail.sent' | 'mail.refused';
  readonly vendorId: null;
  readonly subjectId: string;
  readonly payload: { readonly kind: string; readonly messageId: string };
}

/** An address that no mail reaches, by what the mail server answered. */
export interface RefusedAddress {
  readonly address: string;
  readonly because: string;
}

/** Records a happening in the transaction that settles the mail. */
export type Tell = (change: Change, happening: MailHappening, refused: RefusedAddress | null) => Promise<void>;

/** How many mails were taken, and how many were refused or have to wait longer. */
export interface Delivered {
  readonly sent: number;
  readonly failed: number;
}

interface Outcome {
  readonly status: Exclude<MailStatus, 'sending'>;
  readonly error: string | null;
  /** Whether nobody takes mail for the address. */
  readonly isOfAddress: boolean;
  /** Whether the next mail is worth trying. */
  readonly goOn: boolean;
}

const MINUTE_MS = 60_000;
/** Minutes until the next attempt, by attempts made; the last holds for all further ones. */
const WAITS = [1, 5, 15, 60, 240];
// Longer than a delivery can take, so that a lapsed lease means a process that is gone.
const LEASE_MS = 5 * MINUTE_MS;

/** The outbox: mails are written in the transaction of what they tell, and sent from there. */
@Injectable()
export class MailService {
  /** The folder to which mail is written; null: it goes to a mail server. */
  readonly folder: string | null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>,
  ) {
    this.folder = config.smtpUrl === undefined ? join(config.dataDir, 'outbox') : null;
  }

  /** Puts a mail into the outbox; false: its slot was taken, and nothing is written. */
  async post(change: Change, { slot, kind, recipient, subject, html, text }: Posting): Promise<boolean> {
    const id = newId();
    const messageId = `<${id}@${domainToASCII(this.config.mailFrom.split('@').at(-1)!) || 'localhost'}>`;
    const written = await change.manager.query<unknown[]>(
      `insert into mail (id, slot, kind, recipient, subject, html, text, message_id, next_attempt_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) on conflict (slot) do nothing returning id`,
      [id, slot, kind, recipient, plain(subject), html, text, messageId, change.at],
    );
    return written.length > 0;
  }

  /** Sends what is due. Processes may do so side by side: each mail is in the hands of one. */
  async deliver(tell: Tell): Promise<Delivered> {
    const { smtpUrl, mailFrom } = this.config;
    const sender = smtpUrl === undefined ? folderSender(this.folder!, mailFrom) : smtpSender(smtpUrl, mailFrom);
    const delivered = { sent: 0, failed: 0 };
    try {
      for (let mail = await this.#take(); mail !== null; mail = await this.#take()) {
        const outcome = await attempt(sender, mail);
        await this.#settle(mail, outcome, tell);
        if (outcome.status === 'sent') delivered.sent++;
        else delivered.failed++;
        if (!outcome.goOn) break;
      }
    } finally {
      sender.close();
    }
    return delivered;
  }

  /** Takes the mail that has waited longest, under a lease that ends by itself should this process die. */
  async #take(): Promise<Mail | null> {
    const now = this.clock.now();
    const [[taken]] = await this.dataSource.query<[{ id: string }[], number]>(
      `update mail set status = 'sending', attempts = attempts + 1, next_attempt_at = $2
       where id = (
         select id from mail where status in ('waiting', 'sending') and next_attempt_at <= $1
         order by next_attempt_at, id limit 1 for update skip locked)
       returning id`,
      [now, new Date(now.getTime() + LEASE_MS)],
    );
    return taken === undefined ? null : this.dataSource.manager.findOneByOrFail(Mail, taken);
  }

  async #settle(mail: Mail, { status, error, isOfAddress }: Outcome, tell: Tell): Promise<void> {
    const at = this.clock.now();
    const wait = WAITS[Math.min(mail.attempts, WAITS.length) - 1]! * MINUTE_MS;
    await this.dataSource.transaction(async (manager) => {
      // The count of attempts tells our lease from that of whoever took the mail over after it lapsed.
      const mine = { id: mail.id, status: 'sending' as const, attempts: mail.attempts };
      const { affected } = await manager.update(Mail, mine, {
        status,
        error,
        ...(status === 'sent' && { sentAt: at }),
        ...(status === 'waiting' && { nextAttemptAt: new Date(at.getTime() + wait) }),
      });
      if (affected !== 1 || status === 'waiting') return;
      await tell(
        { manager, by: 'clausebook', today: this.clock.today(), at },
        {
          kind: `mail.${status}`,
          vendorId: null,
          subjectId: mail.id,
          payload: { kind: mail.kind, messageId: mail.messageId },
        },
        isOfAddress ? { address: mail.recipient, because: error ?? 'refused' } : null,
      );
    });
  }
}

async function attempt(sender: Sender, mail: Mail): Promise<Outcome> {
  try {
    await sender.send(mail);
    return { status: 'sent', error: null, isOfAddress: false, goOn: true };
  } catch (error) {
    return {
      status: error instanceof RefusedMailError ? 'refused' : 'waiting',
      error: plain((error as Error).message),
      isOfAddress: error instanceof RefusedMailError && error.ofAddress,
      goOn: !(error instanceof UnreachableError),
    };
  }
}
