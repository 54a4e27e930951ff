import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Change } from '../change.js';
import { announce } from './announced.js';
import { Event } from './event.entity.js';

/** What happened, in the words of the business. */
export interface Happening {
  /** Noun and past tense, such as `vendor.added`. */
  readonly kind: string;
  readonly vendorId: string | null;
  readonly subjectId: string | null;
  readonly payload: object;
}

/** The append-only history; an event is written in the transaction of what it tells. */
@Injectable()
export class HistoryService {
  async record(change: Change, ...happenings: readonly Happening[]): Promise<void> {
    for (let start = 0; start < happenings.length; start += 1000) {
      const part = happenings.slice(start, start + 1000);
      const events = part.map((happening) => ({ at: change.at, by: change.by, ...happening }));
      const { identifiers } = await change.manager.insert(Event, events);
      const recorded = part.map(({ kind }, place) => ({ kind, seq: identifiers[place]!['seq'] as number }));
      await announce(change.manager, change.at, recorded);
    }
  }

  /** How far the history goes: the number of its last event, 0 where there is none. */
  async head(manager: EntityManager): Promise<number> {
    const [{ head }] = await manager.query<[{ head: number }]>(`select coalesce(max(seq), 0) as head from event`);
    return head;
  }
}
