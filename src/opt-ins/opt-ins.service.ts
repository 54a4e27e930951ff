import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { hasCome } from '../agreements/agreement-checks.js';
import { AgreementCourseService } from '../agreements/agreement-course.service.js';
import { AGREEMENT, AgreementsService } from '../agreements/agreements.service.js';
import type { Change } from '../change.js';
import { DocumentsService } from '../documents/documents.service.js';
import { refused, RefusedError } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { expectPossible, notGivenUp } from './opt-in-checks.js';
import { OptIn, type OptInStepKind } from './opt-in.entity.js';
import { listConditions } from './opt-in-list.js';
import { nextNumber, takeTurn } from './opt-in-number.js';
import type {
  NewConfirmation,
  NewFollowUp,
  NewOptIn,
  NewOptInWithdrawal,
  NewRefusal,
  OptInPatch,
  OptInsQuery,
} from './opt-in.params.js';
import {
  correctStep,
  endOf,
  given,
  stateOf,
  type StepContent,
  type SteppedOptIn,
  stepOf,
  withSteps,
  writeStep,
} from './opt-in-steps.js';

const OPT_IN: Kind<OptIn> = {
  entity: OptIn,
  noun: 'opt-in',
  vendorsOf: (_, { vendorId }) => Promise.resolve([vendorId]),
};

/** How agreements come about: asked for, chased, confirmed or refused. Each step says who, when, and with what proof. */
@Injectable()
export class OptInsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
    private readonly agreements: AgreementsService,
    private readonly course: AgreementCourseService,
    private readonly documents: DocumentsService,
  ) {}

  /** Records it, the agreement that comes with it, and its first steps. */
  async add(change: Change, params: NewOptIn): Promise<SteppedOptIn> {
    const { manager } = change;
    const vendorId = await this.vendors.expect(manager, params.vendorId);
    const { agreementId: named, agreement, requestedOn, requestedBy, confirmedOn, confirmedBy, ...rest } = params;
    const { reference = null, evidence = null, documentId = null, ...content } = rest;
    const proof = { reference, evidence, documentId };
    await this.#expectPaper(manager, vendorId, proof);
    await takeTurn(change);
    const agreementId = await this.#agreementMeant(change, vendorId, named, agreement);
    await expectPossible(change, { ...params, vendorId, agreementId });
    notGivenUp(await this.register.hold(change, AGREEMENT, agreementId));

    const isConfirmed = confirmedOn != null;
    const request = { on: requestedOn ?? null, by: requestedBy ?? null, ...(!isConfirmed && proof) };
    const optIn = await this.register.add(
      change,
      OPT_IN,
      { ...content, vendorId, agreementId } as OptIn,
      (id) => writeStep(change, id, 'request', request),
      { ...params, vendorId, agreementId },
    );
    await this.#replace(change, agreementId, null, params.replacesId ?? null);
    const confirmation = { by: confirmedBy ?? null, ...proof };
    if (isConfirmed) return this.#confirm(change, optIn.id, { ...confirmation, on: confirmedOn }, '/confirmedOn');
    return this.#confirmByAcceptance(change, optIn);
  }

  /** Corrects what was entered; a confirmation that is given here is recorded as one. */
  async amend(change: Change, id: string, version: number, patch: OptInPatch): Promise<SteppedOptIn> {
    const { manager } = change;
    const { requestedOn, requestedBy, confirmedOn, confirmedBy, reference, evidence, documentId, ...content } = patch;
    await this.register.hold(change, OPT_IN, id);
    await takeTurn(change);
    const before = await this.#stepped(manager, id);
    const { agreementId, replacesId } = before.optIn;
    const agreement = await this.register.hold(change, AGREEMENT, agreementId);
    const [request, confirmation] = [stepOf(before, 'request'), stepOf(before, 'confirmation')];
    if (confirmedOn === null && confirmation !== null)
      throw refused(
        '/confirmedOn',
        `it was confirmed under the number ${before.optIn.number}; correct the day instead`,
      );
    await expectPossible(change, {
      ...before.optIn,
      ...content,
      requestedOn: (requestedOn === undefined ? request?.on : requestedOn) ?? null,
      confirmedOn: (confirmedOn === undefined ? confirmation?.on : confirmedOn) ?? null,
      confirmedBy: (confirmedBy === undefined ? confirmation?.by : confirmedBy) ?? null,
      followedOn: before.steps.find(({ kind }) => kind !== 'request' && kind !== 'confirmation')?.on,
    });
    const proof = given({ reference, evidence, documentId });
    await this.#expectPaper(manager, before.optIn.vendorId, proof);
    const isConfirmed = confirmedOn != null || confirmation !== null;
    const write = async () => {
      await correctStep(manager, request, given({ on: requestedOn, by: requestedBy, ...(!isConfirmed && proof) }));
      if (confirmation !== null)
        await correctStep(manager, confirmation, given({ on: confirmedOn, by: confirmedBy, ...proof }));
    };
    await this.register.amend(change, OPT_IN, id, version, content, undefined, write, patch);
    if (patch.replacesId !== undefined) await this.#replace(change, agreementId, replacesId, patch.replacesId);
    if (confirmedOn != null && confirmation === null)
      return this.#confirm(change, id, { by: confirmedBy ?? null, ...proof, on: confirmedOn }, '/confirmedOn');
    if (confirmedOn != null && isAcceptance(before.optIn) && agreement.acceptedOn === confirmation?.on)
      await this.#accept(change, agreementId, confirmedOn, '/confirmedOn');
    return this.#stepped(manager, id);
  }

  async followUp(change: Change, id: string, params: NewFollowUp): Promise<SteppedOptIn> {
    const before = await this.#open(change, id, params.on);
    await this.#take(change, before, 'follow_up', 'opt-in.followed-up', params);
    return this.#stepped(change.manager, id);
  }

  async confirm(change: Change, id: string, params: NewConfirmation): Promise<SteppedOptIn> {
    return this.#confirm(change, id, params);
  }

  /** The vendor refused: what was asked for is not in place, and nobody waits for it. */
  async refuse(change: Change, id: string, params: NewRefusal): Promise<SteppedOptIn> {
    const before = await this.#open(change, id, params.on);
    await this.#take(change, before, 'refusal', 'opt-in.refused', params);
    return this.#stepped(change.manager, id);
  }

  /** We gave it up. */
  async withdraw(change: Change, id: string, params: NewOptInWithdrawal): Promise<SteppedOptIn> {
    const before = await this.#open(change, id, params.on);
    await this.#take(change, before, 'withdrawal', 'opt-in.withdrawn', params);
    return this.#stepped(change.manager, id);
  }

  find(id: string): Promise<SteppedOptIn> {
    return this.#stepped(this.dataSource.manager, id);
  }

  async list(query: OptInsQuery): Promise<Page<SteppedOptIn>> {
    const { vendor, agreementId, method, number, state, followUpBy, ...paging } = query;
    const { manager } = this.dataSource;
    const optIns = manager.createQueryBuilder(OptIn, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(agreementId !== undefined && { agreementId }),
      ...(method !== undefined && { method }),
      ...(number !== undefined && { number }),
    });
    for (const [condition, parameters] of listConditions({ state, followUpBy })) optIns.andWhere(condition, parameters);
    const { items, nextCursor } = await page(optIns, paging);
    return { items: await withSteps(manager, items), nextCursor };
  }

  async #agreementMeant(
    change: Change,
    vendorId: string,
    agreementId: string | undefined,
    agreement: NewOptIn['agreement'],
  ): Promise<string> {
    if (agreementId !== undefined && agreement !== undefined)
      throw refused('/agreement', 'the agreement is named by agreementId already; leave one of the two out');
    if (agreementId !== undefined) return agreementId;
    if (agreement === undefined)
      throw refused(
        '/agreementId',
        'say which agreement it brings about: agreementId, or agreement to record a new one',
      );
    try {
      const { agreement: added } = await this.agreements.add(change, { ...agreement, vendorId });
      return added.id;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      throw new RefusedError(
        error.mistakes.map(({ pointer, detail }) => ({ pointer: `/agreement${pointer}`, detail })),
      );
    }
  }

  /**
   * The agreement that it brings about takes the place of the older one, once it is in force.
   * @param before the one that it was to replace until now
   */
  async #replace(change: Change, agreementId: string, before: string | null, replacesId: string | null): Promise<void> {
    const { agreement } = await this.agreements.whole(change.manager, agreementId);
    const { supersedesId, version } = agreement;
    if (supersedesId === replacesId || (replacesId === null && supersedesId !== before)) return;
    if (supersedesId !== null && supersedesId !== before)
      throw refused(
        '/replacesId',
        `the agreement replaces "${supersedesId}" already; change that on the agreement first`,
      );
    await at('/replacesId', this.agreements.amend(change, agreementId, version, { supersedesId: replacesId }));
  }

  async #confirm(
    change: Change,
    id: string,
    step: StepContent & { readonly on: LegalDay },
    pointer = '/on',
  ): Promise<SteppedOptIn> {
    await this.register.hold(change, OPT_IN, id);
    await takeTurn(change);
    const before = await this.#open(change, id, step.on, pointer);
    const { agreementId } = before.optIn;
    await this.register.hold(change, AGREEMENT, agreementId);
    const number = await nextNumber(change);
    await this.#take(change, before, 'confirmation', 'opt-in.confirmed', step, { number });
    const { agreement, signatures } = await this.agreements.whole(change.manager, agreementId);
    if (isAcceptance(before.optIn) && agreement.acceptedOn === null && signatures.length === 0)
      await this.#accept(change, agreementId, step.on, pointer);
    return this.#stepped(change.manager, id);
  }

  #accept(change: Change, agreementId: string, on: LegalDay, pointer: string): Promise<unknown> {
    return at(pointer, this.course.accept(change, agreementId, on));
  }

  /** What accepted terms incorporate is confirmed by their acceptance. */
  async #confirmByAcceptance(change: Change, { id, method, agreementId }: OptIn): Promise<SteppedOptIn> {
    const { acceptedOn } = (await this.agreements.whole(change.manager, agreementId)).agreement;
    if (method !== 'incorporated_in_terms' || acceptedOn === null) return this.#stepped(change.manager, id);
    return this.#confirm(change, id, { on: acceptedOn, note: 'By acceptance of the terms' }, '/requestedOn');
  }

  /** Held until the transaction ends, and refused if it has ended or the day lies before the request. */
  async #open(change: Change, id: string, on: LegalDay, pointer = '/on'): Promise<SteppedOptIn> {
    await this.register.hold(change, OPT_IN, id);
    const stepped = await this.#stepped(change.manager, id);
    const end = endOf(stepped);
    if (end !== null) throw refused('/', `it is ${stateOf(stepped)} since ${end.on}; record a new opt-in instead`);
    const asked = stepOf(stepped, 'request')?.on ?? null;
    if (asked !== null && on < asked)
      throw refused(pointer, `${on} lies before the request on ${asked}; expected that day or a later one`);
    hasCome(change, on, pointer);
    return stepped;
  }

  async #take(
    change: Change,
    { optIn }: SteppedOptIn,
    kind: OptInStepKind,
    happened: string,
    step: StepContent,
    content: Partial<OptIn> = {},
  ): Promise<void> {
    await this.#expectPaper(change.manager, optIn.vendorId, step);
    const write = () => writeStep(change, optIn.id, kind, step);
    await this.register.amend(change, OPT_IN, optIn.id, optIn.version, content, happened, write, {
      ...content,
      ...step,
    });
  }

  async #expectPaper(manager: EntityManager, vendorId: string, { documentId }: StepContent): Promise<void> {
    if (documentId != null)
      await this.documents.expect(manager, vendorId, [{ pointer: '/documentId', id: documentId }]);
  }

  async #stepped(manager: EntityManager, id: string): Promise<SteppedOptIn> {
    const [stepped] = await withSteps(manager, [await this.register.find(manager, OPT_IN, id)]);
    return stepped!;
  }
}

/** What is accepted counts as signed on that day. */
const isAcceptance = ({ method }: OptIn): boolean => method === 'incorporated_in_terms' || method === 'click_accept';

/** What the agreement refuses is told of the field that asked for it. */
async function at(pointer: string, written: Promise<unknown>): Promise<void> {
  try {
    await written;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    throw new RefusedError(error.mistakes.map(({ detail }) => ({ pointer, detail })));
  }
}
