import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Change } from '../change.js';
import { NotFoundError, refused } from '../errors.js';
import { HistoryService } from '../history/history.service.js';
import { cut, DEFAULT_LIMIT, type Page, readCursor } from '../page.js';
import type { TriedDelivery } from './webhook-delivery.view.js';
import { WebhookAttempt, WebhookDelivery } from './webhook.entity.js';
import type { DeliveriesQuery } from './webhook.params.js';
import { isActive } from './webhook.view.js';
import { WebhooksService } from './webhooks.service.js';

const NEWEST_FIRST = { column: 'eventSeq', descending: true };

/** The log of what was sent to webhooks, and sending it again. */
@Injectable()
export class WebhookDeliveriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly webhooks: WebhooksService,
    private readonly history: HistoryService,
  ) {}

  /** @throws NotFoundError */
  async list(webhookId: string, query: DeliveriesQuery): Promise<Page<TriedDelivery>> {
    const { manager } = this.dataSource;
    await this.webhooks.find(webhookId);
    const { status, kind, limit = DEFAULT_LIMIT, cursor } = query;
    const deliveries = manager
      .createQueryBuilder(WebhookDelivery, 'r')
      .where({ webhookId, ...(status !== undefined && { status }), ...(kind !== undefined && { kind }) })
      .orderBy('r.eventSeq', 'DESC')
      .limit(limit + 1);
    if (cursor !== undefined) {
      const [before] = readCursor(cursor, NEWEST_FIRST, /^\d{1,15}$/);
      deliveries.andWhere('r.eventSeq < :before', { before });
    }
    const { items, nextCursor } = cut(await deliveries.getMany(), limit, NEWEST_FIRST, (row) => String(row.eventSeq));
    return { items: await tried(manager, items), nextCursor };
  }

  /** @throws NotFoundError */
  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<TriedDelivery> {
    const delivery = await manager.findOneBy(WebhookDelivery, { id });
    if (delivery === null) throw new NotFoundError('webhook delivery', id);
    const [whole] = await tried(manager, [delivery]);
    return whole!;
  }

  /** Puts it into the queue as if it were new: under its own id, by which a receiver knows what it had before. */
  async sendAgain(change: Change, id: string): Promise<TriedDelivery> {
    const { manager, at } = change;
    const delivery = await manager.findOne(WebhookDelivery, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (delivery === null) throw new NotFoundError('webhook delivery', id);
    if (delivery.status === 'sending') throw refused('/', 'it is being sent at this moment; look at it again shortly');
    if (!isActive(await this.webhooks.find(delivery.webhookId, manager)))
      throw refused('/', 'its webhook is not active; activate it first');
    await manager.update(WebhookDelivery, { id }, { status: 'waiting', failures: 0, nextAttemptAt: at });
    await this.history.record(change, {
      kind: 'webhook-delivery.requeued',
      vendorId: null,
      subjectId: id,
      payload: { webhookId: delivery.webhookId, eventSeq: delivery.eventSeq },
    });
    return this.find(id, manager);
  }
}

async function tried(
  manager: EntityManager,
  deliveries: readonly WebhookDelivery[],
): Promise<readonly TriedDelivery[]> {
  const attempts = await manager.find(WebhookAttempt, {
    where: { deliveryId: In(deliveries.map(({ id }) => id)) },
    order: { number: 'asc' },
  });
  return deliveries.map((delivery) => ({
    delivery,
    attempts: attempts.filter(({ deliveryId }) => deliveryId === delivery.id),
  }));
}
