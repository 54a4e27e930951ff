import type { EntityManager } from 'typeorm';
import type { Change } from '../change.js';
import { type Mistake, refuseAny, refused } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';
import { Agreement } from './agreement.entity.js';
import type { AgreementPatch, NewSignature } from './agreement.params.js';
import type { WholeAgreement } from './agreement-parts.js';

/** What cannot be of a paper between two parties. Each check throws RefusedError with the reason. */

type BetweenParties = Pick<AgreementPatch, 'firstPartyId' | 'secondPartyId'>;

export const partiesIn = ({ firstPartyId, secondPartyId }: BetweenParties) =>
  [
    { pointer: '/firstPartyId', id: firstPartyId, whose: 'either' },
    { pointer: '/secondPartyId', id: secondPartyId, whose: 'either' },
  ] as const;

export function byAParty({ firstPartyId, secondPartyId }: BetweenParties, partyId: string, pointer: string): void {
  if (partyId !== firstPartyId && partyId !== secondPartyId)
    throw refused(pointer, `"${partyId}" is not one of the two parties of the agreement; only they can sign it`);
}

export function betweenTwo({ firstPartyId, secondPartyId }: BetweenParties): void {
  if (firstPartyId === secondPartyId)
    throw refused('/secondPartyId', 'an agreement is between two parties; expected another than the first');
}

/** A party that signed remains a party. */
export function staysSigned({ agreement, signatures }: WholeAgreement, patch: AgreementPatch): void {
  const parties = {
    firstPartyId: patch.firstPartyId ?? agreement.firstPartyId,
    secondPartyId: patch.secondPartyId ?? agreement.secondPartyId,
  };
  betweenTwo(parties);
  const pointer = patch.firstPartyId === undefined ? '/secondPartyId' : '/firstPartyId';
  for (const { partyId } of signatures) byAParty(parties, partyId, pointer);
}

/** What is said of something done on a day to come. */
export const notYet = (day: LegalDay, today: LegalDay): string =>
  `${day} has not come, today is ${today}; record it once it has happened`;

/** Nobody has signed, accepted, sent, renewed or given up anything on a day to come; what takes effect then may be known. */
export function hasCome({ today }: Pick<Change, 'today'>, day: LegalDay | null | undefined, pointer: string): void {
  if (day != null && day > today) throw refused(pointer, notYet(day, today));
}

export const DAYS = ['acceptedOn', 'effectiveOn', 'expiresOn'] as const;

/** No paper has its last day before it begins. */
export function outlivesItsStart(
  { acceptedOn, effectiveOn, expiresOn }: Pick<AgreementPatch, (typeof DAYS)[number]>,
  signatures: readonly Pick<NewSignature, 'signedOn'>[],
  pointer = '/expiresOn',
): void {
  if (expiresOn == null) return;
  const begins = [
    [effectiveOn, 'takes effect'],
    [acceptedOn, 'was accepted'],
    ...signatures.map(({ signedOn }) => [signedOn, 'was signed'] as const),
  ] as const;
  for (const [day, what] of begins)
    if (day != null && expiresOn < day)
      throw refused(
        pointer,
        `the last day ${expiresOn} lies before the agreement ${what} on ${day}; correct the day that is wrong`,
      );
}

/** The first day on which somebody signed or accepted it; null: on none that is known. */
export const firstAssent = ({ agreement, signatures }: WholeAgreement): LegalDay | null =>
  [agreement.acceptedOn, ...signatures.map(({ signedOn }) => signedOn)].filter((day) => day !== null).sort()[0] ?? null;

export const isAssented = (whole: WholeAgreement): boolean =>
  whole.agreement.acceptedOn !== null || whole.signatures.length > 0;

/** Nothing more happens to a paper that was given up. */
export function notWithdrawn({ withdrawnOn }: { readonly withdrawnOn: LegalDay | null }): void {
  if (withdrawnOn !== null)
    throw refused('/', `the agreement was given up on ${withdrawnOn}; record a new one instead`);
}

/** @param replaced ids of what the agreement that is to be replaced replaces itself */
export function noCircle(id: string, supersedesId: string, replaced: readonly string[]): void {
  if (supersedesId === id) throw refused('/supersedesId', 'an agreement cannot replace itself; name the older one');
  if (replaced.includes(id))
    throw refused(
      '/supersedesId',
      `"${supersedesId}" itself replaces this agreement, directly or by others between; expected an older one`,
    );
}

/** Agreements that another record of the vendor names. */
export async function expectAgreements(
  manager: EntityManager,
  vendorId: string,
  named: readonly { readonly pointer: string; readonly id: string | null | undefined }[],
): Promise<void> {
  const mistakes: Mistake[] = [];
  for (const { pointer, id } of named)
    if (id != null && !(await manager.existsBy(Agreement, { id, vendorId })))
      mistakes.push({ pointer, detail: `there is no agreement "${id}" of this vendor` });
  refuseAny(mistakes);
}
