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

/** Sends what waits for webhooks. Each is sent to by workers of its own, so that a slow one holds up no other. */
@Injectable()
export class WebhookSender implements OnModuleDestroy {
  readonly #logger = new Logger('Webhooks');
  readonly #stopping = new AbortController();

  constructor(private readonly outbox: WebhookOutbox) {}

  /** Until nothing is due and nothing under way. */
  async run(): Promise<Sent> {
    const sent = { delivered: 0, failed: 0 };
    const working = new Map<string, Set<Promise<void>>>();
    const all = () => Array.from(working.values(), (workers) => [...workers]).flat();
    const { signal } = this.#stopping;
    do {
      for (const id of await this.outbox.due()) {
        const workers = working.get(id) ?? new Set();
        working.set(id, workers);
        while (workers.size < ABREAST) {
          const worker: Promise<void> = this.#sendAll(id, sent).finally(() => workers.delete(worker));
          workers.add(worker);
        }
      }
      await this.#untilDoneOrAWhile(all());
    } while (all().length > 0 && !signal.aborted);
    await Promise.all(all());
    if (sent.failed > 0)
      this.#logger.warn(
        `Not taken, to be tried again or given up: ${sent.failed}. The reason stands with each delivery`,
      );
    return sent;
  }

  /** What is under way is cut short, and sent by the next process. */
  onModuleDestroy(): void {
    this.#stopping.abort();
  }

  async #sendAll(webhookId: string, sent: { delivered: number; failed: number }): Promise<void> {
    const { signal } = this.#stopping;
    try {
      while (!signal.aborted) {
        const outcome = await this.outbox.sendNext(webhookId, signal);
        if (outcome === null) return;
        sent[outcome]++;
      }
    } catch (error) {
      this.#logger.error(`Webhook ${webhookId}: ${String(error)}`);
    }
  }

  async #untilDoneOrAWhile(workers: readonly Promise<void>[]): Promise<void> {
    const done = new AbortController();
    const aWhile = pause(LOOK_MS, undefined, { signal: AbortSignal.any([this.#stopping.signal, done.signal]) });
    await Promise.race([aWhile.catch(() => undefined), Promise.all(workers)]);
    done.abort();
  }
}
