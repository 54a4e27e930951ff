import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.provider.js';
import { refused } from '../errors.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { EndpointError, readEndpoint } from './endpoint.js';
import { newSecret } from './signing.js';
import { Webhook, WebhookDeactivation, WebhookDelivery, WebhookSecret } from './webhook.entity.js';
import type { NewWebhook, WebhookPatch, WebhooksQuery } from './webhook.params.js';
import { isActive, type WholeWebhook } from './webhook.view.js';

const WEBHOOK: Kind<Webhook> = { entity: Webhook, noun: 'webhook', vendorsOf: () => Promise.resolve([]) };

/** How long a secret still signs beside its successor. */
const OVERLAP_MS = 24 * 3_600_000;
/** Secrets that sign at once at most: each lengthens a header. */
const MOST_SECRETS = 5;

/** Webhooks that are active at once at most: each is sent to on connections of its own. */
const MOST_ACTIVE = 50;

/** Who is told what happens. History never tells a secret, nor what may be one in an address: its path. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhookNetworks'>,
  ) {}

  async add(change: Change, { url, kinds, description = null }: NewWebhook): Promise<WholeWebhook> {
    this.#expectUsable({ url, kinds });
    await expectRoom(change.manager);
    const makeSecret = (id: string) => writeSecret(change, id);
    const told = { origin: originOf(url), kinds, description };
    const { id } = await this.register.add(change, WEBHOOK, { url, kinds, description }, makeSecret, told);
    return this.find(id, change.manager);
  }

  async amend(change: Change, id: string, version: number, patch: WebhookPatch): Promise<WholeWebhook> {
    this.#expectUsable(patch);
    const { url, ...rest } = patch;
    const told = { ...rest, ...(url !== undefined && { origin: originOf(url) }) };
    await this.register.amend(change, WEBHOOK, id, version, patch, undefined, undefined, told);
    return this.find(id, change.manager);
  }

  /** Makes a new secret; the one before signs beside it for a day. */
  async rotate(change: Change, id: string): Promise<WholeWebhook> {
    const { version } = await this.register.hold(change, WEBHOOK, id);
    const { secrets } = await this.find(id, change.manager);
    if (secrets.filter(({ signsUntil }) => signsUntil === null || signsUntil > change.at).length >= MOST_SECRETS)
      throw refused('/', `${MOST_SECRETS} secrets sign its messages already; wait until the first of them ends`);
    const rotate = async () => {
      const signsUntil = new Date(change.at.getTime() + OVERLAP_MS);
      await change.manager.update(WebhookSecret, { webhookId: id, signsUntil: IsNull() }, { signsUntil });
      await writeSecret(change, id);
    };
    await this.register.amend(change, WEBHOOK, id, version, {}, 'webhook.secret-rotated', rotate);
    return this.find(id, change.manager);
  }

  /** Nothing is sent from now on; what waited is given up, and may be sent again once it is active. */
  async deactivate(change: Change, id: string, reason: string): Promise<WholeWebhook> {
    const { version } = await this.register.hold(change, WEBHOOK, id);
    if (!isActive(await this.find(id, change.manager))) throw refused('/', 'it is not active already');
    const { manager, at, by } = change;
    const write = async () => {
      await manager.insert(WebhookDeactivation, { id: newId(), webhookId: id, at, by, reason });
      await giveUpWaiting(manager, id);
    };
    await this.register.amend(change, WEBHOOK, id, version, {}, 'webhook.deactivated', write, { reason });
    return this.find(id, manager);
  }

  /** It is told what happens from now on. */
  async activate(change: Change, id: string): Promise<WholeWebhook> {
    const { version } = await this.register.hold(change, WEBHOOK, id);
    if (isActive(await this.find(id, change.manager))) throw refused('/', 'it is active already');
    await expectRoom(change.manager);
    const { manager, at, by } = change;
    const write = async () => {
      await manager.update(WebhookDeactivation, { webhookId: id, endedAt: IsNull() }, { endedAt: at, endedBy: by });
      // Of a write that was under way while it was deactivated.
      await giveUpWaiting(manager, id);
    };
    await this.register.amend(change, WEBHOOK, id, version, {}, 'webhook.activated', write);
    return this.find(id, manager);
  }

  /** @throws NotFoundError */
  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<WholeWebhook> {
    const [whole] = await wholeOf(manager, [await this.register.find(manager, WEBHOOK, id)]);
    return whole!;
  }

  async list({ kind, ...paging }: WebhooksQuery): Promise<Page<WholeWebhook>> {
    const { manager } = this.dataSource;
    const webhooks = manager.createQueryBuilder(Webhook, 'r');
    if (kind !== undefined) webhooks.andWhere(':kind = any (r.kinds)', { kind });
    const { items, nextCursor } = await page(webhooks, paging);
    return { items: await wholeOf(manager, items), nextCursor };
  }

  #expectUsable({ url, kinds }: WebhookPatch): void {
    if (kinds?.length === 0)
      throw refused('/kinds', 'a webhook that is told nothing is of no use; name one kind at least');
    if (url === undefined) return;
    try {
      readEndpoint(url, this.config.webhookNetworks);
    } catch (error) {
      if (!(error instanceof EndpointError)) throw error;
      throw refused('/url', error.message);
    }
  }
}

const originOf = (url: string): string => new URL(url).origin;

async function writeSecret({ manager, by, at }: Change, webhookId: string): Promise<void> {
  await manager.insert(WebhookSecret, { id: newId(), webhookId, secret: newSecret(), madeBy: by, madeAt: at });
}

async function expectRoom(manager: EntityManager): Promise<void> {
  const [{ active }] = await manager.query<[{ active: number }]>(
    `select (select count(*) from webhook) - (select count(*) from webhook_deactivation where ended_at is null) as active`,
  );
  if (active >= MOST_ACTIVE) throw refused('/', `${active} webhooks are active already; deactivate one of them first`);
}

const giveUpWaiting = (manager: EntityManager, webhookId: string): Promise<unknown> =>
  manager.update(WebhookDelivery, { webhookId, status: 'waiting' }, { status: 'given_up' });

async function wholeOf(manager: EntityManager, webhooks: readonly Webhook[]): Promise<readonly WholeWebhook[]> {
  const where = { webhookId: In(webhooks.map(({ id }) => id)) };
  const secrets = await manager.find(WebhookSecret, { where, order: { madeAt: 'asc', id: 'asc' } });
  const deactivations = await manager.find(WebhookDeactivation, { where, order: { at: 'asc', id: 'asc' } });
  return webhooks.map((webhook) => ({
    webhook,
    secrets: secrets.filter(({ webhookId }) => webhookId === webhook.id),
    deactivations: deactivations.filter(({ webhookId }) => webhookId === webhook.id),
  }));
}
