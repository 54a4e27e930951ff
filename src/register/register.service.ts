import { Injectable } from '@nestjs/common';
import type { EntityManager, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { NotFoundError, StaleError } from '../errors.js';
import { GapsService } from '../gaps/gaps.service.js';
import { HistoryService } from '../history/history.service.js';

/** What every record of the register has. */
export interface Kept extends ObjectLiteral {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
}

/** A kind of record: where it is kept, what it is called, and whose judgement it can change. */
export interface Kind<T extends Kept> {
  readonly entity: new () => T;
  readonly noun: string;
  vendorsOf(manager: EntityManager, record: T): Promise<readonly string[]>;
}

/** What a record is made of, before the register gives it identity. */
export type Content<T extends Kept> = Omit<T, 'id' | 'version' | 'createdAt'>;

/** Adds and amends records: each write is recorded and reassesses the vendors it touches, in its own transaction. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly history: HistoryService,
    private readonly gaps: GapsService,
  ) {}

  /**
   * @param parts writes what belongs to the record, before anything is judged
   * @param told what history tells of it
   */
  async add<T extends Kept>(
    change: Change,
    kind: Kind<T>,
    content: Content<T>,
    parts: (id: string) => Promise<unknown> = () => Promise.resolve(),
    told: object = content,
  ): Promise<T> {
    const id = newId();
    await change.manager.insert(kind.entity, { id, ...content } as unknown as QueryDeepPartialEntity<T>);
    await parts(id);
    const record = await this.find(change.manager, kind, id);
    await this.#settle(change, kind, `${kind.noun}.added`, record, await kind.vendorsOf(change.manager, record), told);
    return record;
  }

  /**
   * Changes the record if it is still at the version read.
   * @param parts changes what belongs to the record, before anything is judged
   * @param told what history tells of it
   * @throws NotFoundError, StaleError
   */
  async amend<T extends Kept>(
    change: Change,
    kind: Kind<T>,
    id: string,
    version: number,
    patch: Partial<Content<T>>,
    happened = `${kind.noun}.amended`,
    parts: () => Promise<unknown> = () => Promise.resolve(),
    told: object = patch,
  ): Promise<T> {
    const { manager } = change;
    const before = await this.find(manager, kind, id);
    const { affected } = await manager
      .createQueryBuilder()
      .update(kind.entity)
      .set({ ...patch, version: () => 'version + 1' })
      .where('id = :id and version = :version', { id, version })
      .execute();
    if (affected === 0) throw new StaleError(kind.noun, id, (await this.find(manager, kind, id)).version);
    await parts();
    const after = await this.find(manager, kind, id);
    const vendors = [...(await kind.vendorsOf(manager, before)), ...(await kind.vendorsOf(manager, after))];
    await this.#settle(change, kind, happened, after, vendors, told);
    return after;
  }

  /** @throws NotFoundError */
  async find<T extends Kept>(manager: EntityManager, kind: Kind<T>, id: string): Promise<T> {
    const record = await manager.findOneBy(kind.entity, { id } as FindOptionsWhere<T>);
    if (record === null) throw new NotFoundError(kind.noun, id);
    return record;
  }

  /**
   * Finds the record and keeps others from changing it until this transaction ends.
   * @throws NotFoundError
   */
  async hold<T extends Kept>({ manager }: Change, kind: Kind<T>, id: string): Promise<T> {
    const where = { id } as FindOptionsWhere<T>;
    const record = await manager.findOne(kind.entity, { where, lock: { mode: 'for_no_key_update' } });
    if (record === null) throw new NotFoundError(kind.noun, id);
    return record;
  }

  async #settle<T extends Kept>(
    change: Change,
    { noun }: Kind<T>,
    kind: string,
    { id, version }: T,
    vendorIds: readonly string[],
    payload: object,
  ): Promise<void> {
    const touched = [...new Set(vendorIds)];
    await this.history.record(change, {
      kind,
      vendorId: touched.length === 1 ? touched[0]! : null,
      subjectId: id,
      payload: { noun, version, ...payload },
    });
    await this.gaps.reassess(change, touched);
  }
}
