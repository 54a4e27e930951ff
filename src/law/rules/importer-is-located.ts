import { GDPR } from '../citation.js';
import { because } from '../finding.js';
import { ON_TRANSFERS } from './obligation.js';
import type { TransferRule } from './rule.js';

/** Where the recipient sits decides whether Chapter V applies, and the record must name it: Art. 30(1)(e), 44 GDPR. */
export const importerIsLocated: TransferRule = {
  subject: 'transfer',
  id: 'IMPORTER_IS_LOCATED',
  title: 'The country of every recipient is known.',
  citations: [GDPR.art('30(1)(e)'), GDPR.art('44')],
  codes: ['IMPORTER_LOCATION_UNKNOWN'],
  regimes: ON_TRANSFERS,
  check({ transfer: { destination, importer } }) {
    return destination === null ? [because('IMPORTER_LOCATION_UNKNOWN', { importer: importer.name })] : [];
  },
};
