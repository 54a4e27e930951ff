import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Change } from '../change.js';
import { Clock } from '../clock.js';
import { Engagement } from '../engagements/engagement.entity.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { type Mistake, refuseAny, refused } from '../errors.js';
import { GapsService } from '../gaps/gaps.service.js';
import { currentLaw } from '../gaps/current-law.js';
import { AsOf } from '../law/as-of.js';
import { Dossier, isProcessorRole } from '../law/dossier.js';
import type { LegalDay } from '../law/legal-day.js';
import { standingOf } from '../law/sub-processors.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { Transfer } from '../transfers/transfer.entity.js';
import type { WholeTransfer } from '../transfers/transfer.view.js';
import { TransfersService } from '../transfers/transfers.service.js';
import { PartiesService } from '../vendors/parties.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { Subprocessing } from './subprocessing.entity.js';
import type {
  NewOnwardTransfer,
  NewSubprocessing,
  NewSubprocessorDecision,
  SubprocessingPatch,
  SubprocessingsQuery,
} from './subprocessing.params.js';
import type { PlacedSubprocessing } from './subprocessing.view.js';

const SUBPROCESSING: Kind<Subprocessing> = {
  entity: Subprocessing,
  noun: 'subprocessing',
  vendorsOf: (_, { vendorId }) => Promise.resolve([vendorId]),
};

@Injectable()
export class SubprocessingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
    private readonly parties: PartiesService,
    private readonly engagements: EngagementsService,
    private readonly transfers: TransfersService,
    private readonly gaps: GapsService,
    private readonly clock: Clock,
  ) {}

  async add(change: Change, params: NewSubprocessing): Promise<PlacedSubprocessing> {
    const vendorId = await this.vendors.expect(change.manager, params.vendorId);
    await this.#expect(change.manager, vendorId, params);
    return this.#placed(
      change,
      await this.register.add(change, SUBPROCESSING, { ...params, vendorId } as Subprocessing),
    );
  }

  async amend(change: Change, id: string, version: number, patch: SubprocessingPatch): Promise<PlacedSubprocessing> {
    const before = await this.register.find(change.manager, SUBPROCESSING, id);
    await this.#expect(change.manager, before.vendorId, { ...before, ...patch });
    return this.#placed(change, await this.register.amend(change, SUBPROCESSING, id, version, patch));
  }

  /**
   * What we decided; a later decision takes the place of the one before, which history keeps. An objection after the
   * last day to object is recorded all the same.
   * @throws RefusedError for a decision before the announcement, or before the one on record
   */
  async decide(change: Change, id: string, params: NewSubprocessorDecision): Promise<PlacedSubprocessing> {
    const before = await this.register.hold(change, SUBPROCESSING, id);
    const refuse = (detail: string) => refused('/decidedOn', detail);
    expectDays({ ...before, ...params });
    if (before.decidedOn !== null && params.decidedOn < before.decidedOn)
      throw refuse(`${before.decision} on ${before.decidedOn} is on record; expected a later decision, or that day`);
    const happened = 'subprocessing.decided';
    return this.#placed(change, await this.register.amend(change, SUBPROCESSING, id, before.version, params, happened));
  }

  /** A transfer from the vendor to the sub-processor, behind ours to the vendor where one is on record. */
  async sendOn(change: Change, id: string, params: NewOnwardTransfer): Promise<WholeTransfer> {
    const { manager } = change;
    const { vendorId, partyId, engagementIds } = await this.register.find(manager, SUBPROCESSING, id);
    const served = (await manager.findBy(Engagement, { vendorId })).filter(({ id: of, vendorRole }) =>
      engagementIds.length === 0 ? isProcessorRole(vendorRole) : engagementIds.includes(of),
    );
    const engagement = oneOf(served, params.engagementId, '/engagementId', 'is an engagement that it serves');
    const { vendorPartyId: exporterId } = engagement;
    const hops = await manager.findBy(Transfer, { engagementId: engagement.id, importerId: exporterId });
    const going = hops.filter(({ endsOn }) => endsOn === null || endsOn >= change.today);
    const onwardFromId =
      params.onwardFromId ??
      (going.length === 0 ? null : oneOf(going, undefined, '/onwardFromId', 'is a transfer to the vendor').id);
    const roles = { exporterRole: 'processor', importerRole: 'sub_processor', flow: 'sent' } as const;
    const between = { engagementId: engagement.id, exporterId, importerId: partyId, onwardFromId };
    return this.transfers.add(change, { ...roles, ...params, ...between });
  }

  async find(id: string): Promise<PlacedSubprocessing> {
    const { manager } = this.dataSource;
    const [placed] = await this.placed(
      manager,
      [await this.register.find(manager, SUBPROCESSING, id)],
      this.clock.today(),
    );
    return placed!;
  }

  /** Each with where it stands on the day. */
  async placed(
    manager: EntityManager,
    subprocessings: readonly Subprocessing[],
    day: LegalDay,
  ): Promise<readonly PlacedSubprocessing[]> {
    const vendorIds = [...new Set(subprocessings.map(({ vendorId }) => vendorId))];
    const dossiers = new Map<string, Dossier>();
    for (const { id, facts } of await this.gaps.dossiersOf(manager, vendorIds)) dossiers.set(id, new Dossier(facts));
    const law = await currentLaw(manager);
    const asOf = new AsOf(day);
    return subprocessings.map((subprocessing) => {
      const dossier = dossiers.get(subprocessing.vendorId)!;
      const standing = standingOf(subprocessing, dossier, law, asOf);
      return { subprocessing, party: dossier.party(subprocessing.partyId), standing };
    });
  }

  async #placed({ manager, today }: Change, subprocessing: Subprocessing): Promise<PlacedSubprocessing> {
    return (await this.placed(manager, [subprocessing], today))[0]!;
  }

  async list({ vendor, partyId, ...query }: SubprocessingsQuery): Promise<Page<PlacedSubprocessing>> {
    const { manager } = this.dataSource;
    const subprocessings = manager.createQueryBuilder(Subprocessing, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(partyId !== undefined && { partyId }),
    });
    const { items, nextCursor } = await page(subprocessings, query);
    return { items: await this.placed(manager, items, this.clock.today()), nextCursor };
  }

  /** Engagements are the vendor's, in none of which the sub-processor is the processor itself. */
  async #expect(manager: EntityManager, vendorId: string, params: Omit<NewSubprocessing, 'vendorId'>): Promise<void> {
    const { partyId, engagementIds = [], decision, decidedOn } = params;
    expectDays(params);
    await this.parties.expect(manager, vendorId, [{ pointer: '/partyId', id: partyId, whose: 'either' }]);
    const served = await this.engagements.expect(
      manager,
      vendorId,
      engagementIds.map((id, at) => ({ pointer: `/engagementIds/${at}`, id })),
    );
    const mistakes: Mistake[] = served.flatMap(({ vendorPartyId, ownPartyId }, at) =>
      vendorPartyId === partyId || ownPartyId === partyId
        ? [
            {
              pointer: `/engagementIds/${at}`,
              detail: 'the sub-processor is a party to this engagement itself; expected another party',
            },
          ]
        : [],
    );
    if (engagementIds.length === 0 && (await manager.existsBy(Engagement, { vendorId, vendorPartyId: partyId })))
      mistakes.push({
        pointer: '/engagementIds',
        detail: 'the sub-processor is itself party to an engagement of this vendor; name those that it serves',
      });
    if (decidedOn != null && decision == null)
      mistakes.push({ pointer: '/decidedOn', detail: `something was decided on ${decidedOn}; say what, in decision` });
    refuseAny(mistakes);
  }
}

/** What is decided was announced first, and what is removed was there before. */
function expectDays({
  announcedOn,
  addedOn,
  removedOn,
  decidedOn,
}: Pick<NewSubprocessing, 'announcedOn' | 'addedOn' | 'removedOn' | 'decidedOn'>): void {
  const mistakes: Mistake[] = [];
  if (decidedOn != null && announcedOn != null && decidedOn < announcedOn)
    mistakes.push({
      pointer: '/decidedOn',
      detail: `decided on ${decidedOn}, before it was announced on ${announcedOn}; expected that day or a later one`,
    });
  for (const [day, what] of [
    [announcedOn, 'announced'],
    [addedOn, 'added'],
  ] as const)
    if (removedOn != null && day != null && removedOn < day)
      mistakes.push({
        pointer: '/removedOn',
        detail: `removed on ${removedOn}, before it was ${what} on ${day}; expected that day or a later one`,
      });
  refuseAny(mistakes);
}

/** The one meant or, where nobody says so, the only one. */
function oneOf<T extends { readonly id: string }>(
  all: readonly T[],
  meant: string | undefined,
  pointer: string,
  what: string,
): T {
  const found = meant === undefined ? all : all.filter(({ id }) => id === meant);
  if (found.length === 1) return found[0]!;
  const choices = all.map(({ id }) => id).join(', ') || 'none';
  const detail =
    meant === undefined
      ? `expected exactly one that ${what}, found ${all.length} (${choices}); name the one meant`
      : `"${meant}" is none of what is expected, one that ${what}: ${choices}`;
  throw refused(pointer, detail);
}
