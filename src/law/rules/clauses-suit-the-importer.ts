import { GDPR, SCC_2021 } from '../citation.js';
import { because } from '../finding.js';
import { regimesOf } from '../restricted-transfer.js';
import { ON_TRANSFERS } from './obligation.js';
import type { TransferRule } from './rule.js';

/** The clauses of 2021 are for importers whose processing is not itself under the GDPR: its Art. 1(1), recital 7. */
export const clausesSuitTheImporter: TransferRule = {
  subject: 'transfer',
  id: 'CLAUSES_SUIT_THE_IMPORTER',
  title: 'Clauses are relied on only with importers that they are written for.',
  citations: [SCC_2021.art('1(1)'), GDPR.art('46(2)(c)')],
  codes: ['SCC_NOT_DESIGNED_FOR_IMPORTER_UNDER_GDPR'],
  regimes: ON_TRANSFERS,
  check({ transfer: { importer, regime, law, asOf }, governing }) {
    const clauses = governing?.kind === 'clause_set' ? law.instrument(governing.instrument ?? '') : undefined;
    if (clauses?.kind !== 'standard_clauses' || clauses.notForImportersUnder !== regime) return [];
    if (!regimesOf(importer, asOf).includes(regime)) return [];
    return [
      because(
        'SCC_NOT_DESIGNED_FOR_IMPORTER_UNDER_GDPR',
        { instrument: clauses.name, importer: importer.name },
        SCC_2021.art('1(1)'),
      ),
    ];
  },
};
