import { GDPR } from '../citation.js';
import { because } from '../finding.js';
import { ON_TRANSFERS } from './obligation.js';
import type { TransferCase, TransferRule } from './rule.js';

/** Whoever cannot say who receives what, where and what for, cannot cover it: Art. 30(1)(e), 44 GDPR. */
export const transferIsMapped: TransferRule = {
  subject: 'transfer',
  id: 'TRANSFER_IS_MAPPED',
  title: 'Of every transfer the exporter, recipient, country, data and purpose are known.',
  citations: [GDPR.art('30(1)(e)'), GDPR.art('44')],
  codes: ['TRANSFER_NOT_MAPPED'],
  regimes: ON_TRANSFERS,
  check(found) {
    const missing = missingOf(found);
    const { importer } = found.transfer;
    return missing.length === 0
      ? []
      : [because('TRANSFER_NOT_MAPPED', { missing, of: `The transfer to ${importer.name}` })];
  },
};

/** Data and purpose may be said elsewhere; only an empty list says that they were looked for and not found. */
function missingOf({ transfer: { transfer, importer, destination, dossier } }: TransferCase): readonly string[] {
  return [
    ...(dossier.party(transfer.importerId) === null ? ['recipient'] : []),
    ...(destination === null ? [`country of ${importer.name}`] : []),
    ...(transfer.dataCategories?.length === 0 ? ['data'] : []),
    ...(transfer.statedPurposes?.length === 0 ? ['purpose'] : []),
  ];
}
