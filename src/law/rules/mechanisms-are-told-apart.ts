import { GDPR } from '../citation.js';
import { because, type Reason } from '../finding.js';
import type { MechanismJudgement } from '../mechanisms/judgement.js';
import { ON_TRANSFERS } from './obligation.js';
import type { TransferRule } from './rule.js';

/** People are told which safeguard governs (Art. 13(1)(f), 30(1)(e) GDPR): a fallback in use or a void entry is named. */
export const mechanismsAreToldApart: TransferRule = {
  subject: 'transfer',
  id: 'MECHANISMS_ARE_TOLD_APART',
  title: 'The mechanism that governs is known, and what is listed beside it holds.',
  citations: [GDPR.art('13(1)(f)'), GDPR.art('30(1)(e)')],
  codes: ['FALLBACK_IN_USE', 'VOID_MECHANISM_LISTED'],
  regimes: ON_TRANSFERS,
  check({ listed, adequacy, governing }) {
    if (governing === null) return [];
    const reasons: Reason[] = [];
    const first = listed[0];
    if (first !== undefined && first !== governing && listed.includes(governing))
      reasons.push(because('FALLBACK_IN_USE', { governing: governing.name, first: first.name }));
    if (adequacy !== null)
      for (const mechanism of listed)
        if (isDead(mechanism))
          reasons.push(because('VOID_MECHANISM_LISTED', { mechanism: mechanism.name, governing: governing.name }));
    return reasons;
  },
};

/** Dead is what has ended, as an instrument or for this contract; what waits for a condition is not. */
const isDead = ({ state, reasons }: MechanismJudgement): boolean =>
  state === 'ended' ||
  reasons.some(
    ({ code }) => code === 'MECHANISM_REPEALED_BEFORE_SIGNING' || code === 'TRANSITION_LOST_PROCESSING_CHANGED',
  );
