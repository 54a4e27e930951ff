import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AgreementCourseService } from '../agreements/agreement-course.service.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import type { Change } from '../change.js';
import { DocumentsService } from '../documents/documents.service.js';
import { refused, RefusedError } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { expectPossible } from './opt-in-checks.js';
import { OptIn, type OptInStepKind } from './opt-in.entity.js';
import { listConditions } from './opt-in-list.js';
import { nextNumber } from './opt-in-number.js';
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
    const agreementId = await this.#agreementMeant(change, vendorId, named, agreement);
    await expectPossible(manager, { ...params, vendorId, agreementId });

    const isConfirmed = confirmedOn != null;
    const proof = { reference, evidence, documentId };
    await this.#expectPaper(manager, vendorId, proof);
    const request = { on: requestedOn ?? null, by: requestedBy ?? null, ...(!isConfirmed && proof) };
    const optIn = await this.register.add(
      change,
      OPT_IN,
      { ...content, vendorId, agreementId } as OptIn,
      (id) => writeStep(change, id, 'request', request),
      { ...params, vendorId, agreementId },
    );
    await this.#replace(change, agreementId, params.replacesId ?? null);
    if (isConfirmed) return this.#confirm(change, optIn.id, { on: confirmedOn, by: confirmedBy ?? null, ...proof });
    return this.#confirmByAcceptance(change, optIn);
  }

  /** Corrects what was entered; a confirmation that is given here is recorded as one. */
  async amend(change: Change, id: string, version: number, patch: OptInPatch): Promise<SteppedOptIn> {
    const { manager } = change;
    const { requestedOn, requestedBy, confirmedOn, confirmedBy, reference, evidence, documentId, ...content } = patch;
    await this.register.hold(change, OPT_IN, id);
    const before = await this.#stepped(manager, id);
    const [request, confirmation] = [stepOf(before, 'request'), stepOf(before, 'confirmation')];
    await expectPossible(manager, {
      ...before.optIn,
      ...content,
      requestedOn: (requestedOn === undefined ? request?.on : requestedOn) ?? null,
      confirmedOn: (confirmedOn === undefined ? confirmation?.on : confirmedOn) ?? null,
      confirmedBy: (confirmedBy === undefined ? confirmation?.by : confirmedBy) ?? null,
    });
    if (confirmedOn === null && confirmation !== null)
      throw refused(
        '/confirmedOn',
        `it was confirmed under the number ${before.optIn.number}; correct the day instead`,
      );
    const proof = given({ reference, evidence, documentId });
    await this.#expectPaper(manager, before.optIn.vendorId, proof);
    const isConfirmed = confirmedOn != null || confirmation !== null;
    const write = async () => {
      await correctStep(manager, request, given({ on: requestedOn, by: requestedBy, ...(!isConfirmed && proof) }));
      if (confirmation !== null)
        await correctStep(manager, confirmation, given({ on: confirmedOn, by: confirmedBy, ...proof }));
    };
    await this.register.amend(change, OPT_IN, id, version, content, undefined, write, patch);
    if (patch.replacesId !== undefined) await this.#replace(change, before.optIn.agreementId, patch.replacesId);
    if (confirmedOn != null && confirmation === null)
      return this.#confirm(change, id, { by: confirmedBy ?? null, ...proof, on: confirmedOn });
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

  /** The agreement that it brings about takes the place of the older one, once it is in force. */
  async #replace(change: Change, agreementId: string, replacesId: string | null): Promise<void> {
    const { agreement } = await this.agreements.whole(change.manager, agreementId);
    if (replacesId === null || agreement.supersedesId === replacesId) return;
    if (agreement.supersedesId !== null)
      throw refused(
        '/replacesId',
        `the agreement replaces "${agreement.supersedesId}" already; change that on the agreement first`,
      );
    try {
      await this.agreements.amend(change, agreementId, agreement.version, { supersedesId: replacesId });
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      throw new RefusedError(error.mistakes.map(({ detail }) => ({ pointer: '/replacesId', detail })));
    }
  }

  async #confirm(change: Change, id: string, step: StepContent & { readonly on: LegalDay }): Promise<SteppedOptIn> {
    const before = await this.#open(change, id, step.on);
    const number = await nextNumber(change);
    await this.#take(change, before, 'confirmation', 'opt-in.confirmed', step, { number });
    const { agreement, signatures } = await this.agreements.whole(change.manager, before.optIn.agreementId);
    const isAcceptance = before.optIn.method === 'incorporated_in_terms' || before.optIn.method === 'click_accept';
    if (isAcceptance && agreement.acceptedOn === null && signatures.length === 0)
      await this.course.accept(change, agreement.id, step.on);
    return this.#stepped(change.manager, id);
  }

  /** What accepted terms incorporate is confirmed by their acceptance. */
  async #confirmByAcceptance(change: Change, { id, method, agreementId }: OptIn): Promise<SteppedOptIn> {
    const { agreement } = await this.agreements.whole(change.manager, agreementId);
    if (method !== 'incorporated_in_terms' || agreement.acceptedOn === null) return this.#stepped(change.manager, id);
    return this.#confirm(change, id, { on: agreement.acceptedOn, note: 'By acceptance of the terms' });
  }

  /** Held until the transaction ends, and refused if it has ended or the day lies before the request. */
  async #open(change: Change, id: string, on: LegalDay): Promise<SteppedOptIn> {
    await this.register.hold(change, OPT_IN, id);
    const stepped = await this.#stepped(change.manager, id);
    const end = endOf(stepped);
    if (end !== null) throw refused('/', `it is ${stateOf(stepped)} since ${end.on}; record a new opt-in instead`);
    const asked = stepOf(stepped, 'request')?.on ?? null;
    if (asked !== null && on < asked)
      throw refused('/on', `${on} lies before the request on ${asked}; expected that day or a later one`);
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
