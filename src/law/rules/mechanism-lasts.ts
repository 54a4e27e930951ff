import { GDPR } from '../citation.js';
import { because, type Reason } from '../finding.js';
import { addDays } from '../legal-day.js';
import { NOTICE_BEFORE_AN_END } from './contract-lasts.js';
import { ON_TRANSFERS } from './obligation.js';
import type { TransferCase, TransferRule } from './rule.js';

/** Protection must go on (Art. 44 GDPR): a known end is told beforehand, and a challenged instrument wants another behind it. */
export const mechanismLasts: TransferRule = {
  subject: 'transfer',
  id: 'MECHANISM_LASTS',
  title: 'What governs does not end within 90 days, nor stands challenged with nothing behind it.',
  citations: [GDPR.art('44')],
  codes: ['MECHANISM_ENDING_SOON', 'NO_FALLBACK'],
  regimes: ON_TRANSFERS,
  check(found) {
    const { governing, transfer } = found;
    if (governing === null || transfer.destination === null) return [];
    const reasons: Reason[] = [];
    const { endsOn } = governing;
    if (endsOn !== null && transfer.asOf.reached(addDays(endsOn, -NOTICE_BEFORE_AN_END)))
      reasons.push(because('MECHANISM_ENDING_SOON', { mechanism: governing.name, endsOn }));
    const challenge = challengeOf(found);
    if (challenge !== null && !hasFallback(found))
      reasons.push(
        because('NO_FALLBACK', { mechanism: governing.name, challenge: challenge.what }, challenge.citation),
      );
    return reasons;
  },
};

function challengeOf({ governing, transfer: { law, regime, asOf } }: TransferCase) {
  const challenges = law.instrument(governing?.instrument ?? '')?.challenges ?? [];
  return challenges.find((challenge) => challenge.regime === regime && asOf.reached(challenge.from)) ?? null;
}

const hasFallback = ({ listed, governing }: TransferCase): boolean =>
  listed.some((mechanism) => mechanism.state === 'in_force' && mechanism.instrument !== governing?.instrument);
