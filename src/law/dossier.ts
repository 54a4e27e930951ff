import type { AsOf } from './as-of.js';
import { conclude, type Conclusion } from './conclusion.js';
import type {
  Agreement,
  Certification,
  ClauseSet,
  Engagement,
  Facts,
  ImpactAssessment,
  OptIn,
  Party,
  Role,
  Safeguard,
  Subprocessing,
  Transfer,
} from './facts.js';

/** A clause set with the agreement that holds it. */
export interface HeldClauseSet {
  readonly clauseSet: ClauseSet;
  readonly agreement: Agreement;
}

const byId = <T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> => {
  const found = new Map<string, T>();
  for (const record of records) found.set(record.id, record);
  return found;
};

/** Facts, indexed once per assessment. */
export class Dossier {
  readonly #parties: ReadonlyMap<string, Party>;
  readonly #engagements: ReadonlyMap<string, Engagement>;
  readonly #certifications: ReadonlyMap<string, Certification>;
  readonly #impactAssessments: ReadonlyMap<string, ImpactAssessment>;
  readonly #safeguards: ReadonlyMap<string, Safeguard>;
  readonly #transfers: ReadonlyMap<string, Transfer>;
  readonly #clauseSets = new Map<string, HeldClauseSet>();
  readonly #conclusions = new Map<Agreement, Conclusion>();
  readonly #successors = new Map<string, Agreement[]>();
  readonly #hasHops: boolean;

  constructor(readonly facts: Facts) {
    this.#hasHops = facts.transfers.some(({ onwardFromId }) => onwardFromId !== null);
    this.#parties = byId(facts.parties);
    this.#engagements = byId(facts.engagements);
    this.#certifications = byId(facts.certifications);
    this.#impactAssessments = byId(facts.impactAssessments);
    this.#safeguards = byId(facts.safeguards);
    this.#transfers = byId(facts.transfers);
    for (const agreement of facts.agreements) {
      for (const clauseSet of agreement.clauseSets) this.#clauseSets.set(clauseSet.id, { clauseSet, agreement });
      const { id, supersedesId } = agreement;
      if (supersedesId === null || supersedesId === id) continue;
      const others = this.#successors.get(supersedesId);
      if (others === undefined) this.#successors.set(supersedesId, [agreement]);
      else others.push(agreement);
    }
  }

  party(id: string | null): Party | null {
    return id === null ? null : (this.#parties.get(id) ?? null);
  }

  engagement(id: string | null): Engagement | null {
    return id === null ? null : (this.#engagements.get(id) ?? null);
  }

  certification(id: string): Certification | null {
    return this.#certifications.get(id) ?? null;
  }

  clauseSet(id: string): HeldClauseSet | null {
    return this.#clauseSets.get(id) ?? null;
  }

  safeguard(id: string): Safeguard | null {
    return this.#safeguards.get(id) ?? null;
  }

  transfer(id: string): Transfer | null {
    return this.#transfers.get(id) ?? null;
  }

  /** The hops that follow the transfer, those of its hops among them. */
  hopsAfter(id: string): readonly Transfer[] {
    const hops: Transfer[] = [];
    if (!this.#hasHops) return hops;
    const reached = new Set([id]);
    let found: readonly Transfer[];
    do {
      found = this.facts.transfers.filter(
        (transfer) => transfer.onwardFromId !== null && reached.has(transfer.onwardFromId) && !reached.has(transfer.id),
      );
      for (const hop of found) reached.add(hop.id);
      hops.push(...found);
    } while (found.length > 0);
    return hops;
  }

  /**
   * The agreements that speak for the engagement and bind the vendor's side of it (Art. 28(3): binding on the
   * processor with regard to the controller); on ours, one of the group may have agreed for another.
   */
  agreementsFor(engagement: Engagement): readonly Agreement[] {
    return this.agreementsOf(engagement).filter(({ partyIds }) => partyIds.includes(engagement.vendorPartyId));
  }

  /** The agreements of ours that speak for the engagement, whomever they bind on the other side. */
  agreementsOf(engagement: Engagement): readonly Agreement[] {
    return this.facts.agreements.filter(
      (agreement) => this.#isNamedFor(agreement, engagement) && this.#comesWithPlan(agreement, engagement),
    );
  }

  /** Those that name the engagement and do not come with the plan that was bought, or is not known. */
  agreementsOfOtherPlans(engagement: Engagement): readonly Agreement[] {
    return this.facts.agreements.filter(
      (agreement) => this.#isNamedFor(agreement, engagement) && !this.#comesWithPlan(agreement, engagement),
    );
  }

  #isNamedFor({ engagementIds, partyIds }: Agreement, { id, ownPartyId }: Engagement): boolean {
    return (
      engagementIds.includes(id) &&
      partyIds.some((partyId) => partyId === ownPartyId || this.party(partyId)?.isOwn === true)
    );
  }

  /** A free plan may come without a DPA; which plan was bought the engagement says, otherwise an opt-in to the agreement. */
  #comesWithPlan({ id, plans }: Agreement, { plan }: Engagement): boolean {
    if (plans.length === 0) return true;
    const bought = plan === null ? this.optInsTo(id).map((optIn) => optIn.plan) : [plan];
    return bought.some((one) => one !== null && plans.some((covered) => isSamePlan(covered, one)));
  }

  /** The agreements that replace it. */
  successorsOf({ id }: Agreement): readonly Agreement[] {
    return this.#successors.get(id) ?? [];
  }

  /** The opt-ins that bring the agreement about. */
  optInsTo(agreementId: string): readonly OptIn[] {
    return this.facts.optIns.filter((optIn) => optIn.agreementId === agreementId);
  }

  /** How far the agreement has come, worked out once: many ask, and no day changes it. */
  conclusionOf(agreement: Agreement): Conclusion {
    let known = this.#conclusions.get(agreement);
    if (known === undefined) {
      known = conclude(agreement, this.optInsTo(agreement.id));
      this.#conclusions.set(agreement, known);
    }
    return known;
  }

  subprocessingsOf({ id }: Engagement): readonly Subprocessing[] {
    return this.facts.subprocessings.filter(
      ({ engagementIds }) => engagementIds.length === 0 || engagementIds.includes(id),
    );
  }

  /** The certifications that name the party, as holder or as covered entity, under the framework. */
  certificationsOf(partyId: string, framework: string): readonly Certification[] {
    return this.facts.certifications.filter(
      (held) => held.framework === framework && (held.partyId === partyId || held.coveredPartyIds.includes(partyId)),
    );
  }

  impactAssessmentsOf(transfer: Transfer): readonly ImpactAssessment[] {
    const found: ImpactAssessment[] = [];
    for (const id of transfer.impactAssessmentIds) {
      const assessment = this.#impactAssessments.get(id);
      if (assessment !== undefined) found.push(assessment);
    }
    return found;
  }

  /**
   * The roles of exporter and importer: as recorded on the transfer, otherwise as its engagement has them; a
   * processor that went beyond its instructions is a controller for it (Art. 28(10)).
   */
  rolesOf(transfer: Transfer, asOf: AsOf): { readonly exporter: Role | null; readonly importer: Role | null } {
    const { exporterRole: exporter, importerRole: importer } = transfer;
    const engagement = this.engagement(transfer.engagementId);
    if (engagement === null) return { exporter, importer };
    const beyond = isOutsideInstructions(engagement, asOf);
    const roleOf = (recorded: Role | null, partyId: string | null): Role | null => {
      const role = recorded ?? roleIn(engagement, partyId);
      const isParty = partyId === engagement.ownPartyId || partyId === engagement.vendorPartyId;
      return beyond && isParty && isProcessorRole(role) ? 'controller' : role;
    };
    return { exporter: roleOf(exporter, transfer.exporterId), importer: roleOf(importer, transfer.importerId) };
  }
}

function roleIn({ ownPartyId, vendorPartyId, ourRole, vendorRole }: Engagement, partyId: string | null): Role | null {
  if (partyId === ownPartyId) return ourRole;
  return partyId === vendorPartyId && vendorRole !== 'third_party' ? vendorRole : null;
}

const isSamePlan = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

export const isProcessorRole = (role: Engagement['vendorRole']): boolean =>
  role === 'processor' || role === 'sub_processor';

/** Whether the processor's own purposes have begun by the day. */
export const isOutsideInstructions = ({ outsideInstructions: beyond }: Engagement, asOf: AsOf): boolean =>
  beyond !== null && (beyond.since === null || asOf.reached(beyond.since));
