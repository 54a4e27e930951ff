import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { type Happening, HistoryService } from '../history/history.service.js';
import { DocumentDamage } from './document-damage.entity.js';
import { Document } from './document.entity.js';
import type { DamagedPaper } from './documents.service.js';

/** Some papers looked at, in order of id. */
export interface Checked {
  readonly checked: number;
  /** How many are newly found damaged, how many that were are whole again. */
  readonly damaged: number;
  readonly mended: number;
  /** The last of them; null: there was none. */
  readonly lastId: string | null;
}

/** Damages that nobody was told of. */
export interface Untold {
  readonly papers: readonly (DamagedPaper & { readonly damageId: string })[];
  /** Says that they have been told. */
  readonly told: (at: Date) => Promise<unknown>;
}

interface Looked extends DamagedPaper {
  readonly vendorId: string | null;
  readonly whole: boolean;
  readonly knownDamaged: boolean;
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Looks whether the papers on file still are what was filed, and keeps what it finds. */
@Injectable()
export class DamagesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly history: HistoryService,
  ) {}

  papers(): Promise<number> {
    return this.dataSource.manager.count(Document);
  }

  /**
   * Hashes the next papers again, where they are. A damage is recorded when it is found, and when it is mended, and
   * not in between.
   * @param after id of the paper before; null: from the first
   */
  async check(change: Change, after: string | null, most: number): Promise<Checked> {
    const looked = await change.manager.query<Looked[]>(
      `select d.id, d.file_name as "fileName", d.sha256, d.vendor_id as "vendorId",
         coalesce(length(c.bytes) = d.size and encode(sha256(c.bytes), 'hex') = d.sha256, false) as whole,
         exists (select from document_damage x where x.document_id = d.id and x.mended_at is null) as "knownDamaged"
       from (select * from document where id > $1 order by id limit $2) d
       left join document_content c on c.document_id = d.id order by d.id`,
      [after ?? BEFORE_ALL, most],
    );
    const damaged = looked.filter(({ whole, knownDamaged }) => !whole && !knownDamaged);
    const mended = looked.filter(({ whole, knownDamaged }) => whole && knownDamaged);
    await change.manager.insert(
      DocumentDamage,
      damaged.map(({ id }) => ({ id: newId(), documentId: id, foundAt: change.at })),
    );
    await change.manager.update(
      DocumentDamage,
      { documentId: In(mended.map(({ id }) => id)), mendedAt: IsNull() },
      { mendedAt: change.at },
    );
    await this.history.record(
      change,
      ...damaged.map((paper) => happened('document.damaged', paper)),
      ...mended.map((paper) => happened('document.mended', paper)),
    );
    const lastId = looked.at(-1)?.id ?? null;
    return { checked: looked.length, damaged: damaged.length, mended: mended.length, lastId };
  }

  /** How many papers are known to be damaged now. */
  standing(): Promise<number> {
    return this.dataSource.manager.countBy(DocumentDamage, { mendedAt: IsNull() });
  }

  /** The damaged papers that nobody was told of, held until the transaction ends; `told` marks them. */
  async untold(manager: EntityManager): Promise<Untold> {
    const papers = await manager.query<(DamagedPaper & { damageId: string })[]>(
      `select x.id as "damageId", d.id, d.file_name as "fileName", d.sha256
       from document_damage x join document d on d.id = x.document_id
       where x.mended_at is null and x.told_at is null order by x.id for update of x`,
    );
    const ids = papers.map(({ damageId }) => damageId);
    return {
      papers,
      told: (toldAt) => manager.update(DocumentDamage, { id: In(ids) }, { toldAt }),
    };
  }
}

const happened = (kind: string, { id, vendorId, fileName, sha256 }: Looked): Happening => ({
  kind,
  vendorId,
  subjectId: id,
  payload: { fileName, sha256 },
});
