import type {
  Agreement,
  Certification,
  ClauseSet,
  Engagement,
  Facts,
  ImpactAssessment,
  Party,
  Transfer,
} from './facts.js';

/** A clause set with the agreement that holds it. */
export interface HeldClauseSet {
  readonly clauseSet: ClauseSet;
  readonly agreement: Agreement;
}

/** Facts, indexed once per assessment. */
export class Dossier {
  readonly #parties = new Map<string, Party>();
  readonly #engagements = new Map<string, Engagement>();
  readonly #clauseSets = new Map<string, HeldClauseSet>();
  readonly #certifications = new Map<string, Certification>();
  readonly #impactAssessments = new Map<string, ImpactAssessment>();

  constructor(readonly facts: Facts) {
    for (const party of facts.parties) this.#parties.set(party.id, party);
    for (const engagement of facts.engagements) this.#engagements.set(engagement.id, engagement);
    for (const agreement of facts.agreements)
      for (const clauseSet of agreement.clauseSets) this.#clauseSets.set(clauseSet.id, { clauseSet, agreement });
    for (const certification of facts.certifications) this.#certifications.set(certification.id, certification);
    for (const assessment of facts.impactAssessments) this.#impactAssessments.set(assessment.id, assessment);
  }

  party(id: string | null): Party | null {
    return id === null ? null : (this.#parties.get(id) ?? null);
  }

  certification(id: string): Certification | null {
    return this.#certifications.get(id) ?? null;
  }

  clauseSet(id: string): HeldClauseSet | null {
    return this.#clauseSets.get(id) ?? null;
  }

  /**
   * The agreements that speak for the engagement and bind the vendor's side of it (Art. 28(3): binding on the
   * processor); on ours, one of the group may have agreed for another.
   */
  agreementsFor({ id, vendorPartyId }: Engagement): readonly Agreement[] {
    return this.facts.agreements.filter(
      ({ engagementIds, partyIds }) => engagementIds.includes(id) && partyIds.includes(vendorPartyId),
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

  /** The roles of exporter and importer: as recorded on the transfer, otherwise as its engagement has them. */
  rolesOf(transfer: Transfer): { exporter: Transfer['exporterRole']; importer: Transfer['importerRole'] } {
    const { exporterRole, importerRole } = transfer;
    const engagement = transfer.engagementId === null ? undefined : this.#engagements.get(transfer.engagementId);
    if (engagement === undefined || (exporterRole !== null && importerRole !== null))
      return { exporter: exporterRole, importer: importerRole };
    const roleOf = (partyId: string | null) =>
      partyId === engagement.ownPartyId
        ? engagement.ourRole
        : partyId === engagement.vendorPartyId
          ? engagement.vendorRole
          : null;
    return {
      exporter: exporterRole ?? roleOf(transfer.exporterId),
      importer: importerRole ?? roleOf(transfer.importerId),
    };
  }
}
