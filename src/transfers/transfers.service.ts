import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { Engagement } from '../engagements/engagement.entity.js';
import { type Mistake, refuseAny, refused } from '../errors.js';
import { currentLaw } from '../gaps/current-law.js';
import { page, type Page } from '../page.js';
import { expectPeriod } from '../register/period.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { PartiesService } from '../vendors/parties.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { ImpactAssessment } from './impact-assessment.entity.js';
import { Safeguard } from './safeguard.entity.js';
import { Transfer, TransferImpactAssessment, TransferMechanism } from './transfer.entity.js';
import { mistakenKind, type NewMechanism } from './mechanism.params.js';
import type { NewTransfer, TransferPatch, TransfersQuery } from './transfer.params.js';
import type { WholeTransfer } from './transfer.view.js';

const TRANSFER: Kind<Transfer> = {
  entity: Transfer,
  noun: 'transfer',
  vendorsOf: (_, { vendorId }) => Promise.resolve([vendorId]),
};

@Injectable()
export class TransfersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
    private readonly parties: PartiesService,
  ) {}

  async add(change: Change, params: NewTransfer): Promise<WholeTransfer> {
    const { mechanisms = [], impactAssessmentIds = [], ...content } = params;
    const engagement = await change.manager.findOneBy(Engagement, { id: params.engagementId });
    if (engagement === null)
      throw refused('/engagementId', `there is no engagement "${params.engagementId}"; add it first`);
    const { vendorId } = engagement;
    expectPeriod(params);
    expectFlow(params);
    await this.#expect(change.manager, vendorId, params);
    await expectAssessed(change.manager, params.importerId ?? null, impactAssessmentIds);
    await expectOnward(change.manager, vendorId, null, params);
    const write = async (id: string) => {
      await restOn(change, id, mechanisms);
      await assessedBy(change, id, impactAssessmentIds);
    };
    const told = { ...params, vendorId };
    const { id } = await this.register.add(change, TRANSFER, { ...content, vendorId } as Transfer, write, told);
    return this.#whole(change.manager, id);
  }

  /** A list of mechanisms or impact assessments replaces the one before. */
  async amend(change: Change, id: string, version: number, patch: TransferPatch): Promise<WholeTransfer> {
    const { mechanisms, impactAssessmentIds, ...content } = patch;
    const before = await this.register.find(change.manager, TRANSFER, id);
    expectPeriod({ ...before, ...patch });
    expectFlow({ ...before, ...patch });
    await this.#expect(change.manager, before.vendorId, patch);
    if (patch.importerId !== undefined || impactAssessmentIds !== undefined)
      await expectAssessed(
        change.manager,
        patch.importerId === undefined ? before.importerId : patch.importerId,
        impactAssessmentIds ?? (await this.#whole(change.manager, id)).impactAssessmentIds,
      );
    if (patch.onwardFromId !== undefined || patch.exporterId !== undefined)
      await expectOnward(change.manager, before.vendorId, id, { ...before, ...patch });
    if (patch.importerId != null) await expectSentOnBy(change.manager, id, patch.importerId);
    const write = async () => {
      if (mechanisms !== undefined) await restOn(change, id, mechanisms);
      if (impactAssessmentIds !== undefined) await assessedBy(change, id, impactAssessmentIds);
    };
    await this.register.amend(change, TRANSFER, id, version, content, undefined, write, patch);
    return this.#whole(change.manager, id);
  }

  /**
   * The assessment was made for these transfers too; those that have it already are left as they are.
   * @throws RefusedError naming each that is not of its vendor, or goes to another importer
   */
  async assessBy(change: Change, assessment: ImpactAssessment, transferIds: readonly string[]): Promise<void> {
    const { manager } = change;
    const mistakes: Mistake[] = [];
    const lacking: WholeTransfer[] = [];
    for (const [at, id] of transferIds.entries()) {
      const pointer = `/transferIds/${at}`;
      const transfer = await manager.findOneBy(Transfer, { id, vendorId: assessment.vendorId });
      if (transfer === null) mistakes.push({ pointer, detail: `there is no transfer "${id}" of this vendor` });
      else if (isToAnother(assessment, transfer.importerId))
        mistakes.push({ pointer, detail: toAnother(assessment.id) });
      else {
        const whole = await this.#whole(manager, id);
        if (!whole.impactAssessmentIds.includes(assessment.id)) lacking.push(whole);
      }
    }
    refuseAny(mistakes);
    for (const { transfer, impactAssessmentIds } of lacking)
      await this.amend(change, transfer.id, transfer.version, {
        impactAssessmentIds: [...impactAssessmentIds, assessment.id],
      });
  }

  find(id: string): Promise<WholeTransfer> {
    return this.#whole(this.dataSource.manager, id);
  }

  async list({ vendor, engagementId, flow, ...query }: TransfersQuery): Promise<Page<WholeTransfer>> {
    const { manager } = this.dataSource;
    const transfers = manager.createQueryBuilder(Transfer, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(engagementId !== undefined && { engagementId }),
      ...(flow !== undefined && { flow }),
    });
    const { items, nextCursor } = await page(transfers, query);
    return { items: await withParts(manager, items), nextCursor };
  }

  async #whole(manager: EntityManager, id: string): Promise<WholeTransfer> {
    const [whole] = await withParts(manager, [await this.register.find(manager, TRANSFER, id)]);
    return whole!;
  }

  /** Parties, papers and assessments that a transfer rests on are ours or of the same vendor. */
  async #expect(manager: EntityManager, vendorId: string, params: Omit<TransferPatch, 'engagementId'>): Promise<void> {
    await this.parties.expect(manager, vendorId, [
      { pointer: '/exporterId', id: params.exporterId, whose: 'either' },
      { pointer: '/importerId', id: params.importerId, whose: 'either' },
    ]);
    const mistakes: Mistake[] = [];
    for (const [index, mechanism] of (params.mechanisms ?? []).entries())
      mistakes.push(...(await mistakesIn(manager, vendorId, mechanism, `/mechanisms/${index}`)));
    for (const [index, id] of (params.impactAssessmentIds ?? []).entries())
      if (!(await manager.existsBy(ImpactAssessment, { id, vendorId })))
        mistakes.push({
          pointer: `/impactAssessmentIds/${index}`,
          detail: `there is no impact assessment "${id}" of this vendor`,
        });
    refuseAny(mistakes);
  }
}

/**
 * Two flows have one legal person only: the other side is the person whose data it is, or the exporter's own staff.
 * @throws RefusedError
 */
function expectFlow({ flow, exporterId, importerId }: Pick<NewTransfer, 'flow' | 'exporterId' | 'importerId'>): void {
  if (flow === 'collected_from_the_person' && exporterId != null)
    throw refused(
      '/exporterId',
      'what is collected from the person has no exporter; leave it out, or say that the data is sent',
    );
  if (flow === 'own_staff' && importerId != null && importerId !== exporterId)
    throw refused(
      '/importerId',
      "the exporter's own staff are no importer; leave it out, or say that the data is sent",
    );
}

/** What was assessed for one importer says nothing of another. */
const isToAnother = (assessment: ImpactAssessment, importerId: string | null): boolean =>
  assessment.importerId !== null && assessment.importerId !== importerId;

const toAnother = (id: string): string =>
  `the impact assessment "${id}" was made for another importer; expected one for the importer of this transfer`;

async function expectAssessed(
  manager: EntityManager,
  importerId: string | null,
  impactAssessmentIds: readonly string[],
): Promise<void> {
  const assessments = await manager.findBy(ImpactAssessment, { id: In([...impactAssessmentIds]) });
  const others = new Set(assessments.filter((one) => isToAnother(one, importerId)).map(({ id }) => id));
  const mistakes = impactAssessmentIds.flatMap((id, at) =>
    others.has(id) ? [{ pointer: `/impactAssessmentIds/${at}`, detail: toAnother(id) }] : [],
  );
  refuseAny(mistakes);
}

/**
 * A hop follows a transfer of the same vendor that brought the data to its exporter, and never itself.
 * @param id the hop; null: one that is only being added, and that nothing can follow yet
 */
async function expectOnward(
  manager: EntityManager,
  vendorId: string,
  id: string | null,
  { onwardFromId, exporterId }: Pick<NewTransfer, 'onwardFromId' | 'exporterId'>,
): Promise<void> {
  if (onwardFromId == null) return;
  // Two changes at once could each close half of a circle.
  await manager.query(`select id from vendor where id = $1 for no key update`, [vendorId]);
  const passed = await manager.query<{ id: string; importerId: string | null }[]>(
    `with recursive passed as (
       select id, onward_from_id, importer_id from transfer where id = $1 and vendor_id = $2
       union select t.id, t.onward_from_id, t.importer_id from transfer t join passed p on p.onward_from_id = t.id)
     select id, importer_id as "importerId" from passed`,
    [onwardFromId, vendorId],
  );
  const refuse = (detail: string) => refused('/onwardFromId', detail);
  if (passed.length === 0) throw refuse(`there is no transfer "${onwardFromId}" of this vendor`);
  if (passed.some((hop) => hop.id === id))
    throw refuse(`the data would be sent on from itself: "${onwardFromId}" is this transfer or follows it`);
  const receivedBy = passed.find((hop) => hop.id === onwardFromId)?.importerId ?? null;
  if (exporterId != null && receivedBy !== null && receivedBy !== exporterId)
    throw refuse(
      `transfer "${onwardFromId}" brings the data to "${receivedBy}", and not to the exporter "${exporterId}"; expected the one that does`,
    );
}

/** Whoever sends on what a transfer brought is its importer. */
async function expectSentOnBy(manager: EntityManager, onwardFromId: string, importerId: string): Promise<void> {
  const hop = (await manager.findBy(Transfer, { onwardFromId })).find(
    ({ exporterId }) => exporterId !== null && exporterId !== importerId,
  );
  if (hop !== undefined)
    throw refused(
      '/importerId',
      `transfer "${hop.id}" sends the data on from "${hop.exporterId}"; expected that importer, or change the onward transfer first`,
    );
}

/** What each kind rests on: a certificate may also be held by a party of ours, the rest is of this vendor. */
async function mistakesIn(
  manager: EntityManager,
  vendorId: string,
  mechanism: NewMechanism,
  pointer: string,
): Promise<readonly Mistake[]> {
  const mistakes = [...mistakenKind(mechanism, pointer)];
  const { decision, certificationId, clauseSetId, safeguardId } = mechanism;
  const expect = (holds: boolean, field: string, detail: string): void => {
    if (!holds) mistakes.push({ pointer: `${pointer}/${field}`, detail });
  };
  if (decision != null) {
    const named = (await currentLaw(manager)).instrument(decision)?.kind;
    expect(
      named === 'adequacy' || named === 'framework',
      'decision',
      `"${decision}" is no adequacy decision of the encoded law; expected the id of one, such as EU_ADEQUACY_CA`,
    );
  }
  switch (mechanism.kind) {
    case 'adequacy':
      break;
    case 'certification':
      expect(
        await isCertification(manager, vendorId, certificationId),
        'certificationId',
        `expected a certification of this vendor under a framework, found ${shown(certificationId)}`,
      );
      break;
    case 'clause_set':
      expect(
        await isClauseSet(manager, vendorId, clauseSetId),
        'clauseSetId',
        `expected a clause set in an agreement of this vendor, found ${shown(clauseSetId)}`,
      );
      break;
    case 'safeguard':
      expect(
        safeguardId != null && (await manager.existsBy(Safeguard, { id: safeguardId, vendorId })),
        'safeguardId',
        `expected a safeguard of this vendor, found ${shown(safeguardId)}`,
      );
      break;
    case 'derogation':
      expect(mechanism.derogation != null, 'derogation', 'say which it is: its letter of Art. 49(1) at least');
  }
  return mistakes;
}

type Reference = string | null | undefined;
const shown = (id: Reference): string => (id == null ? 'none' : `"${id}"`);

async function isCertification(manager: EntityManager, vendorId: string, id: Reference): Promise<boolean> {
  const found = await manager.query<object[]>(
    `select 1 from certification c join party p on p.id = c.party_id
     where c.id = $1 and c.framework is not null and (p.vendor_id = $2 or p.vendor_id is null)`,
    [id, vendorId],
  );
  return found.length > 0;
}

async function isClauseSet(manager: EntityManager, vendorId: string, id: Reference): Promise<boolean> {
  const found = await manager.query<object[]>(
    `select 1 from clause_set c join agreement a on a.id = c.agreement_id where c.id = $1 and a.vendor_id = $2`,
    [id, vendorId],
  );
  return found.length > 0;
}

async function restOn({ manager }: Change, transferId: string, mechanisms: readonly NewMechanism[]): Promise<void> {
  await manager.delete(TransferMechanism, { transferId });
  await manager.insert(
    TransferMechanism,
    mechanisms.map((mechanism, index) => ({ id: newId(), transferId, position: index + 1, ...mechanism })),
  );
}

async function assessedBy({ manager }: Change, transferId: string, ids: readonly string[]): Promise<void> {
  await manager.delete(TransferImpactAssessment, { transferId });
  await manager.insert(
    TransferImpactAssessment,
    ids.map((impactAssessmentId) => ({ transferId, impactAssessmentId })),
  );
}

async function withParts(manager: EntityManager, transfers: readonly Transfer[]): Promise<readonly WholeTransfer[]> {
  const of = { transferId: In(transfers.map(({ id }) => id)) };
  const mechanisms = await manager.find(TransferMechanism, { where: of, order: { position: 'asc' } });
  const links = await manager.findBy(TransferImpactAssessment, of);
  return transfers.map((transfer) => {
    const belongs = ({ transferId }: { readonly transferId: string }) => transferId === transfer.id;
    return {
      transfer,
      mechanisms: mechanisms.filter(belongs),
      impactAssessmentIds: links.filter(belongs).map(({ impactAssessmentId }) => impactAssessmentId),
    };
  });
}
