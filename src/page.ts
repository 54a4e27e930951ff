import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { MalformedError } from './errors.js';

/** Items on a page at most. */
const MOST = 200;

/** What every list takes. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST, default: 50, description: 'How many at most.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  limit?: number;

  @ApiPropertyOptional({ type: String, description: 'Where the page before ended: its `nextCursor`.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

/** One page of a list, and where the next begins. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Every item of a list, page after page. */
export async function everyPage<T>(list: (paging: PageQuery) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of pagesOf(list)) items.push(...page);
  return items;
}

/** A list page by page, so that no more than one need be held; a page is read when it is asked for. */
export async function* pagesOf<T>(
  list: (paging: PageQuery) => Promise<Page<T>>,
  limit = MOST,
): AsyncGenerator<readonly T[]> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Page<T> = await list({ limit, ...(cursor !== undefined && { cursor }) });
    yield page.items;
    cursor = page.nextCursor;
  }
}

/** The shape of a page in the API's description. */
export function pageOf<T>(item: new () => T): new () => Page<T> {
  class PageView implements Page<T> {
    @ApiProperty({ type: [item] }) readonly items: readonly T[];
    @ApiProperty({ type: String, nullable: true, description: 'null on the last page.' })
    readonly nextCursor: string | null;
  }
  Object.defineProperty(PageView, 'name', { value: `${item.name.replace(/View$/, '')}Page` });
  return PageView;
}

export const DEFAULT_LIMIT = 50;

/** Column to sort by, and whether it descends; the id settles ties. */
export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

/** Reads `name` or `-name`. */
export const orderFrom = (sort: string): Order =>
  sort.startsWith('-') ? { column: sort.slice(1), descending: true } : { column: sort, descending: false };

/**
 * One keyset page of a query over an entity aliased `r`.
 * @throws MalformedError for a cursor that is not ours or belongs to another order
 */
export async function page<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  { limit = DEFAULT_LIMIT, cursor }: PageQuery,
  order: Order = { column: 'id', descending: false },
): Promise<Page<T>> {
  const direction = order.descending ? 'DESC' : 'ASC';
  query.orderBy(`r.${order.column}`, direction).limit(limit + 1);
  if (order.column !== 'id') query.addOrderBy('r.id', direction);
  if (cursor !== undefined) {
    const [value, id] = readCursor(cursor, order, order.column === 'id' ? UUID : TEXT);
    const column = query.connection
      .getMetadata(query.expressionMap.mainAlias!.target)
      .findColumnWithPropertyName(order.column)!;
    query.andWhere(
      `(r.${order.column}, r.id) ${order.descending ? '<' : '>'} (cast(:after as ${column.type === Date ? 'timestamptz' : String(column.type)}), cast(:afterId as uuid))`,
      { after: value, afterId: id },
    );
  }
  const rows = await query.getMany();
  return cut(rows, limit, order, (row) => String(row[order.column as keyof T]));
}

/** Cuts a list read one beyond the limit, and names where it was cut. */
export function cut<T extends { id: string }>(
  rows: readonly T[],
  limit: number,
  order: Order,
  valueOf: (row: T) => string,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(order, valueOf(last), last.id) : null,
  };
}

const sortOf = ({ column, descending }: Order): string => (descending ? `-${column}` : column);

const writeCursor = (order: Order, value: string, id: string): string =>
  Buffer.from(JSON.stringify([sortOf(order), value, id])).toString('base64url');

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
// PostgreSQL keeps no NUL in text.
// eslint-disable-next-line no-control-regex
const TEXT = /^[^\u0000]*$/;

/**
 * @param form of the value that the list is sorted by
 * @throws MalformedError
 */
export function readCursor(cursor: string, order: Order, form = TEXT): readonly [value: string, id: string] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = null;
  }
  if (Array.isArray(parts) && parts.length === 3) {
    const [sort, value, id] = parts as unknown[];
    const isOurs = sort === sortOf(order) && typeof value === 'string' && typeof id === 'string' && UUID.test(id);
    if (isOurs && form.test(value)) return [value, id];
  }
  throw new MalformedError([
    { pointer: '/cursor', detail: 'cursor is not from this list in this order; leave it out to begin at the start' },
  ]);
}
