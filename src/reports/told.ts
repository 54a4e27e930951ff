import type { WholeAgreement } from '../agreements/agreement-parts.js';
import type { AssessmentView, FindingView } from '../gaps/assessment.view.js';
import type { JudgedVendor } from '../gaps/gaps.service.js';
import { keyOf } from '../law/coverage.js';
import type { Facts } from '../law/facts.js';
import type { Law } from '../law/law.js';
import { REGIME_NAMES } from '../law/regime.js';
import type { FiledPapers } from './filed-papers.js';
import { clausesNamed, partyNamed, spoken } from './words.js';

/** Records and judgements in the words of printed documents. */

export function transferOf(transfer: AssessmentView['transfers'][number], facts: Facts) {
  const recorded = facts.transfers.find(({ id }) => id === transfer.id);
  return {
    id: transfer.id,
    from: partyNamed(facts, recorded?.exporterId),
    to: partyNamed(facts, recorded?.importerId),
    regime: transfer.regime ?? '',
    regimeName: transfer.regime === null ? 'no regime' : REGIME_NAMES[transfer.regime],
    verdict: transfer.verdict,
    because: transfer.because,
    governing: transfer.governing?.name ?? null,
    mechanisms: transfer.mechanisms.map(({ name, state, reasons, citation }) => ({
      name,
      state,
      reason: reasons.map(({ says }) => says).join(' ') || null,
      citation: citation?.text ?? null,
    })),
  };
}

export function engagementOf({ id, verdict }: AssessmentView['engagements'][number], facts: Facts) {
  const engagement = facts.engagements.find((candidate) => candidate.id === id);
  return {
    id,
    purpose: engagement?.purpose ?? null,
    roles: `we: ${spoken(engagement?.ourRole)}, vendor: ${spoken(engagement?.vendorRole)}`,
    verdict,
  };
}

export function findingOf(finding: FindingView, { dossier: { facts }, accepted }: JudgedVendor) {
  const { code, severity, title, since, reasons, citations, fine, remedy, subject } = finding;
  const transfer = facts.transfers.find(({ id }) => id === subject.id);
  const waiver = accepted.standing.findLast((one) => one.kind === 'waiver' && keyOf(one) === keyOf(finding));
  return {
    code,
    severity,
    title,
    says: reasons.map(({ says }) => says).join(' '),
    since,
    citations: citations.map(({ text }) => text).join(', '),
    fine: fine === null ? null : fineInWords(fine),
    remedy,
    waiver: waiver === undefined ? null : { by: waiver.grantedBy, until: waiver.until, reason: waiver.reason },
    subject:
      subject.kind === 'transfer'
        ? `Transfer from ${partyNamed(facts, transfer?.exporterId)} to ${partyNamed(facts, transfer?.importerId)}`
        : `Engagement: ${facts.engagements.find(({ id }) => id === subject.id)?.purpose ?? 'purpose not recorded'}`,
  };
}

export const agreementOf = (
  { agreement, paper, clauseSets }: Pick<WholeAgreement, 'agreement' | 'paper' | 'clauseSets'>,
  facts: Facts,
  law: Law,
  papers: FiledPapers,
) => ({
  title: agreement.title,
  version: agreement.paperVersion,
  between: [agreement.firstPartyId, agreement.secondPartyId].map((id) => partyNamed(facts, id)),
  document: paper === null ? null : { ...paper, filed: papers.get(paper.documentId) ?? null },
  clauseSets: clauseSets.map((clauses) => clausesNamed(law, clauses)),
});

const fineInWords = ({ article, upTo, currency, percentOfTurnover }: NonNullable<FindingView['fine']>): string => {
  const amount = `${currency} ${upTo.toLocaleString('en-GB')}`;
  return percentOfTurnover === null
    ? `up to ${amount} (${article})`
    : `up to ${amount} or ${percentOfTurnover} % of worldwide turnover, whichever is higher (${article})`;
};
