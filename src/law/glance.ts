import { type Assessment, TRANSFER_VERDICTS, type TransferAssessment, type TransferVerdict } from './assess.js';
import { type Facts, type Role, ROLES } from './facts.js';
import type { FindingCode } from './finding.js';
import type { MechanismState } from './mechanisms/judgement.js';

/** Worst first. */
export const DPA_STATUSES = [
  'missing',
  'expired',
  'not_in_force',
  'undetermined',
  'not_encoded',
  'in_force',
  'not_required',
  'out_of_scope',
] as const;
export type DpaStatus = (typeof DPA_STATUSES)[number];

/** A vendor in one line of a list. */
export interface Glance {
  /** What the vendor is to us, over all engagements. */
  readonly roles: readonly Role[];
  /** The worst over all engagements; null: no engagement. */
  readonly dpaStatus: DpaStatus | null;
  /** The clause set that governs, otherwise the first listed. */
  readonly clauseSet: string | null;
  readonly clauseSetStatus: MechanismState | null;
  /** Instrument that governs the transfer with the worst verdict. */
  readonly governing: string | null;
  /** The worst over all transfers; null: no transfer. */
  readonly verdict: TransferVerdict | null;
}

export function glanceAt(facts: Facts, { transfers, engagements }: Assessment): Glance {
  const worst = TRANSFER_VERDICTS.map((verdict) => transfers.find((transfer) => transfer.verdict === verdict)).find(
    (transfer) => transfer !== undefined,
  );
  const clauses = clausesOf(transfers);
  const dpaStatuses = engagements.map(dpaStatusOf);
  return {
    roles: ROLES.filter((role) => facts.engagements.some(({ vendorRole }) => vendorRole === role)),
    dpaStatus: DPA_STATUSES.find((status) => dpaStatuses.includes(status)) ?? null,
    clauseSet: clauses?.instrument ?? null,
    clauseSetStatus: clauses?.state ?? null,
    governing: worst?.governing?.instrument ?? null,
    verdict: worst?.verdict ?? null,
  };
}

function clausesOf(transfers: readonly TransferAssessment[]) {
  const governing = transfers
    .map((transfer) => transfer.governing)
    .find((mechanism) => mechanism?.kind === 'clause_set');
  return (
    governing ??
    transfers
      .flatMap(({ mechanisms }) => mechanisms)
      .find(({ kind, instrument }) => kind === 'clause_set' && instrument !== null)
  );
}

const BY_CODE: Partial<Record<FindingCode, DpaStatus>> = {
  DPA_MISSING: 'missing',
  ART26_ARRANGEMENT_MISSING: 'missing',
  DPA_EXPIRED: 'expired',
  DPA_NOT_IN_FORCE: 'not_in_force',
  ROLE_UNDETERMINED: 'undetermined',
};

function dpaStatusOf({ verdict, findings }: Assessment['engagements'][number]): DpaStatus {
  if (verdict === 'in_order' || verdict === 'in_order_with_note') return 'in_force';
  const found = findings.map(({ code }) => BY_CODE[code]);
  const worst = DPA_STATUSES.find((status) => found.includes(status));
  if (worst !== undefined) return worst;
  return verdict === 'gap' ? 'in_force' : verdict;
}
