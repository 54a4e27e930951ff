import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { Change } from '../change.js';
import { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.provider.js';
import { lawAround } from '../gaps/current-law.js';
import { GapsService } from '../gaps/gaps.service.js';
import type { LegalDay } from '../law/legal-day.js';
import { LegalEventRecord } from '../legal-events/legal-event.entity.js';
import { MailService } from '../mail/mail.service.js';
import { MailTemplates } from '../mail/templates.js';
import { Drill, type DrillResult } from '../reports/drill.js';
import { alertData, type FallbackAct, touchedVendors } from './legal-event-words.js';
import { LegalRecipients } from './legal-recipients.js';
import { MailDelivery } from './mail-delivery.js';

/** How many events were told of, in how many mails. */
export interface Alerted {
  readonly events: number;
  readonly posted: number;
}

const NAME = 'legal-event-alert';

/**
 * Tells at once what a recorded legal event does: legal who loses cover and who runs on a fallback, each owner the same
 * of the vendors that are theirs. An event is told of once, in the transaction that marks it as told.
 */
@Injectable()
export class LegalEventAlert {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly gaps: GapsService,
    private readonly drill: Drill,
    private readonly recipients: LegalRecipients,
    private readonly mail: MailService,
    private readonly delivery: MailDelivery,
    private readonly templates: MailTemplates,
    @Inject(CONFIG) private readonly config: Pick<Config, 'organisation' | 'baseUrl'>,
  ) {}

  async run(): Promise<Alerted> {
    const alerted = { events: 0, posted: 0 };
    for (let posted = await this.#tellNext(); posted !== null; posted = await this.#tellNext()) {
      alerted.events++;
      alerted.posted += posted;
    }
    if (alerted.posted > 0) await this.delivery.run();
    return alerted;
  }

  /** Mails posted for the oldest event that nobody was told of; null: there is none. */
  #tellNext(): Promise<number | null> {
    return this.dataSource.transaction(async (manager) => {
      const record = await manager.findOne(LegalEventRecord, {
        where: { alertedAt: IsNull(), withdrawnAt: IsNull() },
        order: { seq: 'asc' },
        lock: { mode: 'for_no_key_update' },
      });
      if (record === null) return null;
      const change = { manager, by: 'clausebook', today: this.clock.today(), at: this.clock.now() };
      const posted = await this.#tell(change, record);
      await manager.update(LegalEventRecord, { id: record.id }, { alertedAt: change.at });
      return posted;
    });
  }

  async #tell(change: Change, record: LegalEventRecord): Promise<number> {
    const { manager, today } = change;
    const laws = (await lawAround(manager, record.id))!;
    const asOf = laterOf(today, record.happened.on ?? today);
    const ids = await this.gaps.leaningOn(manager, [laws.before, laws.after], record);
    const dossiers = await this.gaps.dossiersOf(manager, ids);
    const result = await this.drill.between(laws.before, laws.after, asOf, dossiers);
    const acts = await fallbackActs(manager, result);
    const words = (only: ReadonlySet<string> | null) =>
      this.templates.render(
        NAME,
        alertData({
          record,
          instrument: laws.after.instrument(record.instrument ?? '')?.name ?? null,
          result,
          acts,
          only,
          today,
          ...this.#head(),
        }),
      );
    let posted = 0;
    const post = async (recipient: string, only: ReadonlySet<string> | null) => {
      const slot = `${NAME} ${record.id} ${recipient.toLowerCase()}`;
      if (await this.mail.post(change, { slot, kind: NAME, recipient, ...words(only) })) posted++;
    };
    const legal = await this.recipients.all(manager);
    for (const recipient of legal) await post(recipient, null);
    const told = new Set(legal.map((address) => address.toLowerCase()));
    for (const [email, vendorIds] of await ownersOf(manager, touchedVendors(result)))
      if (!told.has(email.toLowerCase())) await post(email, vendorIds);
    return posted;
  }

  #head() {
    const { organisation, baseUrl } = this.config;
    return { organisation, baseUrl };
  }
}

const laterOf = (a: LegalDay, b: LegalDay): LegalDay => (a > b ? a : b);

/** Whether the mechanism that takes over follows by itself, or by which clause and act, by transfer and place. */
async function fallbackActs(
  manager: EntityManager,
  { onFallback }: DrillResult,
): Promise<ReadonlyMap<string, FallbackAct>> {
  const rows = await manager.query<(FallbackAct & { readonly at: string })[]>(
    `select transfer_id || ' ' || position as at, fallback_clause as clause, follows_by_itself as "byItself"
     from transfer_mechanism where transfer_id = any($1)`,
    [onFallback.map(({ transferId }) => transferId)],
  );
  return new Map(rows.map(({ at, ...act }) => [at, act]));
}

/** The vendors of each owner among these, by the owner's address. */
async function ownersOf(
  manager: EntityManager,
  vendorIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await manager.query<{ email: string; vendorIds: string[] }[]>(
    `select p.email, array_agg(v.id::text) as "vendorIds" from vendor v join person p on p.id = v.owner_id
     where v.id = any($1) group by p.email order by p.email`,
    [vendorIds],
  );
  return new Map(rows.map((row) => [row.email, new Set(row.vendorIds)]));
}
