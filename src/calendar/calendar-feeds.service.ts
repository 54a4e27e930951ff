import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Change } from '../change.js';
import { NotFoundError, refused } from '../errors.js';
import { page, type Page, type PageQuery } from '../page.js';
import { PeopleService } from '../people/people.service.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { CalendarFeed } from './calendar-feed.entity.js';

const CALENDAR_FEED: Kind<CalendarFeed> = {
  entity: CalendarFeed,
  noun: 'calendar feed',
  vendorsOf: () => Promise.resolve([]),
};

/** Bytes of the secret in an address: 256 bits. */
const SECRET_BYTES = 32;
const TOKEN = /^[\w-]{43}$/;

const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A feed, and the secret of its address, which nobody is told again. */
export interface OpenedFeed {
  readonly feed: CalendarFeed;
  readonly token: string;
}

@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly people: PeopleService,
  ) {}

  /** @throws NotFoundError when there is no such person */
  async open(change: Change, personId: string): Promise<OpenedFeed> {
    await this.people.expect(change.manager, personId);
    const token = randomBytes(SECRET_BYTES).toString('base64url');
    const content = { personId, tokenSha256: digest(token), revokedAt: null };
    const feed = await this.register.add(change, CALENDAR_FEED, content, undefined, { personId });
    return { feed, token };
  }

  /** @throws RefusedError when it is revoked already */
  async revoke(change: Change, id: string): Promise<CalendarFeed> {
    const { version, revokedAt } = await this.register.hold(change, CALENDAR_FEED, id);
    if (revokedAt !== null)
      throw refused('/id', `this feed was revoked at ${revokedAt.toISOString()} already; open another`);
    const revoked = { revokedAt: change.at };
    return this.register.amend(change, CALENDAR_FEED, id, version, revoked, 'calendar feed.revoked');
  }

  async list(personId: string, query: PageQuery): Promise<Page<CalendarFeed>> {
    const { manager } = this.dataSource;
    await this.people.expect(manager, personId);
    return page(manager.createQueryBuilder(CalendarFeed, 'r').where({ personId }), query);
  }

  /**
   * Whose calendar is at this address. It is looked up by its digest: how long that takes tells nothing of the secret.
   * @throws NotFoundError
   */
  async ownerOf(token: string): Promise<string> {
    const feed = TOKEN.test(token)
      ? await this.dataSource.manager.findOneBy(CalendarFeed, { tokenSha256: digest(token) })
      : null;
    if (feed === null || feed.revokedAt !== null)
      throw new NotFoundError('calendar', '', 'There is no calendar at this address; ask for a new one');
    return feed.personId;
  }
}
