import type { EntityManager } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { type Mistake, RefusedError } from '../errors.js';
import type { NewOptIn } from './opt-in.params.js';

export const refused = (pointer: string, detail: string): RefusedError => new RefusedError([{ pointer, detail }]);

type Checked = Pick<NewOptIn, 'vendorId' | 'replacesId' | 'requestedOn' | 'confirmedOn' | 'confirmedBy'> & {
  readonly agreementId: string;
};

/** @throws RefusedError for agreements of another vendor, one that replaces itself, or an answer before the question */
export async function expectPossible(
  manager: EntityManager,
  { vendorId, agreementId, replacesId, requestedOn, confirmedOn, confirmedBy }: Checked,
): Promise<void> {
  const mistakes: Mistake[] = [];
  for (const [pointer, id] of [
    ['/agreementId', agreementId],
    ['/replacesId', replacesId],
  ] as const)
    if (id != null && !(await manager.existsBy(Agreement, { id, vendorId })))
      mistakes.push({ pointer, detail: `there is no agreement "${id}" of this vendor` });
  if (replacesId === agreementId)
    mistakes.push({ pointer: '/replacesId', detail: 'an agreement cannot replace itself; name the older one' });
  if (confirmedOn != null && requestedOn != null && confirmedOn < requestedOn)
    mistakes.push({
      pointer: '/confirmedOn',
      detail: `${confirmedOn} lies before the request on ${requestedOn}; expected that day or a later one`,
    });
  if (confirmedBy != null && confirmedOn == null)
    mistakes.push({ pointer: '/confirmedBy', detail: 'a confirmation without a day proves nothing; give confirmedOn' });
  if (mistakes.length > 0) throw new RefusedError(mistakes);
}
