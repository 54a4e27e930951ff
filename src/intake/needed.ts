import type { Citation } from '../law/citation.js';
import type { Annex, ClauseSetName, EngagementRole, Module, OptInMethod, Role } from '../law/facts.js';
import type { Law } from '../law/law.js';
import type { LegalDay } from '../law/legal-day.js';
import type { RoleRuling } from '../law/questionnaires/role.js';
import type { RecipientLine } from '../law/questionnaires/transfer-questions.js';
import type { Regime } from '../law/regime.js';

export const NEEDED_KINDS = [
  'answer',
  'contract',
  'engagement',
  'adequacy',
  'certification',
  'clauses',
  'impact_assessment',
  'sub_processors',
  'opt_in',
] as const;

/** One thing that is to be done before data goes. */
export interface Needed {
  readonly kind: (typeof NEEDED_KINDS)[number];
  readonly says: string;
  /** To whom the data would go; null: it is about the whole. */
  readonly recipient: string | null;
  readonly regime: Regime | null;
  /** The instrument or template meant; null: none in particular. */
  readonly instrument: string | null;
  readonly modules: readonly Module[];
  readonly annexes: readonly Annex[];
  /** What the law wants beside clauses; null: nothing. */
  readonly addition: ClauseSetName | null;
  /** Things with the same mark are alternatives, of which one is enough; null: it has none. */
  readonly oneOf: string | null;
  readonly citation: Citation | null;
}

/** What is known when the need is worked out. */
export interface Taken {
  readonly roles: { readonly ourRole: Role | null; readonly vendorRole: EngagementRole | null };
  readonly ruling: RoleRuling | null;
  /** The law that binds our own party first. */
  readonly regime: Regime;
  readonly lines: readonly RecipientLine[];
  readonly dpaUrl: string | null;
  readonly subprocessorsUrl: string | null;
  readonly optInMethod: OptInMethod | null;
  readonly plan: string | null;
  readonly law: Law;
  readonly day: LegalDay;
}

export const needed = (kind: Needed['kind'], says: string, more: Partial<Needed> = {}): Needed => ({
  kind,
  says,
  recipient: null,
  regime: null,
  instrument: null,
  modules: [],
  annexes: [],
  addition: null,
  oneOf: null,
  citation: null,
  ...more,
});
