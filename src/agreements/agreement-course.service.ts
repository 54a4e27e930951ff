import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { GapsService } from '../gaps/gaps.service.js';
import { type Conclusion } from '../law/conclusion.js';
import { Dossier } from '../law/dossier.js';
import { refused } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';
import { RegisterService } from '../register/register.service.js';
import { byAParty, firstAssent, hasCome, isAssented, notWithdrawn, outlivesItsStart } from './agreement-checks.js';
import type { WholeAgreement } from './agreement-parts.js';
import { type Agreement, Dispatch, Renewal, Signature } from './agreement.entity.js';
import type {
  NewAgreementWithdrawal,
  NewDispatch,
  NewRenewal,
  NewSignature,
  NewTermination,
} from './agreement.params.js';
import { AGREEMENT, AgreementsService } from './agreements.service.js';

/** What becomes of an agreement: sent, signed or accepted, renewed, terminated, or given up before it was made. */
@Injectable()
export class AgreementCourseService {
  constructor(
    private readonly register: RegisterService,
    private readonly agreements: AgreementsService,
    private readonly gaps: GapsService,
  ) {}

  async dispatch(change: Change, id: string, params: NewDispatch): Promise<WholeAgreement> {
    const { agreement } = await this.#hold(change, id);
    notWithdrawn(agreement);
    hasCome(change, params.sentOn, '/sentOn');
    if (agreement.draftedOn !== null && params.sentOn < agreement.draftedOn)
      throw refused(
        '/sentOn',
        `${params.sentOn} lies before the draft of ${agreement.draftedOn}; expected that day or a later one`,
      );
    return this.#extend(change, agreement, 'agreement.sent', params, () =>
      change.manager.insert(Dispatch, { id: newId(), agreementId: id, ...params }),
    );
  }

  /** A signature of one of the two parties, in any order. */
  async sign(change: Change, id: string, params: NewSignature): Promise<WholeAgreement> {
    const { agreement } = await this.#hold(change, id);
    notWithdrawn(agreement);
    byAParty(agreement, params.partyId, '/partyId');
    hasCome(change, params.signedOn, '/signedOn');
    outlivesItsStart(agreement, [params], '/signedOn');
    return this.#extend(change, agreement, 'agreement.signed', params, () =>
      change.manager.insert(Signature, { id: newId(), agreementId: id, ...params }),
    );
  }

  /** Terms that incorporate it were accepted, so that it needs no signature. */
  async accept(change: Change, id: string, acceptedOn: LegalDay): Promise<WholeAgreement> {
    const { agreement } = await this.#hold(change, id);
    notWithdrawn(agreement);
    outlivesItsStart({ ...agreement, acceptedOn }, [], '/acceptedOn');
    return this.agreements.amend(change, id, agreement.version, { acceptedOn }, 'agreement.accepted');
  }

  async renew(change: Change, id: string, params: NewRenewal): Promise<WholeAgreement> {
    const whole = await this.#hold(change, id);
    const { agreement } = whole;
    notWithdrawn(agreement);
    hasCome(change, params.agreedOn, '/agreedOn');
    await this.#expectRenewable(change, whole, params);
    return this.#extend(change, agreement, 'agreement.renewed', params, () =>
      change.manager.insert(Renewal, { id: newId(), agreementId: id, ...params }),
    );
  }

  async terminate(
    change: Change,
    id: string,
    { terminatedOn, corrects = false }: NewTermination,
  ): Promise<WholeAgreement> {
    const whole = await this.#hold(change, id);
    const { agreement } = whole;
    notWithdrawn(agreement);
    const conclusion = await this.#conclusionOf(change, agreement);
    const first = conclusion.status === 'concluded' ? conclusion.on : firstAssent(whole);
    if (first === null && !isAssented(whole))
      throw refused(
        '/terminatedOn',
        'nobody has signed or accepted the agreement, so there is nothing to terminate; give it up by a withdrawal instead',
      );
    if (first !== null && terminatedOn < first)
      throw refused(
        '/terminatedOn',
        `${terminatedOn} lies before the agreement was ${conclusion.status === 'concluded' ? 'concluded' : 'first signed or accepted'}, on ${first}; expected a day from then on`,
      );
    const { version, terminatedOn: ended } = agreement;
    if (corrects && ended === null)
      throw refused('/corrects', 'no termination is on record that could be corrected; leave corrects out');
    if (!corrects && ended !== null && ended <= change.today && terminatedOn > ended)
      throw refused(
        '/terminatedOn',
        `the agreement ended on ${ended}; a later termination cannot revive it. Record a new agreement, or say corrects if the day was entered wrongly`,
      );
    await this.register.amend(
      change,
      AGREEMENT,
      id,
      version,
      { terminatedOn },
      'agreement.terminated',
      undefined,
      corrects ? { terminatedOn, corrects } : { terminatedOn },
    );
    return this.agreements.whole(change.manager, id);
  }

  /** Gives up a paper that both sides have not signed, or that nobody confirmed. */
  async withdraw(
    change: Change,
    id: string,
    { withdrawnOn, reason = null }: NewAgreementWithdrawal,
  ): Promise<WholeAgreement> {
    const { agreement } = await this.#hold(change, id);
    notWithdrawn(agreement);
    hasCome(change, withdrawnOn, '/withdrawnOn');
    const dossier = await this.#dossierOf(change, agreement);
    const { status } = conclusionIn(dossier, agreement);
    if (status === 'concluded' || status === 'undated')
      throw refused('/withdrawnOn', 'the agreement was concluded; end it by a termination instead');
    if (dossier.optInsTo(id).some(({ confirmedOn, endedOn }) => confirmedOn === null && endedOn === null))
      throw refused('/withdrawnOn', 'an opt-in to it waits for its answer; record its refusal or withdrawal first');
    await this.register.amend(
      change,
      AGREEMENT,
      id,
      agreement.version,
      { withdrawnOn },
      'agreement.withdrawn',
      undefined,
      { withdrawnOn, reason },
    );
    return this.agreements.whole(change.manager, id);
  }

  async #expectRenewable(
    change: Change,
    whole: WholeAgreement,
    { agreedOn, expiresOn = null }: NewRenewal,
  ): Promise<void> {
    const { agreement, renewals } = whole;
    const conclusion = await this.#conclusionOf(change, agreement);
    if (conclusion.status !== 'concluded' && !isAssented(whole))
      throw refused('/agreedOn', 'nobody has signed or accepted the agreement yet; conclude it before it is renewed');
    const first = firstAssent(whole) ?? (conclusion.status === 'concluded' ? conclusion.from : null);
    if (first !== null && agreedOn < first)
      throw refused(
        '/agreedOn',
        `${agreedOn} lies before the agreement was first signed or accepted, on ${first}; expected a later day`,
      );
    if (agreement.terminatedOn !== null && agreedOn >= agreement.terminatedOn)
      throw refused(
        '/agreedOn',
        `the agreement was terminated with effect from ${agreement.terminatedOn}; a renewal cannot revive it, record a new agreement`,
      );
    const last = renewals.at(-1);
    if (last !== undefined && agreedOn <= last.agreedOn)
      throw refused('/agreedOn', `the last renewal is of ${last.agreedOn}; expected a later day`);
    const until = last === undefined ? agreement.expiresOn : last.expiresOn;
    if (until === null)
      throw refused('/expiresOn', 'the agreement has no last day, so there is nothing to renew; it goes on as it is');
    if (expiresOn !== null && expiresOn <= until)
      throw refused('/expiresOn', `the agreement lasts until ${until} already; expected a later last day`);
    if (expiresOn !== null && expiresOn < agreedOn)
      throw refused('/expiresOn', `${expiresOn} lies before the renewal of ${agreedOn}; expected a later last day`);
  }

  /** The agreement whole, kept from others until the transaction ends. */
  async #hold(change: Change, id: string): Promise<WholeAgreement> {
    await this.register.hold(change, AGREEMENT, id);
    return this.agreements.whole(change.manager, id);
  }

  /** How far it has come by what the law makes of signatures, acceptance and opt-ins. */
  async #conclusionOf(change: Change, agreement: Agreement): Promise<Conclusion> {
    return conclusionIn(await this.#dossierOf(change, agreement), agreement);
  }

  async #dossierOf({ manager }: Change, { vendorId }: Agreement): Promise<Dossier> {
    return new Dossier((await this.gaps.dossier(manager, vendorId))!.facts);
  }

  async #extend(
    change: Change,
    { id, version }: Agreement,
    happened: string,
    told: object,
    parts: () => Promise<unknown>,
  ): Promise<WholeAgreement> {
    await this.register.amend(change, AGREEMENT, id, version, {}, happened, parts, told);
    return this.agreements.whole(change.manager, id);
  }
}

const conclusionIn = (dossier: Dossier, { id }: Agreement): Conclusion =>
  dossier.conclusionOf(dossier.facts.agreements.find((agreement) => agreement.id === id)!);
