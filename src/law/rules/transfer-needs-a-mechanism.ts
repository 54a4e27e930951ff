import { GDPR } from '../citation.js';
import { because, type FindingCode, type Reason } from '../finding.js';
import { nothingInPlace } from '../mechanisms/judgement.js';
import { spokenDestination } from '../territories.js';
import { ON_TRANSFERS } from './obligation.js';
import type { TransferRule } from './rule.js';

/** Told of the transfer as a whole, not of each entry. */
const SAID_ONCE: ReadonlySet<FindingCode> = new Set(['NO_TRANSFER_MECHANISM', 'IMPORTER_LOCATION_UNKNOWN']);

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
    'UK_ADDENDUM_MISSING',
    'UK_EXTENSION_MISSING',
    'SWISS_ADAPTATION_MISSING',
    'SWISS_DPF_MISSING',
    'NOT_ON_DPO_ANNEX_1',
    'MECHANISM_NOT_APPROVED',
    'WRONG_MODULE',
    'TIA_MISSING',
    'TIA_OUTDATED',
    'DEROGATION_MISUSED',
    'ONWARD_TRANSFER_UNDOCUMENTED',
    'SCC_MODIFIED',
    'ANNEX_INCOMPLETE',
    'DOCKING_NOT_EFFECTIVE',
    'CERTIFICATION_RENEWAL_PENDING',
    'UNDATED_EVIDENCE',
  ],
  regimes: ON_TRANSFERS,
  check({ transfer, listed, governing }) {
    if (governing !== null) return governing.notes;
    // An entry that never was in place speaks through NO_TRANSFER_MECHANISM alone, and only when every entry is one.
    const reasons: Reason[] = listed.flatMap((mechanism) =>
      mechanism.reasons.filter(({ code }) => !SAID_ONCE.has(code)),
    );
    const { destination, exporter, importer } = transfer;
    // Where nobody knows where data goes, what is dead on the list is told all the same.
    if (destination === null) return reasons;
    if (transfer.transfer.onwardFromId !== null)
      return [
        because('ONWARD_TRANSFER_UNDOCUMENTED', {
          exporter: exporter.name,
          importer: importer.name,
          destination: spokenDestination(destination),
        }),
        ...reasons,
      ];
    return listed.some(({ inPlace }) => inPlace) ? reasons : [nothingInPlace(transfer), ...reasons];
  },
};
