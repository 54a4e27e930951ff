import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Change } from '../change.js';
import { Clock } from '../clock.js';
import { MalformedError, NotFoundError, refused } from '../errors.js';
import { UUID } from '../fields.js';
import { expectEncoded } from '../gaps/current-law.js';
import { GapsService, type JudgedVendor } from '../gaps/gaps.service.js';
import type { LegalDay } from '../law/legal-day.js';
import { cut, DEFAULT_LIMIT, type Order, orderFrom, type Page, readCursor } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import type { PublishedDpa } from './published-dpa.entity.js';
import type { NewPublishedDpa } from './published-dpa.params.js';
import { PublishedDpasService } from './published-dpas.service.js';
import { Vendor } from './vendor.entity.js';
import type { NewVendor, VendorPatch, VendorsQuery } from './vendor.params.js';
import type { GlancedVendor, GlanceView } from './vendor.view.js';

const VENDOR: Kind<Vendor> = { entity: Vendor, noun: 'vendor', vendorsOf: (_, { id }) => Promise.resolve([id]) };

/** What a list may be narrowed by; each is one condition on the vendor or its glance. */
const CONDITIONS = {
  q: (p: string) => `(v.name ilike '%' || ${p} || '%' or v.key ilike '%' || ${p} || '%')`,
  status: (p: string) => `v.status = ${p}`,
  ownerId: (p: string) => `v.owner_id = ${p}::uuid`,
  role: (p: string) => `${p} = any(g.roles)`,
  dpaStatus: (p: string) => `g.dpa_status = ${p}`,
  clauseSet: (p: string) => `g.clause_set = ${p}`,
  clauseSetStatus: (p: string) => `g.clause_set_status = ${p}`,
  governing: (p: string) => `g.governing = ${p}`,
  verdict: (p: string) => `g.verdict = ${p}`,
  openGaps: (p: string) => `case ${p} when 'critical' then g.critical when 'high' then g.high else g.medium end > 0`,
} as const;
type Filter = keyof typeof CONDITIONS;
const FILTERS = Object.keys(CONDITIONS) as readonly Filter[];
const ON_THE_VENDOR: readonly Filter[] = ['q', 'status', 'ownerId'];

interface SortColumn {
  readonly sql: string;
  readonly type: string;
  readonly form?: RegExp;
}

const SORT_COLUMNS: Readonly<Record<string, SortColumn>> = {
  key: { sql: 'v.key', type: 'text' },
  name: { sql: 'v.name', type: 'text' },
  critical: { sql: 'coalesce(g.critical, 0)', type: 'int', form: /^\d{1,9}$/ },
};

/** As of a day, which is text in SQL; what is stored is the answer of today too, since it is caught up before. */
const glanceAsOf = (day: string): string => `case when g.law_version <> '' then json_build_object(
  'judgedOn', ${day}, 'roles', g.roles, 'dpaStatus', g.dpa_status, 'clauseSet', g.clause_set,
  'clauseSetStatus', g.clause_set_status, 'governing', g.governing, 'verdict', g.verdict,
  'openGaps', json_build_object('critical', g.critical, 'high', g.high, 'medium', g.medium),
  'changesOn', least(g.changes_on, g.acceptances_change_on)) end as glance`;

@Injectable()
export class VendorsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly gaps: GapsService,
    private readonly clock: Clock,
    private readonly publishedDpas: PublishedDpasService,
  ) {}

  async add(change: Change, params: NewVendor): Promise<GlancedVendor> {
    const { dpaVersion = null, dpaPublishedOn = null } = params;
    const { id } = await this.register.add(change, VENDOR, params as Vendor, (vendorId) =>
      this.publishedDpas.correct(change, vendorId, { dpaVersion, dpaPublishedOn }),
    );
    return this.#stored(change.manager, id, change.today);
  }

  async amend(change: Change, idOrKey: string, version: number, patch: VendorPatch): Promise<GlancedVendor> {
    const id = await this.idOf(change.manager, idOrKey);
    const write = async () => {
      if (patch.dpaVersion === undefined && patch.dpaPublishedOn === undefined) return;
      await this.publishedDpas.correct(change, id, await this.register.find(change.manager, VENDOR, id));
    };
    await this.register.amend(change, VENDOR, id, version, patch, undefined, write);
    return this.#stored(change.manager, id, change.today);
  }

  /** The vendor was seen to publish a further edition of its DPA. */
  async publishDpa(change: Change, idOrKey: string, params: NewPublishedDpa): Promise<GlancedVendor> {
    const id = await this.idOf(change.manager, idOrKey);
    await this.publishedDpas.add(change, VENDOR, id, params);
    return this.#stored(change.manager, id, change.today);
  }

  async dpasOf(idOrKey: string): Promise<readonly PublishedDpa[]> {
    return this.publishedDpas.list(await this.idOf(this.dataSource.manager, idOrKey));
  }

  /** The vendor as it is now, with its glance as of a day, today by default. */
  async find(idOrKey: string, asOf?: LegalDay): Promise<GlancedVendor> {
    const { manager } = this.dataSource;
    if (asOf !== undefined && asOf !== this.clock.today()) {
      const judged = await this.judge(idOrKey, asOf);
      return {
        vendor: await this.register.find(manager, VENDOR, judged.vendorId),
        glance: this.gaps.glanceOf(judged),
      };
    }
    const today = await this.gaps.catchUp(this.dataSource, this.clock);
    return this.#stored(manager, await this.idOf(manager, idOrKey), today);
  }

  /** The vendor as the change under way has left it. */
  inChange({ manager, today }: Change, id: string): Promise<GlancedVendor> {
    return this.#stored(manager, id, today);
  }

  /** @throws NotFoundError when neither an id nor a key is meant */
  async idOf(manager: EntityManager, idOrKey: string): Promise<string> {
    const by = UUID.test(idOrKey) ? { id: idOrKey } : { key: idOrKey };
    const vendor = await manager.findOne(Vendor, { where: by, select: { id: true } });
    if (vendor === null) throw new NotFoundError('vendor', idOrKey);
    return vendor.id;
  }

  /** @throws RefusedError when what was sent names a vendor that does not exist */
  async expect(manager: EntityManager, idOrKey: string): Promise<string> {
    try {
      return await this.idOf(manager, idOrKey);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      throw refused('/vendorId', `there is no vendor "${idOrKey}"; add it first`);
    }
  }

  /** The vendor judged as of a day, today by default. */
  async judge(idOrKey: string, asOf: LegalDay = this.clock.today()): Promise<JudgedVendor> {
    expectEncoded(asOf);
    const { manager } = this.dataSource;
    const judged = await this.gaps.judge(manager, await this.idOf(manager, idOrKey), asOf);
    if (judged === null) throw new NotFoundError('vendor', idOrKey);
    return judged;
  }

  async list(query: VendorsQuery): Promise<Page<GlancedVendor>> {
    const { asOf, sort = 'key', limit = DEFAULT_LIMIT, cursor } = query;
    const order = orderFrom(sort);
    const after = cursor === undefined ? null : readCursor(cursor, order, SORT_COLUMNS[order.column]!.form);
    return asOf === undefined || asOf === this.clock.today()
      ? this.#listToday(query, order, limit, after)
      : this.#listAsOf(query, asOf, order, limit, after);
  }

  async #listToday(
    query: VendorsQuery,
    order: Order,
    limit: number,
    after: readonly [string, string] | null,
  ): Promise<Page<GlancedVendor>> {
    const today = await this.gaps.catchUp(this.dataSource, this.clock);
    const parameters: unknown[] = [today];
    const conditions = conditionsOf(query, FILTERS, parameters);
    const column = SORT_COLUMNS[order.column]!;
    if (after !== null) {
      parameters.push(...after);
      const [value, id] = [parameters.length - 1, parameters.length];
      conditions.push(
        `(${column.sql}, v.id) ${order.descending ? '<' : '>'} ($${value}::${column.type}, $${id}::uuid)`,
      );
    }
    const direction = order.descending ? 'desc' : 'asc';
    parameters.push(limit + 1);
    const rows = await this.dataSource.query<{ id: string; sortedBy: string; glance: GlanceView | null }[]>(
      `select v.id, (${column.sql})::text as "sortedBy", ${glanceAsOf('$1::text')}
       from vendor v left join vendor_glance g on g.vendor_id = v.id
       ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
       order by ${column.sql} ${direction}, v.id ${direction} limit $${parameters.length}`,
      parameters,
    );
    const { items, nextCursor } = cut(rows, limit, order, ({ sortedBy }) => sortedBy);
    return { items: await this.#withVendors(items), nextCursor };
  }

  /** Judges vendor after vendor until the page is full: nothing is stored for other days. */
  async #listAsOf(
    query: VendorsQuery,
    asOf: LegalDay,
    order: Order,
    limit: number,
    after: readonly [string, string] | null,
  ): Promise<Page<GlancedVendor>> {
    if (order.column !== 'key' || order.descending)
      throw new MalformedError([
        { pointer: '/sort', detail: 'a list as of another day is in order of key; leave sort out' },
      ]);
    const { manager } = this.dataSource;
    const parameters: unknown[] = [];
    const conditions = conditionsOf(query, ON_THE_VENDOR, parameters);
    const found: { id: string; key: string; glance: GlanceView }[] = [];
    for await (const judged of this.gaps.judged(manager, asOf, { after: after?.[0] ?? '', conditions, parameters })) {
      const glance = this.gaps.glanceOf(judged);
      if (matches(query, glance)) found.push({ id: judged.vendorId, key: judged.vendorKey, glance });
      if (found.length > limit) break;
    }
    const { items, nextCursor } = cut(found, limit, order, ({ key }) => key);
    return { items: await this.#withVendors(items), nextCursor };
  }

  async #withVendors(
    rows: readonly { readonly id: string; readonly glance: GlanceView | null }[],
  ): Promise<readonly GlancedVendor[]> {
    const vendors = await this.dataSource.manager.findBy(Vendor, { id: In(rows.map(({ id }) => id)) });
    const byId = new Map(vendors.map((vendor) => [vendor.id, vendor]));
    return rows.flatMap(({ id, glance }) => {
      const vendor = byId.get(id);
      return vendor === undefined ? [] : [{ vendor, glance }];
    });
  }

  async #stored(manager: EntityManager, id: string, today: LegalDay): Promise<GlancedVendor> {
    const vendor = await this.register.find(manager, VENDOR, id);
    const [row] = await manager.query<{ glance: GlanceView | null }[]>(
      `select ${glanceAsOf('$2::text')} from vendor_glance g where g.vendor_id = $1`,
      [id, today],
    );
    return { vendor, glance: row?.glance ?? null };
  }
}

function conditionsOf(query: VendorsQuery, filters: readonly Filter[], parameters: unknown[]): string[] {
  return filters.flatMap((filter) => {
    const value = query[filter];
    if (value === undefined) return [];
    parameters.push(filter === 'q' ? value.replace(/[\\%_]/g, '\\$&') : value);
    return [CONDITIONS[filter](`$${parameters.length}`)];
  });
}

const matches = (query: VendorsQuery, glance: GlanceView): boolean =>
  (query.role === undefined || glance.roles.includes(query.role)) &&
  (query.openGaps === undefined || glance.openGaps[query.openGaps] > 0) &&
  (['dpaStatus', 'clauseSet', 'clauseSetStatus', 'governing', 'verdict'] as const).every(
    (filter) => query[filter] === undefined || glance[filter] === query[filter],
  );
