import { conclusionOfClauses } from '../agreement.js';
import type { AsOf } from '../as-of.js';
import { GDPR } from '../citation.js';
import { because } from '../finding.js';
import type { Mechanism } from '../facts.js';
import type { LegalDay } from '../legal-day.js';
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

function hasAnything({ transfer: restricted }: TransferCase): boolean {
  const { transfer, dossier, asOf } = restricted;
  return (
    transfer.measures.length > 0 ||
    dossier.impactAssessmentsOf(transfer).some(({ doneOn }) => isThere([doneOn], asOf)) ||
    transfer.mechanisms.some((mechanism) => isOnFile(mechanism, restricted))
  );
}

/** Whether a record was there by the day: one that bears no day may have been, one whose every day lies ahead was not. */
const isThere = (days: readonly (LegalDay | null)[], asOf: AsOf): boolean =>
  days.length === 0 || days.some((day) => day === null || asOf.reached(day));

function isOnFile(mechanism: Mechanism, { dossier, asOf }: TransferCase['transfer']): boolean {
  switch (mechanism.kind) {
    // A decision is published: naming it documents what the transfer rests on.
    case 'adequacy':
    case 'derogation':
      return true;
    case 'certification': {
      const held = dossier.certification(mechanism.certificationId);
      return (
        held !== null &&
        isThere(
          held.statuses.map(({ from }) => from),
          asOf,
        )
      );
    }
    case 'clause_set': {
      const held = dossier.clauseSet(mechanism.clauseSetId);
      if (held === null) return false;
      const conclusion = conclusionOfClauses(held, dossier);
      return conclusion.status !== 'concluded' || asOf.reached(conclusion.on);
    }
    case 'safeguard': {
      const held = dossier.safeguard(mechanism.safeguardId);
      return held !== null && isThere([...held.approvals.map(({ on }) => on), held.bindingOn], asOf);
    }
  }
}
