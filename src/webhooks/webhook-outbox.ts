import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { Clock } from '../clock.js';
import { Event } from '../history/event.entity.js';
import { Courier } from './courier.js';
import { messageOf } from './message.js';
import { isGone, isTaken, type Outcome, settled } from './outcome.js';
import { signed } from './signing.js';
import { Webhook, WebhookAttempt, WebhookDelivery } from './webhook.entity.js';
import { isActive } from './webhook.view.js';
import { WebhooksService } from './webhooks.service.js';

/** Longer than an attempt can take, so that a lapsed lease means a process that is gone. */
const LEASE_MS = 60_000;

const ACTIVE = `not exists (select from webhook_deactivation x where x.webhook_id = d.webhook_id and x.ended_at is null)`;
const DUE = `
  select distinct d.webhook_id as id from webhook_delivery d
  where d.status in ('waiting', 'sending') and d.next_attempt_at <= $1 and ${ACTIVE}`;
const TAKE = `
  update webhook_delivery set status = 'sending', attempts = attempts + 1, next_attempt_at = $3
  where id = (
    select d.id from webhook_delivery d
    where d.webhook_id = $1 and d.status in ('waiting', 'sending') and d.next_attempt_at <= $2 and ${ACTIVE}
    order by d.next_attempt_at, d.event_seq limit 1 for update skip locked)
  returning id`;
const SECRETS = `
  select secret from webhook_secret
  where webhook_id = $1 and (signs_until is null or signs_until > $2) order by made_at desc, id desc`;

/** What waits to be sent to webhooks. Processes may send side by side: each delivery is in the hands of one. */
@Injectable()
export class WebhookOutbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly webhooks: WebhooksService,
    private readonly courier: Courier,
  ) {}

  /** The webhooks for which something is due. */
  async due(): Promise<readonly string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(DUE, [this.clock.now()]);
    return rows.map(({ id }) => id);
  }

  /**
   * Sends what has waited longest for a webhook; null: nothing is due.
   * @param stopping the process ends: what is under way waits for the next
   */
  async sendNext(webhookId: string, stopping: AbortSignal): Promise<'delivered' | 'failed' | null> {
    const delivery = await this.#take(webhookId);
    if (delivery === null) return null;
    const at = this.clock.now();
    const { manager } = this.dataSource;
    const { url } = await manager.findOneByOrFail(Webhook, { id: webhookId });
    const event = await manager.findOneByOrFail(Event, { seq: delivery.eventSeq });
    const secrets = await manager.query<{ secret: string }[]>(SECRETS, [webhookId, at]);
    const body = messageOf(delivery.kind, event);
    const signature = signed(
      { id: delivery.id, at, body },
      secrets.map(({ secret }) => secret),
    );
    const headers = { 'content-type': 'application/json', 'user-agent': 'Clausebook-Webhooks', ...signature };
    const outcome = await this.courier.carry(url, headers, body, stopping);
    const isCutShort = stopping.aborted && outcome.httpStatus === null;
    if (isCutShort) await this.#giveBack(delivery, at);
    else await this.#settle(delivery, at, outcome);
    return isTaken(outcome) ? 'delivered' : 'failed';
  }

  /** Under a lease that ends by itself should this process die. */
  async #take(webhookId: string): Promise<WebhookDelivery | null> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    const [[taken]] = await this.dataSource.query<[{ id: string }[], number]>(TAKE, [webhookId, now, until]);
    return taken === undefined ? null : this.dataSource.manager.findOneByOrFail(WebhookDelivery, taken);
  }

  async #settle(delivery: WebhookDelivery, at: Date, outcome: Outcome): Promise<void> {
    const { id: deliveryId, attempts: number, webhookId } = delivery;
    const { durationMs, httpStatus, error, answer } = outcome;
    const now = this.clock.now();
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(WebhookAttempt, {
        id: newId(),
        deliveryId,
        number,
        at,
        durationMs,
        httpStatus,
        error,
        answer,
      });
      // Whoever deactivates it meanwhile is waited for, so that nothing is left waiting for nobody.
      await manager.findOne(Webhook, { where: { id: webhookId }, lock: { mode: 'for_no_key_update' } });
      const active = isActive(await this.webhooks.find(webhookId, manager));
      const next = settled(delivery, outcome, now);
      const status = next.status === 'waiting' && !active ? 'given_up' : next.status;
      await release(manager, delivery, { ...next, status });
      if (!isGone(outcome) || !active) return;
      const change = { manager, by: 'clausebook', today: this.clock.today(), at: now };
      await this.webhooks.deactivate(change, webhookId, 'The receiver answered 410 Gone');
    });
  }

  /** As if it had not been tried. */
  async #giveBack(delivery: WebhookDelivery, at: Date): Promise<void> {
    await release(this.dataSource.manager, delivery, { status: 'waiting', nextAttemptAt: at });
  }
}

/** The count of attempts tells our lease from that of whoever took the delivery over after it lapsed. */
async function release(
  manager: EntityManager,
  { id, attempts }: WebhookDelivery,
  patch: Partial<WebhookDelivery>,
): Promise<void> {
  await manager.update(WebhookDelivery, { id, attempts, status: 'sending' }, patch);
}
