import { createHash } from 'node:crypto';
import type { WholeAgreement } from '../agreements/agreement-parts.js';
import type { NewClauseSet } from '../agreements/clause-set.params.js';
import type { Change } from '../change.js';
import { NOTHING_TO_READ } from '../documents/reading/reading.js';
import type { NewMechanism } from '../transfers/mechanism.params.js';
import type { Certification } from '../vendors/certification.entity.js';
import type { DemoAgreement, DemoClauseSet, DemoMechanism, DemoTransfer, DemoVendor } from './demo-vendor.js';
import { Named } from './named.js';
import type { Services } from './services.js';

type Engagements = NonNullable<DemoVendor['engagements']>;

/** Writes a vendor with all that it has, and gives its names their ids. */
export class VendorWriter {
  readonly #parties: Named;
  readonly #engagements = new Named('engagement');
  readonly #certifications: Certification[] = [];
  readonly #agreements: WholeAgreement[] = [];
  readonly #impactAssessmentIds: string[] = [];
  readonly #safeguards = new Named('safeguard');
  #lastTransferId: string | null = null;

  constructor(
    private readonly services: Services,
    private readonly change: Change,
    private readonly people: Named,
    ours: Named,
  ) {
    this.#parties = new Named('party', ours);
  }

  async write({ owner, parties, engagements, certifications, agreements, ...more }: DemoVendor): Promise<void> {
    const { change, services } = this;
    const { impactAssessments, safeguards, transfers, subprocessings, ...vendor } = more;
    const added = await services.vendors.add(change, { ...vendor, ownerId: this.people.idOf(owner) });
    const vendorId = added.vendor.id;
    for (const [name, party] of Object.entries(parties))
      this.#parties.add(name, await services.parties.add(change, { ...party, vendorId }));
    const [first] = Object.keys(parties) as [string];

    for (const { of = first, ...content } of certifications ?? [])
      this.#certifications.push(
        await services.certifications.add(change, { ...content, partyId: this.#parties.idOf(of) }),
      );
    for (const [name, { own = 'own', with: other = first, ...content }] of Object.entries(engagements ?? {})) {
      const between = { ownPartyId: this.#parties.idOf(own), vendorPartyId: this.#parties.idOf(other) };
      this.#engagements.add(name, await services.engagements.add(change, { ...content, ...between, vendorId }));
    }
    for (const agreement of agreements ?? []) await this.#conclude(vendorId, agreement, first);
    for (const assessment of impactAssessments ?? [])
      this.#impactAssessmentIds.push(
        (await services.impactAssessments.add(change, { ...assessment, vendorId })).assessment.id,
      );
    for (const [name, { binds, ...content }] of Object.entries(safeguards ?? {})) {
      const partyIds = binds.map((party) => this.#parties.idOf(party));
      this.#safeguards.add(name, await services.safeguards.add(change, { ...content, partyIds, vendorId }));
    }
    for (const transfer of transfers ?? []) await this.#transfer(transfer, first, engagements ?? {});
    for (const { by, ...content } of subprocessings ?? [])
      await services.subprocessings.add(change, { ...content, partyId: this.#parties.idOf(by), vendorId });
  }

  async #conclude(vendorId: string, agreement: DemoAgreement, first: string): Promise<void> {
    const { between = ['own', first], for: names, signed = {}, clauseSets = [], ...more } = agreement;
    const { replaces, renewals = [], terminatedOn, optIn, filed, ...content } = more;
    const [firstPartyId, secondPartyId] = between.map((name) => this.#parties.idOf(name)) as [string, string];
    const signatures = Object.entries(signed).map(([name, day]) => ({
      partyId: this.#parties.idOf(name),
      signedOn: day === 'undated' ? null : day,
    }));
    const before = this.#agreements.at(-1)?.agreement.id;
    const whole = await this.services.agreements.add(this.change, {
      ...content,
      vendorId,
      firstPartyId,
      secondPartyId,
      engagementIds: (names ?? this.#engagements.names()).map((name) => this.#engagements.idOf(name)),
      signatures,
      clauseSets: clauseSets.map((clauses) => this.#clauses(clauses)),
      ...(replaces !== undefined && before !== undefined && { supersedesId: before }),
      ...(filed !== undefined && { document: { documentId: await this.#file(vendorId, filed), bearsOn: null } }),
    });
    const agreementId = whole.agreement.id;
    for (const renewal of renewals) await this.services.course.renew(this.change, agreementId, renewal);
    if (terminatedOn !== undefined) await this.services.course.terminate(this.change, agreementId, { terminatedOn });
    if (optIn !== undefined) await this.services.optIns.add(this.change, { ...optIn, vendorId, agreementId });
    this.#agreements.push(whole);
  }

  async #file(vendorId: string, { name, text }: NonNullable<DemoAgreement['filed']>): Promise<string> {
    const bytes = Buffer.from(text);
    const found = { mediaType: 'text/plain', reading: NOTHING_TO_READ } as const;
    const paper = { givenName: name, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), found };
    return (await this.services.documents.file(this.change, paper, { vendorId })).document.id;
  }

  #clauses({ joined = {}, ...clauses }: DemoClauseSet): NewClauseSet {
    const accessions = Object.entries(joined).map(([name, steps]) => ({ ...steps, partyId: this.#parties.idOf(name) }));
    return { ...clauses, accessions };
  }

  async #transfer(transfer: DemoTransfer, first: string, engagements: Engagements): Promise<void> {
    const { under = this.#engagements.names()[0] ?? '', from = 'own', to = first, onwards, on, ...content } = transfer;
    const { startsOn = null, endsOn = null } = engagements[under] ?? {};
    const [exporterId, importerId] = [this.#parties.idOf(from), this.#parties.idOf(to)];
    const { transfer: added } = await this.services.transfers.add(this.change, {
      flow: 'sent',
      startsOn,
      endsOn,
      ...content,
      engagementId: this.#engagements.idOf(under),
      exporterId,
      importerId,
      onwardFromId: onwards === undefined ? null : this.#lastTransferId,
      mechanisms: on.flatMap((mechanism) => this.#mechanisms(mechanism, [exporterId, importerId])),
      impactAssessmentIds: this.#impactAssessmentIds,
    });
    this.#lastTransferId = added.id;
  }

  #mechanisms(mechanism: DemoMechanism, between: readonly string[]): readonly NewMechanism[] {
    if (typeof mechanism === 'object')
      return 'derogation' in mechanism
        ? [{ kind: 'derogation', derogation: mechanism.derogation }]
        : [{ kind: 'safeguard', safeguardId: this.#safeguards.idOf(mechanism.safeguard) }];
    if (mechanism === 'whatever adequacy there is') return [{ kind: 'adequacy' }];
    if (mechanism.startsWith('EU_ADEQUACY_')) return [{ kind: 'adequacy', decision: mechanism }];
    const certification = this.#certifications.find(({ framework }) => framework === mechanism);
    if (certification !== undefined) return [{ kind: 'certification', certificationId: certification.id }];
    // The clauses of an agreement come before those that it replaced, on which earlier days rest.
    const clauseSets = this.#agreements
      .flatMap((agreement) => clausesBetween(agreement, between))
      .filter(({ set }) => set === mechanism);
    if (clauseSets.length === 0) throw new Error(`The demo lists ${mechanism}, and the parties have none`);
    return clauseSets.reverse().map(({ id }) => ({ kind: 'clause_set', clauseSetId: id }));
  }
}

/** The clauses that both are party to, from the start or by joining. */
const clausesBetween = ({ agreement, clauseSets }: WholeAgreement, partyIds: readonly string[]) =>
  clauseSets.filter(({ accessions }) => {
    const joined = accessions.map(({ partyId }) => partyId);
    return partyIds.every((id) => [agreement.firstPartyId, agreement.secondPartyId, ...joined].includes(id));
  });
