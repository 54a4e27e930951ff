import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { DocumentsService } from '../documents/documents.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { NotFoundError, refuseAny } from '../errors.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { PartiesService } from '../vendors/parties.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import {
  betweenTwo,
  byAParty,
  DAYS,
  expectAgreements,
  hasCome,
  noCircle,
  notWithdrawn,
  outlivesItsStart,
  partiesIn,
  staysSigned,
} from './agreement-checks.js';
import { chainOf, replacedBy, speakFor, type WholeAgreement, withParts } from './agreement-parts.js';
import { Agreement, ClauseSet, Signature } from './agreement.entity.js';
import type { AgreementPatch, AgreementsQuery, NewAgreement, SignaturePatch } from './agreement.params.js';
import { mistakenClauses } from './clause-set-mistakes.js';
import { keptPaper } from './paper.js';
import type { ClauseSetPatch, NewClauseSet } from './clause-set.params.js';

export const AGREEMENT: Kind<Agreement> = {
  entity: Agreement,
  noun: 'agreement',
  vendorsOf: (_, { vendorId }) => Promise.resolve([vendorId]),
};

/** Papers between two parties: what they are, whom they bind, which clauses they hold. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
    private readonly parties: PartiesService,
    private readonly engagements: EngagementsService,
    private readonly documents: DocumentsService,
  ) {}

  async add(change: Change, params: NewAgreement): Promise<WholeAgreement> {
    const { engagementIds = [], signatures = [], clauseSets = [], document, ...content } = params;
    const vendorId = await this.vendors.expect(change.manager, params.vendorId);
    await this.parties.expect(change.manager, vendorId, partiesIn(params));
    betweenTwo(params);
    for (const [at, clauses] of clauseSets.entries()) {
      refuseAny(mistakenClauses(clauses, `/clauseSets/${at}`));
      await this.#expectJoiners(change, vendorId, clauses, `/clauseSets/${at}`);
    }
    hasCome(change, params.acceptedOn, '/acceptedOn');
    signatures.forEach(({ partyId, signedOn }, index) => {
      byAParty(params, partyId, `/signatures/${index}/partyId`);
      hasCome(change, signedOn, `/signatures/${index}/signedOn`);
    });
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
    const paper = await keptPaper(change.manager, this.documents, vendorId, document);
    const added = { ...content, ...paper, vendorId } as Agreement;
    const { id } = await this.register.add(change, AGREEMENT, added, write, told);
    return this.whole(change.manager, id);
  }

  async amend(
    change: Change,
    id: string,
    version: number,
    patch: AgreementPatch,
    happened?: string,
  ): Promise<WholeAgreement> {
    const { engagementIds, document, ...content } = patch;
    const before = await this.whole(change.manager, id);
    const { vendorId } = before.agreement;
    await this.parties.expect(change.manager, vendorId, partiesIn(patch));
    staysSigned(before, patch);
    if (patch.acceptedOn != null) notWithdrawn(before.agreement);
    hasCome(change, patch.acceptedOn, '/acceptedOn');
    if (DAYS.some((day) => patch[day] !== undefined))
      outlivesItsStart({ ...before.agreement, ...patch }, before.signatures);
    await this.#expectSameVendor(change, vendorId, patch);
    if (patch.supersedesId != null)
      noCircle(id, patch.supersedesId, await replacedBy(change.manager, patch.supersedesId));
    const write = async () => {
      if (engagementIds !== undefined) await speakFor(change, id, engagementIds);
    };
    const paper = await keptPaper(change.manager, this.documents, vendorId, document);
    await this.register.amend(change, AGREEMENT, id, version, { ...content, ...paper }, happened, write, patch);
    return this.whole(change.manager, id);
  }

  async addClauseSet(change: Change, id: string, params: NewClauseSet): Promise<WholeAgreement> {
    const { vendorId, version } = await this.register.hold(change, AGREEMENT, id);
    refuseAny(mistakenClauses(params, ''));
    await this.#expectJoiners(change, vendorId, params);
    const write = () => change.manager.insert(ClauseSet, { id: newId(), agreementId: id, ...params });
    await this.register.amend(change, AGREEMENT, id, version, {}, 'agreement.clauses-added', write, params);
    return this.whole(change.manager, id);
  }

  /** @throws NotFoundError for a signature of another agreement, StaleError by the agreement's version */
  async amendSignature(
    change: Change,
    id: string,
    signatureId: string,
    version: number,
    patch: SignaturePatch,
  ): Promise<WholeAgreement> {
    const { agreement, signatures } = await this.whole(change.manager, id);
    const held = signatures.find((signature) => signature.id === signatureId);
    if (held === undefined) throw new NotFoundError('signature', signatureId);
    hasCome(change, patch.signedOn, '/signedOn');
    outlivesItsStart(agreement, [{ ...held, ...patch }], '/signedOn');
    const write = async () => {
      if (Object.keys(patch).length > 0) await change.manager.update(Signature, { id: signatureId }, patch);
    };
    const told = { signatureId, ...patch };
    await this.register.amend(change, AGREEMENT, id, version, {}, 'agreement.signature-amended', write, told);
    return this.whole(change.manager, id);
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
    refuseAny(mistakenClauses({ ...held, ...patch }, ''));
    await this.#expectJoiners(change, vendorId, patch);
    const write = async () => {
      if (Object.keys(patch).length > 0) await change.manager.update(ClauseSet, { id: clauseSetId }, patch);
    };
    const told = { clauseSetId, ...patch };
    await this.register.amend(change, AGREEMENT, id, version, {}, 'agreement.clauses-amended', write, told);
    return this.whole(change.manager, id);
  }

  find(id: string): Promise<WholeAgreement> {
    return this.whole(this.dataSource.manager, id);
  }

  async list({ vendor, kind, engagementId, asOf: _, ...query }: AgreementsQuery): Promise<Page<WholeAgreement>> {
    const { manager } = this.dataSource;
    const agreements = manager.createQueryBuilder(Agreement, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(kind !== undefined && { kind }),
    });
    if (engagementId !== undefined)
      agreements.andWhere(
        'r.id in (select x.agreement_id from agreement_engagement x where x.engagement_id = :engagementId)',
        { engagementId },
      );
    const { items, nextCursor } = await page(agreements, query);
    return { items: await withParts(manager, items), nextCursor };
  }

  /** What it replaces, and what replaces it: the oldest first. */
  async chain(id: string): Promise<readonly WholeAgreement[]> {
    const { manager } = this.dataSource;
    await this.register.find(manager, AGREEMENT, id);
    const found: Agreement[] = [];
    for (const linked of await chainOf(manager, id)) found.push(await this.register.find(manager, AGREEMENT, linked));
    return withParts(manager, found);
  }

  /** @throws NotFoundError */
  async whole(manager: EntityManager, id: string): Promise<WholeAgreement> {
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
    const named = engagementIds.map((engagementId, at) => ({ pointer: `/engagementIds/${at}`, id: engagementId }));
    await this.engagements.expect(manager, vendorId, named);
    await expectAgreements(manager, vendorId, [{ pointer: '/supersedesId', id: supersedesId }]);
  }
}
