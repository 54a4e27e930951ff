import type { VendorDossier } from '../../gaps/dossiers.js';
import type { TransferAssessment, TransferVerdict } from '../../law/assess.js';
import { nextCover } from '../../law/coverage.js';
import type { Law } from '../../law/law.js';
import type { LegalDay } from '../../law/legal-day.js';
import { partyNamed } from '../words.js';
import type { Cover, DueFact } from './due-facts.js';

const WORDS: Readonly<Record<TransferVerdict, string>> = {
  covered: 'covered',
  flagged: 'covered, with a flag',
  gap: 'not covered',
  not_a_transfer: 'no restricted transfer',
  out_of_scope: 'out of scope',
};

/** The next day on which each transfer of a vendor is covered otherwise than on the day, or no more. */
export function coverDays(
  { id: vendorId, key: vendorKey, name: vendorName, facts }: VendorDossier,
  law: Law,
  today: LegalDay,
): readonly DueFact[] {
  return facts.transfers.flatMap((transfer): DueFact[] => {
    const next = nextCover(transfer, facts, law, today);
    if (next === null) return [];
    const who = partyNamed(facts, transfer.importerId);
    const [before, after] = [coverOf(next.before), coverOf(next.after)];
    const of = { subjectId: transfer.id, vendorId, vendorKey, vendorName, what: null, who };
    return [{ ...of, kind: 'cover_change', day: next.on, before, after }];
  });
}

const coverOf = ({ verdict, governing }: TransferAssessment): Cover => ({
  word: WORDS[verdict],
  says: governing === null ? WORDS[verdict] : `${WORDS[verdict]} (${governing.name})`,
});
