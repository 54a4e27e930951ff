import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Change } from '../change.js';
import { type Mistake, refuseAny, refused } from '../errors.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { PartiesService } from '../vendors/parties.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { ImpactAssessment } from './impact-assessment.entity.js';
import type {
  ImpactAssessmentPatch,
  ImpactAssessmentsQuery,
  NewAssessedTransfers,
  NewImpactAssessment,
} from './impact-assessment.params.js';
import type { AttachedAssessment } from './impact-assessment.view.js';
import { Transfer, TransferImpactAssessment } from './transfer.entity.js';
import { TransfersService } from './transfers.service.js';

const IMPACT_ASSESSMENT: Kind<ImpactAssessment> = {
  entity: ImpactAssessment,
  noun: 'impact assessment',
  vendorsOf: (_, { vendorId }) => Promise.resolve([vendorId]),
};

@Injectable()
export class ImpactAssessmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
    private readonly parties: PartiesService,
    private readonly transfers: TransfersService,
  ) {}

  async add(change: Change, params: NewImpactAssessment): Promise<AttachedAssessment> {
    const vendorId = await this.vendors.expect(change.manager, params.vendorId);
    expectDays(params);
    await this.#expectImporter(change.manager, vendorId, params);
    const content = { ...params, vendorId } as ImpactAssessment;
    return { assessment: await this.register.add(change, IMPACT_ASSESSMENT, content), transferIds: [] };
  }

  async amend(change: Change, id: string, version: number, patch: ImpactAssessmentPatch): Promise<AttachedAssessment> {
    const before = await this.register.hold(change, IMPACT_ASSESSMENT, id);
    const { vendorId } = before;
    expectDays({ ...before, ...patch });
    await this.#expectImporter(change.manager, vendorId, patch);
    if (patch.importerId != null) await expectAllTo(change.manager, id, patch.importerId);
    return attached(change.manager, await this.register.amend(change, IMPACT_ASSESSMENT, id, version, patch));
  }

  /** The assessment holds for these transfers to its importer too, or for all of them. */
  async attach(change: Change, id: string, { transferIds }: NewAssessedTransfers): Promise<AttachedAssessment> {
    const assessment = await this.register.hold(change, IMPACT_ASSESSMENT, id);
    const meant = transferIds ?? (await allTo(change, assessment));
    await this.transfers.assessBy(change, assessment, meant);
    return attached(change.manager, assessment);
  }

  async find(id: string): Promise<AttachedAssessment> {
    const { manager } = this.dataSource;
    return attached(manager, await this.register.find(manager, IMPACT_ASSESSMENT, id));
  }

  async list({ vendor, outcome, importerId, ...query }: ImpactAssessmentsQuery): Promise<Page<AttachedAssessment>> {
    const { manager } = this.dataSource;
    const assessments = manager.createQueryBuilder(ImpactAssessment, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(outcome !== undefined && { outcome }),
      ...(importerId !== undefined && { importerId }),
    });
    const { items, nextCursor } = await page(assessments, query);
    return { items: await withTransfers(manager, items), nextCursor };
  }

  #expectImporter(manager: EntityManager, vendorId: string, { importerId }: ImpactAssessmentPatch): Promise<void> {
    return this.parties.expect(manager, vendorId, [{ pointer: '/importerId', id: importerId, whose: 'either' }]);
  }
}

/** What is looked at again was made before, and what was found had begun. */
function expectDays({ doneOn, nextReviewOn, factsFrom }: ImpactAssessmentPatch): void {
  if (doneOn == null) return;
  const mistakes: Mistake[] = [];
  if (nextReviewOn != null && nextReviewOn < doneOn)
    mistakes.push({
      pointer: '/nextReviewOn',
      detail: `to be looked at again on ${nextReviewOn}, before it was made on ${doneOn}; expected a later day`,
    });
  if (factsFrom != null && factsFrom > doneOn)
    mistakes.push({
      pointer: '/factsFrom',
      detail: `found on ${doneOn} of things as they are since ${factsFrom}; expected that day or an earlier one`,
    });
  refuseAny(mistakes);
}

/** Every transfer of the vendor to the importer that goes on. */
async function allTo(
  { manager, today }: Change,
  { importerId, vendorId }: ImpactAssessment,
): Promise<readonly string[]> {
  if (importerId === null)
    throw refused(
      '/transferIds',
      'the assessment names no importer, so nobody can say which transfers it was made for; name them',
    );
  const transfers = await manager.find(Transfer, { where: { vendorId, importerId }, order: { id: 'asc' } });
  const ids = transfers.filter(({ endsOn }) => endsOn === null || endsOn >= today).map(({ id }) => id);
  if (ids.length === 0)
    throw refused('/transferIds', 'no transfer to the importer that goes on is on record; add it first');
  return ids;
}

/** What is attached already stays true: each of its transfers goes to the importer. */
async function expectAllTo(manager: EntityManager, impactAssessmentId: string, importerId: string): Promise<void> {
  const links = await manager.findBy(TransferImpactAssessment, { impactAssessmentId });
  const transfers = await manager.findBy(Transfer, { id: In(links.map(({ transferId }) => transferId)) });
  const other = transfers.find((transfer) => transfer.importerId !== importerId);
  if (other !== undefined)
    throw refused(
      '/importerId',
      `the assessment is attached to transfer "${other.id}", which goes to another importer; detach it there first`,
    );
}

const attached = async (manager: EntityManager, assessment: ImpactAssessment): Promise<AttachedAssessment> =>
  (await withTransfers(manager, [assessment]))[0]!;

async function withTransfers(
  manager: EntityManager,
  assessments: readonly ImpactAssessment[],
): Promise<readonly AttachedAssessment[]> {
  const links = await manager.find(TransferImpactAssessment, {
    where: { impactAssessmentId: In(assessments.map(({ id }) => id)) },
    order: { transferId: 'asc' },
  });
  return assessments.map((assessment) => ({
    assessment,
    transferIds: links
      .filter(({ impactAssessmentId }) => impactAssessmentId === assessment.id)
      .map(({ transferId }) => transferId),
  }));
}
