import { GDPR } from '../citation.js';
import { because, type Reason } from '../finding.js';
import { ON_TRANSFERS } from './obligation.js';
import type { TransferRule } from './rule.js';

/** Data leaves only on a mechanism in force: Art. 44 GDPR, before it Art. 25-26 of Directive 95/46/EC. */
export const transferNeedsAMechanism: TransferRule = {
  subject: 'transfer',
  id: 'TRANSFER_NEEDS_A_MECHANISM',
  title: 'Personal data goes to a third country or an international organisation only on a mechanism in force.',
  citations: [GDPR.art('44'), GDPR.art('45'), GDPR.art('46'), GDPR.art('49')],
  codes: [
    'NO_TRANSFER_MECHANISM',
    'MECHANISM_INVALIDATED',
    'MECHANISM_EXPIRED',
    'MECHANISM_NOT_YET_IN_FORCE',
    'MECHANISM_REPEALED_BEFORE_SIGNING',
    'TRANSITION_LOST_PROCESSING_CHANGED',
    'WRONG_REGIME_MECHANISM',
    'ADEQUACY_SCOPE_EXCLUDED',
    'CERTIFICATION_MISSING',
    'CERTIFICATION_LAPSED',
    'CERTIFICATION_SCOPE_HR_MISSING',
    'SUPPLEMENTARY_MEASURES_INEFFECTIVE',
    'WRONG_MODULE',
    'TIA_MISSING',
    'UNDATED_EVIDENCE',
  ],
  regimes: ON_TRANSFERS,
  check({ transfer, listed, governing }) {
    if (governing !== null) return governing.notes;
    if (transfer.destination === null) return [];
    // An entry that never was in place speaks through NO_TRANSFER_MECHANISM alone, and only when every entry is one.
    const reasons: Reason[] = listed.flatMap((mechanism) =>
      mechanism.reasons.filter(({ code }) => code !== 'NO_TRANSFER_MECHANISM'),
    );
    if (listed.some(({ inPlace }) => inPlace)) return reasons;
    return [
      because('NO_TRANSFER_MECHANISM', {
        destination: transfer.destination,
        listed: listed.length,
      }),
      ...reasons,
    ];
  },
};
