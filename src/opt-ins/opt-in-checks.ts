import type { EntityManager } from 'typeorm';
import { expectAgreements } from '../agreements/agreement-checks.js';
import { type Mistake, refuseAny } from '../errors.js';
import type { NewOptIn } from './opt-in.params.js';

type Checked = Pick<NewOptIn, 'vendorId' | 'replacesId' | 'requestedOn' | 'confirmedOn' | 'confirmedBy'> & {
  readonly agreementId: string;
};

/** @throws RefusedError for agreements of another vendor, one that replaces itself, or an answer before the question */
export async function expectPossible(
  manager: EntityManager,
  { vendorId, agreementId, replacesId, requestedOn, confirmedOn, confirmedBy }: Checked,
): Promise<void> {
  await expectAgreements(manager, vendorId, [
    { pointer: '/agreementId', id: agreementId },
    { pointer: '/replacesId', id: replacesId },
  ]);
  const mistakes: Mistake[] = [];
  if (replacesId === agreementId)
    mistakes.push({ pointer: '/replacesId', detail: 'an agreement cannot replace itself; name the older one' });
  if (confirmedOn != null && requestedOn != null && confirmedOn < requestedOn)
    mistakes.push({
      pointer: '/confirmedOn',
      detail: `${confirmedOn} lies before the request on ${requestedOn}; expected that day or a later one`,
    });
  if (confirmedBy != null && confirmedOn == null)
    mistakes.push({ pointer: '/confirmedBy', detail: 'a confirmation without a day proves nothing; give confirmedOn' });
  refuseAny(mistakes);
}
