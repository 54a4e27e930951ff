import type { EntityManager } from 'typeorm';
import type { Happening } from '../history/history.service.js';
import type { Lapse } from '../law/acceptance.js';
import type { AcceptanceOnFile } from './dossiers.js';

export type KeptLapse = Lapse<AcceptanceOnFile>;

export const lapseHappened = (vendorId: string, { acceptance, on, because }: KeptLapse): Happening => ({
  kind: `${acceptance.kind}.lapsed`,
  vendorId,
  subjectId: acceptance.gapId,
  payload: { [`${acceptance.kind}Id`]: acceptance.id, on, because },
});

/** Tells of each, once, that it lapsed. */
export async function writeLapses(manager: EntityManager, lapses: readonly KeptLapse[]): Promise<void> {
  if (lapses.length === 0) return;
  const rows = lapses.map(({ acceptance: { id, gapId }, on, because }) => ({ id, gapId, on, because }));
  await manager.query(
    `update acceptance set lapsed_on = x."on", lapsed_because = x.because
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "on" date, because text) where acceptance.id = x.id`,
    [JSON.stringify(rows)],
  );
  await manager.query(
    `update gap set version = version + 1 where id in (select "gapId" from jsonb_to_recordset($1::jsonb) as x ("gapId" uuid))`,
    [JSON.stringify(rows)],
  );
}
