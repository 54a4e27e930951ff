import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { NotFoundError, refused, RefusedError } from '../errors.js';
import { currentLaw, passedOver } from '../gaps/current-law.js';
import { GapsService } from '../gaps/gaps.service.js';
import { HistoryService } from '../history/history.service.js';
import { LegalEventError, withEvents } from '../law/legal-events.js';
import { page, type Page } from '../page.js';
import { LegalEventRecord } from './legal-event.entity.js';
import { eventOf, type LegalEventsQuery, type NewLegalEvent, type NewWithdrawal } from './legal-event.params.js';

/** A recorded event, and whether the register is judged by it. */
export interface RecordedEvent {
  readonly record: LegalEventRecord;
  readonly inEffect: boolean;
}

/** What happened to the law since the release: the register is judged by it from then on. */
@Injectable()
export class LegalEventsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gaps: GapsService,
    private readonly history: HistoryService,
  ) {}

  /** @throws RefusedError for an event that cannot happen to the law as it is, or without its citation */
  async record(change: Change, params: NewLegalEvent): Promise<RecordedEvent> {
    const { manager } = change;
    await oneAtATime(manager);
    if (params.citation == null) throw refused('/citation', 'name the act or judgment that it rests on');
    const before = await currentLaw(manager);
    const event = eventOf(params);
    try {
      withEvents(before, [event]);
    } catch (error) {
      if (!(error instanceof LegalEventError)) throw error;
      throw new RefusedError([
        { pointer: event.event === 'destination_law_changed' ? '/what' : '/instrument', detail: error.message },
      ]);
    }
    const id = newId();
    const touched = { instrument: params.instrument ?? null, destination: params.destination ?? null };
    await manager.insert(LegalEventRecord, {
      id,
      ...touched,
      happened: params,
      recordedBy: change.by,
      recordedAt: change.at,
    });
    await this.history.record(change, {
      kind: 'legal-event.recorded',
      vendorId: null,
      subjectId: id,
      payload: { ...params },
    });
    await this.gaps.lawChanged(change, before, touched);
    return this.find(id, manager);
  }

  /** @throws NotFoundError, RefusedError when it is withdrawn already */
  async withdraw(change: Change, id: string, { reason }: NewWithdrawal): Promise<RecordedEvent> {
    const { manager } = change;
    await oneAtATime(manager);
    const { record } = await this.find(id, manager);
    if (record.withdrawnAt !== null)
      throw refused('/', `the event was withdrawn on ${record.withdrawnAt.toISOString()}`);
    const before = await currentLaw(manager);
    await manager.update(
      LegalEventRecord,
      { id },
      { withdrawnAt: change.at, withdrawnBy: change.by, withdrawalReason: reason, version: record.version + 1 },
    );
    await this.history.record(change, {
      kind: 'legal-event.withdrawn',
      vendorId: null,
      subjectId: id,
      payload: { reason },
    });
    await this.gaps.lawChanged(change, before, record);
    return this.find(id, manager);
  }

  /** @throws NotFoundError */
  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<RecordedEvent> {
    const record = await manager.findOneBy(LegalEventRecord, { id });
    if (record === null) throw new NotFoundError('legal event', id);
    return { record, inEffect: await isInEffect(record, manager) };
  }

  async list({ instrument, destination, ...query }: LegalEventsQuery): Promise<Page<RecordedEvent>> {
    const { manager } = this.dataSource;
    const records = manager
      .createQueryBuilder(LegalEventRecord, 'r')
      .where({ ...(instrument !== undefined && { instrument }), ...(destination !== undefined && { destination }) });
    const { items, nextCursor } = await page(records, query);
    const over = await passedOver(manager);
    return {
      items: items.map((record) => ({ record, inEffect: record.withdrawnAt === null && !over.has(record.id) })),
      nextCursor,
    };
  }
}

const isInEffect = async ({ id, withdrawnAt }: LegalEventRecord, manager: EntityManager): Promise<boolean> =>
  withdrawnAt === null && !(await passedOver(manager)).has(id);

/** The law changes one event after another: each is held against what the one before left. */
const oneAtATime = (manager: EntityManager): Promise<unknown> =>
  manager.query(`select pg_advisory_xact_lock(hashtext('clausebook law'))`);
