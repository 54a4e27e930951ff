import { expectAgreements, notYet } from '../agreements/agreement-checks.js';
import type { Agreement } from '../agreements/agreement.entity.js';
import type { Change } from '../change.js';
import { type Mistake, refuseAny, refused } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';
import type { NewOptIn } from './opt-in.params.js';

type Checked = Pick<NewOptIn, 'vendorId' | 'replacesId' | 'requestedOn' | 'confirmedOn' | 'confirmedBy'> & {
  readonly agreementId: string;
  /** First day of the steps that follow the request; absent: none was taken. */
  readonly followedOn?: LegalDay | null | undefined;
};

/** @throws RefusedError for agreements of another vendor, one that replaces itself, an answer before the question, or days to come */
export async function expectPossible(
  { manager, today }: Change,
  { vendorId, agreementId, replacesId, requestedOn, confirmedOn, confirmedBy, followedOn }: Checked,
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
  if (requestedOn != null && followedOn != null && followedOn < requestedOn)
    mistakes.push({
      pointer: '/requestedOn',
      detail: `${requestedOn} lies after the step of ${followedOn} that followed the request; expected that day or an earlier one`,
    });
  for (const [pointer, day] of [
    ['/requestedOn', requestedOn],
    ['/confirmedOn', confirmedOn],
  ] as const)
    if (day != null && day > today) mistakes.push({ pointer, detail: notYet(day, today) });
  if (confirmedBy != null && confirmedOn == null)
    mistakes.push({ pointer: '/confirmedBy', detail: 'a confirmation without a day proves nothing; give confirmedOn' });
  refuseAny(mistakes);
}

/** @throws RefusedError for an agreement that was given up: nothing brings it about any more */
export function notGivenUp({ title, withdrawnOn }: Agreement): void {
  if (withdrawnOn !== null)
    throw refused('/agreementId', `"${title}" was given up on ${withdrawnOn}; give the new one as agreement`);
}
