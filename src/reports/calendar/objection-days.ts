import type { VendorDossier } from '../../gaps/dossiers.js';
import { AsOf } from '../../law/as-of.js';
import { Dossier } from '../../law/dossier.js';
import type { Law } from '../../law/law.js';
import type { LegalDay } from '../../law/legal-day.js';
import { isRemoved, standingOf } from '../../law/sub-processors.js';
import { partyNamed } from '../words.js';
import type { DueFact } from './due-facts.js';

/** The last days to object to a vendor's further processors, while nothing is decided on them. */
export function objectionDays(
  { id: vendorId, key: vendorKey, name: vendorName, facts }: VendorDossier,
  law: Law,
  today: LegalDay,
): readonly DueFact[] {
  const dossier = new Dossier(facts);
  const asOf = new AsOf(today);
  return facts.subprocessings.flatMap((subprocessing): DueFact[] => {
    const { id: subjectId, decision, partyId, service: what } = subprocessing;
    const { objectionDueOn: day } = standingOf(subprocessing, dossier, law, asOf);
    if (decision !== null || day === null || isRemoved(subprocessing, asOf)) return [];
    const who = partyNamed(facts, partyId);
    return [{ kind: 'objection', subjectId, vendorId, vendorKey, vendorName, day, what, who }];
  });
}
