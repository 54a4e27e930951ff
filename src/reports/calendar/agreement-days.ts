import type { VendorDossier } from '../../gaps/dossiers.js';
import { AsOf } from '../../law/as-of.js';
import { Dossier } from '../../law/dossier.js';
import { addDays, type LegalDay, previousDay } from '../../law/legal-day.js';
import { type Standing, standingOf } from '../../law/standing.js';
import type { DueFact } from './due-facts.js';

/** What of an agreement is no fact of the law. */
export interface AgreementNote {
  readonly title: string;
  readonly noticeDays: number | null;
}

const ENDING: readonly Standing[] = ['not_yet_in_force', 'in_force', 'expiring', 'expired', 'terminated'];
const TO_BE_NOTICED: readonly Standing[] = ['not_yet_in_force', 'in_force', 'expiring'];

/** The last days of a vendor's agreements and of notice; none of one that another follows. */
export function agreementDays(
  { id: vendorId, key: vendorKey, name: vendorName, facts }: VendorDossier,
  notes: ReadonlyMap<string, AgreementNote>,
  today: LegalDay,
): readonly DueFact[] {
  const dossier = new Dossier(facts);
  return facts.agreements.flatMap((agreement): DueFact[] => {
    const { status, lastDay, endsOn, supersededById } = standingOf(agreement, dossier, new AsOf(today));
    const { title, noticeDays } = notes.get(agreement.id) ?? { title: agreement.kind, noticeDays: null };
    const of = { subjectId: agreement.id, vendorId, vendorKey, vendorName, what: title, who: null };
    if (supersededById !== null || endsOn === null || !ENDING.includes(status)) return [];
    const end: DueFact = { ...of, kind: 'agreement_end', day: previousDay(endsOn) };
    if (lastDay === null || noticeDays === null || !TO_BE_NOTICED.includes(status)) return [end];
    return [end, { ...of, kind: 'notice', day: addDays(lastDay, -noticeDays) }];
  });
}
