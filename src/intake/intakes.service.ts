import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Change } from '../change.js';
import type { Engagement } from '../engagements/engagement.entity.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { refused } from '../errors.js';
import { currentLaw } from '../gaps/current-law.js';
import { GapsService, type JudgedVendor } from '../gaps/gaps.service.js';
import { type Happening, HistoryService } from '../history/history.service.js';
import { AsOf } from '../law/as-of.js';
import type { LegalDay } from '../law/legal-day.js';
import { type RoleRuling, ruleOnRole } from '../law/questionnaires/role.js';
import { askOfTransfer } from '../law/questionnaires/transfer.js';
import type { RecipientLine } from '../law/questionnaires/transfer-questions.js';
import type { Regime } from '../law/regime.js';
import { regimesOf } from '../law/restricted-transfer.js';
import { TransfersService } from '../transfers/transfers.service.js';
import type { WholeTransfer } from '../transfers/transfer.view.js';
import { PartiesService } from '../vendors/parties.service.js';
import { Party } from '../vendors/party.entity.js';
import { Vendor } from '../vendors/vendor.entity.js';
import { keyOfName } from '../vendors/vendor-key.js';
import type { GlancedVendor } from '../vendors/vendor.view.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { type NewIntake, OF_THE_ENGAGEMENT, OF_THE_VENDOR, sentOf } from './intake.params.js';
import type { Needed } from './needed.js';
import { nextSteps } from './next-steps.js';
import { flowOf, isSame, lawful, placed, transfersOf } from './planned-flow.js';

/** A vendor as it was taken in, and what is needed next. */
export interface Intake {
  readonly asOf: LegalDay;
  readonly vendor: GlancedVendor;
  /** The one that we would contract with first. */
  readonly parties: readonly Party[];
  readonly engagement: Engagement;
  readonly transfers: readonly WholeTransfer[];
  readonly regime: Regime;
  /** null: nobody answered the role questionnaire. */
  readonly ruling: RoleRuling | null;
  readonly lines: readonly RecipientLine[];
  readonly needed: readonly Needed[];
  readonly judged: JudgedVendor;
}

/** Undoes a dry run, and carries its answer out. */
class DryRun extends Error {
  constructor(readonly intake: Intake) {
    super('dry run');
  }
}

/** Takes in a new vendor from plain answers, in the one transaction of the change. */
@Injectable()
export class IntakesService {
  constructor(
    private readonly vendors: VendorsService,
    private readonly parties: PartiesService,
    private readonly engagements: EngagementsService,
    private readonly transfers: TransfersService,
    private readonly gaps: GapsService,
    private readonly history: HistoryService,
  ) {}

  /** A dry run does all of it inside a savepoint, and goes back. */
  async run(change: Change, params: NewIntake): Promise<Intake> {
    if (params.dryRun !== true) return this.#take(change, params);
    try {
      return await change.manager.transaction(async (manager): Promise<never> => {
        throw new DryRun(await this.#take({ ...change, manager }, params));
      });
    } catch (error) {
      if (error instanceof DryRun) return error.intake;
      throw error;
    }
  }

  async #take(change: Change, params: NewIntake): Promise<Intake> {
    const { manager, today } = change;
    // What only begins later is asked and judged as of its beginning.
    const asOf = params.startsOn != null && params.startsOn > today ? params.startsOn : today;
    const key = await freeKey(manager, params);
    const own = await ownParty(manager, params.ownPartyId ?? null);
    const { status = 'prospective' } = params;
    const content = { ...sentOf(params, OF_THE_VENDOR), key, status };
    const { id: vendorId } = (await this.vendors.add(change, content)).vendor;
    const parties = await this.#addParties(change, vendorId, params);
    const engagement = await this.#addEngagement(change, vendorId, own, parties[0]!, params);

    const law = await currentLaw(manager);
    const regime = regimesOf(lawful(own), new AsOf(asOf))[0] ?? 'EU_GDPR';
    const answers = params.roleQuestionnaire?.answers;
    const ruling = answers === undefined ? null : ruleOnRole(answers, regime, answers);
    const flow = flowOf(params, own, parties, engagement);
    // A third party that comes across data by chance is no importer.
    const lines = engagement.vendorRole === 'third_party' ? [] : askOfTransfer(flow, law, asOf);
    const transfers: WholeTransfer[] = [];
    for (const planned of transfersOf(flow, lines, engagement, params)) {
      const onwardFromId = planned.isOnward ? transfers[0]!.transfer.id : null;
      transfers.push(await this.transfers.add(change, { ...planned.transfer, onwardFromId }));
    }
    await this.history.record(change, takenIn(vendorId, params, ruling, lines));
    const { dpaUrl = null, subprocessorsUrl = null, optInMethod = null, plan = null } = params;
    const judged = await this.gaps.judge(manager, vendorId, asOf);
    return {
      asOf,
      vendor: await this.vendors.inChange(change, vendorId),
      parties,
      engagement,
      transfers,
      regime,
      ruling,
      lines,
      needed: nextSteps({
        ...{ roles: engagement, ruling, regime, lines, law, day: asOf },
        ...{ dpaUrl, subprocessorsUrl, optInMethod, plan },
      }),
      judged: judged!,
    };
  }

  /** The one that we would contract with, then whoever else keeps or sees the data: each legal person once. */
  async #addParties(change: Change, vendorId: string, { name, recipient, places = [] }: NewIntake): Promise<Party[]> {
    const parties = [await this.parties.add(change, { ...recipient, name: recipient.name ?? name, vendorId })];
    for (const { by, country } of places) {
      if (by == null) continue;
      const other = placed(by, country);
      if (!parties.some((known) => isSame(known, other)))
        parties.push(await this.parties.add(change, { ...other, vendorId }));
    }
    return parties;
  }

  #addEngagement(change: Change, vendorId: string, own: Party, theirs: Party, params: NewIntake): Promise<Engagement> {
    const sent = sentOf(params, OF_THE_ENGAGEMENT);
    return this.engagements.add(change, { ...sent, vendorId, ownPartyId: own.id, vendorPartyId: theirs.id });
  }
}

/** The answers, and what they led to by the law of the day: the rationale of what was recorded. */
const takenIn = (
  vendorId: string,
  answers: NewIntake,
  ruling: RoleRuling | null,
  lines: readonly RecipientLine[],
): Happening => ({
  kind: 'vendor.taken-in',
  vendorId,
  subjectId: vendorId,
  payload: {
    answers,
    role: ruling === null ? null : { outcome: ruling.outcome, between: ruling.between, reasons: ruling.reasons },
    recipients: lines.map(({ recipient, place, outcomes }) => ({
      recipient,
      place,
      outcomes: outcomes.map(({ regime, outcome, because }) => ({ regime, outcome, because })),
    })),
  },
});

/** @throws RefusedError for a key that is taken, or a name that gives none */
async function freeKey(manager: EntityManager, { key: given, name }: NewIntake): Promise<string> {
  const key = given ?? keyOfName(name);
  if (key === undefined) throw refused('/key', `no key can be made of "${name}"; give one, such as "acme-analytics"`);
  const taken = await manager.findOneBy(Vendor, { key });
  if (taken === null) return key;
  throw refused(
    '/key',
    `"${key}" is the key of ${taken.name} already; give another, such as "${key}-2", or, if that is the vendor meant, add an engagement to it`,
  );
}

/** @throws RefusedError where none is given and there is not exactly one */
async function ownParty(manager: EntityManager, id: string | null): Promise<Party> {
  const ours = await manager.find(Party, { where: { vendorId: IsNull() }, order: { id: 'asc' } });
  const found = id === null ? (ours.length === 1 ? ours[0] : undefined) : ours.find((party) => party.id === id);
  if (found !== undefined) return found;
  const names = ours
    .slice(0, 20)
    .map((party) => `${party.name} (${party.id})`)
    .join(', ');
  const detail =
    id === null
      ? `say which of our parties would use it; there are ${ours.length}: ${names}`
      : `there is no own party "${id}"; expected one of ${names}`;
  throw refused('/ownPartyId', detail);
}
