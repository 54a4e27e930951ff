import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { Engagement } from '../engagements/engagement.entity.js';
import { type Mistake, NotFoundError, RefusedError } from '../errors.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { PartiesService } from '../vendors/parties.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { Agreement, AgreementEngagement, ClauseSet, Signature } from './agreement.entity.js';
import type {
  AgreementPatch,
  AgreementsQuery,
  NewAgreement,
  NewSignature,
  NewTermination,
} from './agreement.params.js';
import type { ClauseSetPatch, NewClauseSet } from './clause-set.params.js';
import type { WholeAgreement } from './agreement.view.js';

const AGREEMENT: Kind<Agreement> = {
  entity: Agreement,
  noun: 'agreement',
  vendorsOf: (_, { vendorId }) => Promise.resolve([vendorId]),
};

@Injectable()
export class AgreementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
    private readonly parties: PartiesService,
  ) {}

  async add(change: Change, params: NewAgreement): Promise<WholeAgreement> {
    const { engagementIds = [], signatures = [], clauseSets = [], ...content } = params;
    const vendorId = await this.vendors.expect(change.manager, params.vendorId);
    await this.parties.expect(change.manager, vendorId, partiesIn(params));
    betweenTwo(params);
    for (const [at, clauses] of clauseSets.entries())
      await this.#expectJoiners(change, vendorId, clauses, `/clauseSets/${at}`);
    signatures.forEach(({ partyId }, index) => byAParty(params, partyId, `/signatures/${index}/partyId`));
    outlivesItsStart(params, signatures);
    await this.#expectSameVendor(change, vendorId, params);
    const write = async (id: string) => {
      await speakFor(change, id, engagementIds);
      await change.manager.insert(
        Signature,
        signatures.map((signature) => ({ id: newId(), agreementId: id, ...signature })),
      );
      await change.manager.insert(
        ClauseSet,
        clauseSets.map((clauses) => ({ id: newId(), agreementId: id, ...clauses })),
      );
    };
    const told = { ...params, vendorId };
    const { id } = await this.register.add(change, AGREEMENT, { ...content, vendorId } as Agreement, write, told);
    return this.#whole(change.manager, id);
  }

  async amend(change: Change, id: string, version: number, patch: AgreementPatch): Promise<WholeAgreement> {
    const { engagementIds, ...content } = patch;
    const before = await this.#whole(change.manager, id);
    const { vendorId } = before.agreement;
    await this.parties.expect(change.manager, vendorId, partiesIn(patch));
    staysSigned(before, patch);
    if (DAYS.some((day) => patch[day] !== undefined))
      outlivesItsStart({ ...before.agreement, ...patch }, before.signatures);
    await this.#expectSameVendor(change, vendorId, patch);
    if (patch.supersedesId === id)
      throw new RefusedError([{ pointer: '/supersedesId', detail: 'an agreement cannot replace itself' }]);
    const write = async () => {
      if (engagementIds !== undefined) await speakFor(change, id, engagementIds);
    };
    await this.register.amend(change, AGREEMENT, id, version, content, undefined, write, patch);
    return this.#whole(change.manager, id);
  }

  /** A signature of one of the two parties, in any order. */
  async sign(change: Change, id: string, params: NewSignature): Promise<WholeAgreement> {
    const agreement = await this.register.hold(change, AGREEMENT, id);
    byAParty(agreement, params.partyId, '/partyId');
    outlivesItsStart(agreement, [params], '/signedOn');
    return this.#extend(change, agreement, 'agreement.signed', params, () =>
      change.manager.insert(Signature, { id: newId(), agreementId: id, ...params }),
    );
  }

  async terminate(change: Change, id: string, { terminatedOn }: NewTermination): Promise<WholeAgreement> {
    await this.register.hold(change, AGREEMENT, id);
    const whole = await this.#whole(change.manager, id);
    const signed = [whole.agreement.acceptedOn, ...whole.signatures.map(({ signedOn }) => signedOn)]
      .filter((day) => day !== null)
      .sort();
    if (signed[0] !== undefined && terminatedOn < signed[0])
      throw new RefusedError([
        {
          pointer: '/terminatedOn',
          detail: `${terminatedOn} lies before the agreement was first signed or accepted, on ${signed[0]}; expected a day from then on`,
        },
      ]);
    const { version, terminatedOn: ended } = whole.agreement;
    if (ended !== null && terminatedOn > ended)
      throw new RefusedError([
        {
          pointer: '/terminatedOn',
          detail: `the agreement ended on ${ended}; a later termination cannot revive it, record a new agreement`,
        },
      ]);
    await this.register.amend(change, AGREEMENT, id, version, { terminatedOn }, 'agreement.terminated');
    return this.#whole(change.manager, id);
  }

  async addClauseSet(change: Change, id: string, params: NewClauseSet): Promise<WholeAgreement> {
    const agreement = await this.register.hold(change, AGREEMENT, id);
    await this.#expectJoiners(change, agreement.vendorId, params);
    return this.#extend(change, agreement, 'agreement.clauses-added', params, () =>
      change.manager.insert(ClauseSet, { id: newId(), agreementId: id, ...params }),
    );
  }

  /** @throws NotFoundError for clauses of another agreement, StaleError by the agreement's version */
  async amendClauseSet(
    change: Change,
    id: string,
    clauseSetId: string,
    version: number,
    patch: ClauseSetPatch,
  ): Promise<WholeAgreement> {
    const held = await change.manager.findOneBy(ClauseSet, { id: clauseSetId, agreementId: id });
    if (held === null) throw new NotFoundError('clause set', clauseSetId);
    const { vendorId } = await this.register.find(change.manager, AGREEMENT, id);
    await this.#expectJoiners(change, vendorId, patch);
    const write = async () => {
      if (Object.keys(patch).length > 0) await change.manager.update(ClauseSet, { id: clauseSetId }, patch);
    };
    const told = { clauseSetId, ...patch };
    await this.register.amend(change, AGREEMENT, id, version, {}, 'agreement.clauses-amended', write, told);
    return this.#whole(change.manager, id);
  }

  find(id: string): Promise<WholeAgreement> {
    return this.#whole(this.dataSource.manager, id);
  }

  async list({ vendor, kind, engagementId, ...query }: AgreementsQuery): Promise<Page<WholeAgreement>> {
    const { manager } = this.dataSource;
    const agreements = manager.createQueryBuilder(Agreement, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(kind !== undefined && { kind }),
    });
    if (engagementId !== undefined)
      agreements.andWhere(
        'r.id in (select x.agreement_id from agreement_engagement x where x.engagement_id = :engagementId)',
        {
          engagementId,
        },
      );
    const { items, nextCursor } = await page(agreements, query);
    return { items: await withParts(manager, items), nextCursor };
  }

  async #extend(
    change: Change,
    { id, version }: Agreement,
    happened: string,
    told: object,
    parts: () => Promise<unknown>,
  ): Promise<WholeAgreement> {
    await this.register.amend(change, AGREEMENT, id, version, {}, happened, parts, told);
    return this.#whole(change.manager, id);
  }

  async #whole(manager: EntityManager, id: string): Promise<WholeAgreement> {
    const [whole] = await withParts(manager, [await this.register.find(manager, AGREEMENT, id)]);
    return whole!;
  }

  /** Who joins under the docking clause is ours or of the same vendor. */
  #expectJoiners(
    { manager }: Change,
    vendorId: string,
    { accessions = [] }: Pick<ClauseSetPatch, 'accessions'>,
    pointer = '',
  ): Promise<void> {
    const joiners = accessions.map(({ partyId: id }, at) => ({
      pointer: `${pointer}/accessions/${at}/partyId`,
      id,
      whose: 'either' as const,
    }));
    return this.parties.expect(manager, vendorId, joiners);
  }

  /** What an agreement speaks for or replaces is of the same vendor. */
  async #expectSameVendor(
    { manager }: Change,
    vendorId: string,
    { engagementIds = [], supersedesId }: Pick<AgreementPatch, 'engagementIds' | 'supersedesId'>,
  ): Promise<void> {
    const mistakes: Mistake[] = [];
    for (const [index, id] of engagementIds.entries())
      if (!(await manager.existsBy(Engagement, { id, vendorId })))
        mistakes.push({ pointer: `/engagementIds/${index}`, detail: `there is no engagement "${id}" of this vendor` });
    if (supersedesId != null && !(await manager.existsBy(Agreement, { id: supersedesId, vendorId })))
      mistakes.push({ pointer: '/supersedesId', detail: `there is no agreement "${supersedesId}" of this vendor` });
    if (mistakes.length > 0) throw new RefusedError(mistakes);
  }
}

type BetweenParties = Pick<AgreementPatch, 'firstPartyId' | 'secondPartyId'>;

const partiesIn = ({ firstPartyId, secondPartyId }: BetweenParties) =>
  [
    { pointer: '/firstPartyId', id: firstPartyId, whose: 'either' },
    { pointer: '/secondPartyId', id: secondPartyId, whose: 'either' },
  ] as const;

function byAParty({ firstPartyId, secondPartyId }: BetweenParties, partyId: string, pointer: string): void {
  if (partyId !== firstPartyId && partyId !== secondPartyId)
    throw new RefusedError([
      { pointer, detail: `"${partyId}" is not one of the two parties of the agreement; only they can sign it` },
    ]);
}

function betweenTwo({ firstPartyId, secondPartyId }: BetweenParties): void {
  if (firstPartyId === secondPartyId)
    throw new RefusedError([
      { pointer: '/secondPartyId', detail: 'an agreement is between two parties; expected another than the first' },
    ]);
}

/** A party that signed remains a party. */
function staysSigned({ agreement, signatures }: WholeAgreement, patch: AgreementPatch): void {
  const parties = {
    firstPartyId: patch.firstPartyId ?? agreement.firstPartyId,
    secondPartyId: patch.secondPartyId ?? agreement.secondPartyId,
  };
  betweenTwo(parties);
  const pointer = patch.firstPartyId === undefined ? '/secondPartyId' : '/firstPartyId';
  for (const { partyId } of signatures) byAParty(parties, partyId, pointer);
}

const DAYS = ['acceptedOn', 'effectiveOn', 'expiresOn'] as const;

/** No paper has its last day before it begins. */
function outlivesItsStart(
  { acceptedOn, effectiveOn, expiresOn }: Pick<AgreementPatch, (typeof DAYS)[number]>,
  signatures: readonly Pick<NewSignature, 'signedOn'>[],
  pointer = '/expiresOn',
): void {
  if (expiresOn == null) return;
  const begins = [
    [effectiveOn, 'takes effect'],
    [acceptedOn, 'was accepted'],
    ...signatures.map(({ signedOn }) => [signedOn, 'was signed'] as const),
  ] as const;
  for (const [day, what] of begins)
    if (day != null && expiresOn < day)
      throw new RefusedError([
        {
          pointer,
          detail: `the last day ${expiresOn} lies before the agreement ${what} on ${day}; correct the day that is wrong`,
        },
      ]);
}

async function speakFor({ manager }: Change, agreementId: string, engagementIds: readonly string[]): Promise<void> {
  await manager.delete(AgreementEngagement, { agreementId });
  await manager.insert(
    AgreementEngagement,
    engagementIds.map((engagementId) => ({ agreementId, engagementId })),
  );
}

async function withParts(manager: EntityManager, agreements: readonly Agreement[]): Promise<readonly WholeAgreement[]> {
  const of = { agreementId: In(agreements.map(({ id }) => id)) };
  const links = await manager.findBy(AgreementEngagement, of);
  const signatures = await manager.find(Signature, { where: of, order: { id: 'asc' } });
  const clauseSets = await manager.find(ClauseSet, { where: of, order: { id: 'asc' } });
  return agreements.map((agreement) => {
    const belongs = ({ agreementId }: { readonly agreementId: string }) => agreementId === agreement.id;
    return {
      agreement,
      engagementIds: links.filter(belongs).map(({ engagementId }) => engagementId),
      signatures: signatures.filter(belongs),
      clauseSets: clauseSets.filter(belongs),
    };
  });
}
