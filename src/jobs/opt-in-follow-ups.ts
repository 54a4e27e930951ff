import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.provider.js';
import { daysBetween, type LegalDay } from '../law/legal-day.js';
import { MailService } from '../mail/mail.service.js';
import { MailTemplates } from '../mail/templates.js';
import { FOLLOW_UP_AFTER } from '../opt-ins/opt-in-steps.js';
import type { Lease } from './job-runner.js';
import { LegalRecipients } from './legal-recipients.js';

/** An open request that is to be chased. */
export interface OverdueOptIn {
  readonly vendorKey: string;
  readonly vendorName: string;
  readonly agreement: string;
  readonly method: string;
  readonly reference: string | null;
  readonly requestedBy: string | null;
  /** null: on a day that nobody recorded. */
  readonly requestedOn: LegalDay | null;
  readonly askedOn: LegalDay | null;
  /** Times that it was chased so far. */
  readonly chased: number;
  /** Day on which it was to be chased; null: at once, since nobody knows when we asked. */
  readonly dueOn: LegalDay | null;
}

export interface Chased {
  readonly overdue: number;
  readonly recipients: number;
  /** 0 also when nothing came due on this day. */
  readonly posted: number;
}

const NAME = 'opt-in-follow-up';
/** Days after which an item that stays overdue is told again. */
const AGAIN_AFTER = 7;

/** Tells procurement which requests for an agreement wait for an answer: on the day that each comes due, then weekly. */
@Injectable()
export class OptInFollowUps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly recipients: LegalRecipients,
    private readonly mail: MailService,
    private readonly templates: MailTemplates,
    @Inject(CONFIG) private readonly config: Pick<Config, 'organisation' | 'baseUrl'>,
  ) {}

  run(lease: Lease): Promise<Chased> {
    return this.dataSource.transaction(async (manager) => {
      await lease.hold(manager);
      const today = lease.asOf;
      const overdue = await overdueOptIns(manager, today);
      const recipients = overdue.some((optIn) => isTold(optIn, today)) ? await this.#recipients(manager) : [];
      const change = { manager, by: 'clausebook', today, at: this.clock.now() };
      let posted = 0;
      for (const recipient of recipients) {
        const slot = `${NAME} ${today} ${recipient.toLowerCase()}`;
        const words = this.templates.render(NAME, this.#data(overdue, today));
        if (await this.mail.post(change, { slot, kind: NAME, recipient, ...words })) posted++;
      }
      return { overdue: overdue.length, recipients: recipients.length, posted };
    });
  }

  #data(overdue: readonly OverdueOptIn[], today: LegalDay) {
    const { organisation, baseUrl } = this.config;
    const items = overdue.map((optIn) => ({ ...optIn, waits: waits(optIn, today), isNew: isTold(optIn, today) }));
    return { organisation, baseUrl, asOf: today, items };
  }

  /** Procurement; where nobody has that role, legal. */
  async #recipients(manager: EntityManager): Promise<readonly string[]> {
    const people = await manager.query<{ email: string }[]>(
      `select email from person where role = 'procurement' order by email`,
    );
    return people.length > 0 ? people.map(({ email }) => email) : this.recipients.all(manager);
  }
}

/** Days since we last asked; null: not known. */
const waits = ({ askedOn }: OverdueOptIn, today: LegalDay): number | null =>
  askedOn === null ? null : daysBetween(askedOn, today);

/** On the day that it comes due, and every seventh after it; one of no known day on Mondays. */
function isTold({ dueOn }: OverdueOptIn, today: LegalDay): boolean {
  return daysBetween(dueOn ?? A_MONDAY, today) % AGAIN_AFTER === 0;
}

const A_MONDAY: LegalDay = '2018-05-28';

/** Open requests that were to be chased by the day, those that wait longest first. */
function overdueOptIns(manager: EntityManager, today: LegalDay): Promise<OverdueOptIn[]> {
  return manager.query<OverdueOptIn[]>(
    `select * from (
       select v.key as "vendorKey", v.name as "vendorName", a.title as agreement, o.method,
         r.reference, r.by as "requestedBy", r."on" as "requestedOn", s.asked as "askedOn", s.chased,
         s.asked + $2::int as "dueOn"
       from opt_in o join vendor v on v.id = o.vendor_id join agreement a on a.id = o.agreement_id
         left join opt_in_step r on r.opt_in_id = o.id and r.kind = 'request'
         cross join lateral (
           select max(t."on") as asked, count(*) filter (where t.kind = 'follow_up')::int as chased
           from opt_in_step t where t.opt_in_id = o.id and t.kind in ('request', 'follow_up')) s
       where not exists (select from opt_in_step e
         where e.opt_in_id = o.id and e.kind in ('confirmation', 'refusal', 'withdrawal'))) open
     where "dueOn" is null or "dueOn" <= $1 order by "dueOn" nulls first, "vendorKey"`,
    [today, FOLLOW_UP_AFTER],
  );
}
