import type { AsOf } from '../as-of.js';
import type { Citation } from '../citation.js';
import type { Dossier } from '../dossier.js';
import type { Engagement, EngagementRole } from '../facts.js';
import type { FindingCode, Reason } from '../finding.js';
import type { Law } from '../law.js';
import type { MechanismJudgement } from '../mechanisms/judgement.js';
import type { ProcessorContract } from '../processor-contract.js';
import type { Regime } from '../regime.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import type { Timeline } from '../timeline.js';

interface Described {
  readonly id: string;
  /** The obligation in one sentence of our own. */
  readonly title: string;
  readonly citations: readonly Citation[];
  readonly codes: readonly FindingCode[];
  /** Per regime, since when the obligation is encoded. */
  readonly regimes: Readonly<Partial<Record<Regime, Timeline<true>>>>;
}

/** An engagement on a day under a law that binds our own party. */
export interface EngagementCase {
  readonly engagement: Engagement;
  /** As judged: a processor beyond its instructions is a controller (Art. 28(10)). */
  readonly ourRole: EngagementRole | null;
  readonly vendorRole: EngagementRole | null;
  readonly vendorName: string;
  /** Whatever may be its contract of Art. 28, the one that counts first. */
  readonly contracts: readonly ProcessorContract[];
  readonly regime: Regime;
  readonly dossier: Dossier;
  readonly law: Law;
  readonly asOf: AsOf;
}

export interface EngagementRule extends Described {
  readonly subject: 'engagement';
  check(engagement: EngagementCase): readonly Reason[];
}

/** A restricted transfer with its mechanisms judged. */
export interface TransferCase {
  readonly transfer: RestrictedTransfer;
  /** In the order listed. */
  readonly listed: readonly MechanismJudgement[];
  /** An adequacy decision that covers the transfer by operation of law, listed or not. */
  readonly adequacy: MechanismJudgement | null;
  readonly governing: MechanismJudgement | null;
}

export interface TransferRule extends Described {
  readonly subject: 'transfer';
  check(transfer: TransferCase): readonly Reason[];
}

export type Rule = EngagementRule | TransferRule;

export type EngagementRoles = Pick<EngagementCase, 'ourRole' | 'vendorRole'>;
