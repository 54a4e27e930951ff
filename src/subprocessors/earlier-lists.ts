import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { refused } from '../errors.js';
import type { ListRow } from './list-rows.js';
import { SubprocessorList } from './subprocessor-list.entity.js';
import type { ListOptions } from './subprocessor-list.params.js';

/** Earlier lists of the same engagements, the last first. */
export async function listsBefore(
  manager: EntityManager,
  vendorId: string,
  { engagementIds }: ListOptions,
): Promise<readonly SubprocessorList[]> {
  const lists = await manager.find(SubprocessorList, {
    where: { vendorId },
    order: { publishedOn: 'desc', id: 'desc' },
  });
  return lists.filter((list) => list.engagementIds.join() === engagementIds.join());
}

/** The last list, sent again and read alike; or an earlier one, sent again for its own day. */
export const knownAmong = (
  before: readonly SubprocessorList[],
  sha256: string,
  rows: readonly ListRow[],
  { publishedOn }: ListOptions,
): SubprocessorList | undefined =>
  before.find(
    (list, at) =>
      list.sha256 === sha256 && (at === 0 || list.publishedOn === publishedOn) && isDeepStrictEqual(list.rows, rows),
  );

/** @throws RefusedError for a list older than the last */
export function expectNewer([last]: readonly SubprocessorList[], { publishedOn }: ListOptions): void {
  if (last !== undefined && publishedOn < last.publishedOn)
    throw refused(
      '/publishedOn',
      `the last list on record is of ${last.publishedOn}; what an older one of ${publishedOn} differs in is no news. Take lists in by their days`,
    );
}
