import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { WebhookOutbox } from '../webhooks/webhook-outbox.js';

/** Deliveries to one webhook that are under way at once. */
const ABREAST = 4;
/** How often to look for others while one is slow. */
const LOOK_MS = 1_000;

export interface Sent {
  readonly delivered: number;
  readonly failed: number;
}

/** Sends what waits for webhooks. Each has a lane of its own, so that a slow one holds up no other. */
@Injectable()
export class WebhookSender implements OnModuleDestroy {
  readonly #logger = new Logger('Webhooks');
  readonly #stopping = new AbortController();

  constructor(private readonly outbox: WebhookOutbox) {}

  async run(): Promise<Sent> {
    const sent = { delivered: 0, failed: 0 };
    const lanes = new Map<string, Promise<void>>();
    const { signal } = this.#stopping;
    do {
      for (const id of await this.outbox.due())
        if (!lanes.has(id))
          lanes.set(
            id,
            this.#lane(id, sent).finally(() => lanes.delete(id)),
          );
      const looked = new AbortController();
      const again = pause(LOOK_MS, undefined, { signal: AbortSignal.any([signal, looked.signal]) });
      await Promise.race([again.catch(() => undefined), Promise.all(lanes.values())]);
      looked.abort();
    } while (lanes.size > 0 && !signal.aborted);
    await Promise.all(lanes.values());
    if (sent.failed > 0)
      this.#logger.warn(
        `Not taken, to be tried again or given up: ${sent.failed}. The reason stands with each delivery`,
      );
    return sent;
  }

  /** What is under way is cut short, and tried again by the next process. */
  onModuleDestroy(): void {
    this.#stopping.abort();
  }

  async #lane(webhookId: string, sent: { delivered: number; failed: number }): Promise<void> {
    const { signal } = this.#stopping;
    const sendAll = async () => {
      while (!signal.aborted) {
        const outcome = await this.outbox.sendNext(webhookId, signal);
        if (outcome === null) return;
        sent[outcome]++;
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: ABREAST }, sendAll));
    for (const end of ended)
      if (end.status === 'rejected') this.#logger.error(`Webhook ${webhookId}: ${String(end.reason)}`);
  }
}
