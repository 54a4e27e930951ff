import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { refused } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { PublishedDpa } from './published-dpa.entity.js';
import type { NewPublishedDpa } from './published-dpa.params.js';
import { Vendor } from './vendor.entity.js';

/** What the vendor's own record says of the edition published now. */
export type Edition = Pick<Vendor, 'dpaVersion' | 'dpaPublishedOn'>;

/** The editions of its DPA that a vendor published, one record each; the vendor names the last. */
@Injectable()
export class PublishedDpasService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
  ) {}

  /** A further edition, which becomes the one published now unless one of a later day is on record. */
  async add(change: Change, kind: Kind<Vendor>, vendorId: string, params: NewPublishedDpa): Promise<void> {
    const { manager, today, by } = change;
    const { version = null, publishedOn = null, seenOn = today, seenBy = by } = params;
    if (version === null && publishedOn === null)
      throw refused('/version', 'say at least which version it is, or the day on which it was published');
    const vendor = await this.register.hold(change, kind, vendorId);
    const edition = { version, publishedOn, seenOn, seenBy };
    const before = await this.#last(manager, vendorId);
    const isLast = before === null || (dayOf(edition) ?? today) >= (dayOf(before) ?? '');
    await this.register.amend(
      change,
      kind,
      vendorId,
      vendor.version,
      isLast ? { dpaVersion: version, dpaPublishedOn: publishedOn } : {},
      'vendor.dpa-published',
      () => manager.insert(PublishedDpa, { id: newId(), vendorId, ...edition }),
      edition,
    );
  }

  /** In the order in which they were recorded. */
  list(vendorId: string): Promise<PublishedDpa[]> {
    return this.dataSource.manager.find(PublishedDpa, { where: { vendorId }, order: { id: 'asc' } });
  }

  /** Keeps the last edition on record as the vendor's own record was corrected. */
  async correct({ manager }: Change, vendorId: string, { dpaVersion, dpaPublishedOn }: Edition): Promise<void> {
    const last = await this.#last(manager, vendorId);
    const edition = { version: dpaVersion, publishedOn: dpaPublishedOn };
    const isSaid = dpaVersion !== null || dpaPublishedOn !== null;
    if (last === null) {
      if (isSaid) await manager.insert(PublishedDpa, { id: newId(), vendorId, ...edition });
    } else if (isSaid) await manager.update(PublishedDpa, { id: last.id }, edition);
    else await manager.delete(PublishedDpa, { id: last.id });
  }

  async #last(manager: EntityManager, vendorId: string): Promise<PublishedDpa | null> {
    const editions = await manager.find(PublishedDpa, { where: { vendorId }, order: { id: 'asc' } });
    return editions.reduce<PublishedDpa | null>(
      (last, edition) => (last === null || (dayOf(edition) ?? '') >= (dayOf(last) ?? '') ? edition : last),
      null,
    );
  }
}

const dayOf = ({ publishedOn, seenOn }: Pick<PublishedDpa, 'publishedOn' | 'seenOn'>): LegalDay | null =>
  publishedOn ?? seenOn;
