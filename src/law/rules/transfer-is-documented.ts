import { GDPR } from '../citation.js';
import { because } from '../finding.js';
import type { Mechanism } from '../facts.js';
import { ON_TRANSFERS } from './obligation.js';
import type { TransferCase, TransferRule } from './rule.js';

/** A safeguard that nobody can show is none; a data processing agreement alone says nothing of it: Art. 5(2), 46(1) GDPR. */
export const transferIsDocumented: TransferRule = {
  subject: 'transfer',
  id: 'TRANSFER_IS_DOCUMENTED',
  title: 'Of every restricted transfer a mechanism paper, an assessment or a description of measures is on file.',
  citations: [GDPR.art('5(2)'), GDPR.art('46(1)')],
  codes: ['NO_DOCUMENTATION'],
  regimes: ON_TRANSFERS,
  check(found) {
    const { transfer, destination, importer } = found.transfer;
    // What goes on is for the first recipient to show, and told as such.
    if (destination === null || found.adequacy !== null || transfer.onwardFromId !== null) return [];
    return hasAnything(found) ? [] : [because('NO_DOCUMENTATION', { importer: importer.name })];
  },
};

const hasAnything = ({ transfer: { transfer, dossier } }: TransferCase): boolean =>
  transfer.measures.length > 0 ||
  dossier.impactAssessmentsOf(transfer).length > 0 ||
  transfer.mechanisms.some((mechanism) => isOnFile(mechanism, dossier));

function isOnFile(mechanism: Mechanism, dossier: TransferCase['transfer']['dossier']): boolean {
  switch (mechanism.kind) {
    // A decision is published: naming it documents what the transfer rests on.
    case 'adequacy':
      return true;
    case 'certification':
      return dossier.certification(mechanism.certificationId) !== null;
    case 'clause_set':
      return dossier.clauseSet(mechanism.clauseSetId) !== null;
    case 'safeguard':
      return dossier.safeguard(mechanism.safeguardId) !== null;
    case 'derogation':
      return true;
  }
}
