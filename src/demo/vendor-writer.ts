import type { WholeAgreement } from '../agreements/agreement.view.js';
import type { Change } from '../change.js';
import type { NewMechanism } from '../transfers/mechanism.params.js';
import type { Certification } from '../vendors/certification.entity.js';
import type { DemoAgreement, DemoMechanism, DemoTransfer, DemoVendor } from './demo-vendor.js';
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
    const { impactAssessments, transfers, ...vendor } = more;
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
      this.#impactAssessmentIds.push((await services.impactAssessments.add(change, { ...assessment, vendorId })).id);
    for (const transfer of transfers ?? []) await this.#transfer(transfer, first, engagements ?? {});
  }

  async #conclude(vendorId: string, agreement: DemoAgreement, first: string): Promise<void> {
    const { between = ['own', first], for: names, signed = {}, replaces, terminatedOn, ...content } = agreement;
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
      ...(replaces !== undefined && before !== undefined && { supersedesId: before }),
    });
    if (terminatedOn !== undefined)
      await this.services.agreements.terminate(this.change, whole.agreement.id, { terminatedOn });
    this.#agreements.push(whole);
  }

  async #transfer(transfer: DemoTransfer, first: string, engagements: Engagements): Promise<void> {
    const { under = this.#engagements.names()[0] ?? '', from = 'own', to = first, on, ...content } = transfer;
    const { startsOn = null, endsOn = null } = engagements[under] ?? {};
    await this.services.transfers.add(this.change, {
      flow: 'sent',
      startsOn,
      endsOn,
      ...content,
      engagementId: this.#engagements.idOf(under),
      exporterId: this.#parties.idOf(from),
      importerId: this.#parties.idOf(to),
      mechanisms: on.flatMap((name) => this.#mechanismsCalled(name)),
      impactAssessmentIds: this.#impactAssessmentIds,
    });
  }

  #mechanismsCalled(name: DemoMechanism): readonly NewMechanism[] {
    if (name.startsWith('EU_ADEQUACY_')) return [{ kind: 'adequacy', decision: name }];
    const certification = this.#certifications.find(({ framework }) => framework === name);
    if (certification !== undefined) return [{ kind: 'certification', certificationId: certification.id }];
    // The clauses of an agreement come before those that it replaced, on which earlier days rest.
    const clauseSets = this.#agreements.flatMap((agreement) => agreement.clauseSets).filter(({ set }) => set === name);
    if (clauseSets.length === 0) throw new Error(`The demo lists ${name}, and the vendor has none`);
    return clauseSets.reverse().map(({ id }) => ({ kind: 'clause_set', clauseSetId: id }));
  }
}
