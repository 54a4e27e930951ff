import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { RefusedError, StaleError } from '../errors.js';
import { HistoryService } from '../history/history.service.js';
import { evidenceOf } from '../law/acceptance.js';
import { keyOf } from '../law/coverage.js';
import { addDays, type LegalDay } from '../law/legal-day.js';
import { Acceptance, type AcceptanceKind } from './acceptance.entity.js';
import {
  LONGEST_ACKNOWLEDGEMENT,
  LONGEST_WAIVER,
  MOST_ACKNOWLEDGEMENTS,
  type NewAcknowledgement,
  type NewWaiver,
} from './acceptance.params.js';
import { lapseHappened, writeLapses } from './acceptance-lapses.js';
import { findGap } from './gap-list.js';
import type { ListedGap } from './gap.view.js';
import { GapsService } from './gaps.service.js';

const LONGEST: Readonly<Record<AcceptanceKind, number>> = {
  waiver: LONGEST_WAIVER,
  acknowledgement: LONGEST_ACKNOWLEDGEMENT,
};
const GRANTED = { waiver: 'waiver.granted', acknowledgement: 'gap.acknowledged' } as const;

/** What people do about a gap that they cannot close yet: assign it, waive it, acknowledge it. */
@Injectable()
export class GapCourseService {
  constructor(
    private readonly gaps: GapsService,
    private readonly history: HistoryService,
  ) {}

  /**
   * @param assigneeId null: nobody, so that the vendor's owner sees to it; undefined: as it is
   * @throws NotFoundError, StaleError
   */
  async assign(change: Change, id: string, version: number, assigneeId: string | null | undefined): Promise<ListedGap> {
    const { manager, today } = change;
    const { vendorId } = await findGap(manager, id, today);
    // Vendors are held before their gaps, by whoever writes.
    await this.gaps.reassess(change, [vendorId]);
    const before = await findGap(manager, id, today);
    const to = assigneeId === undefined ? before.assigneeId : assigneeId;
    const [, changed] = await manager.query<[unknown, number]>(
      `update gap set assignee_id = $3, version = version + 1 where id = $1 and version = $2`,
      [id, version, to],
    );
    if (changed === 0) throw new StaleError('gap', id, before.version!);
    await this.history.record(change, {
      kind: 'gap.assigned',
      vendorId,
      subjectId: id,
      payload: { assigneeId: to },
    });
    return findGap(manager, id, today);
  }

  /** Accepts the risk for a while; a waiver that stands is replaced. */
  waive(change: Change, id: string, params: NewWaiver): Promise<ListedGap> {
    return this.#accept(change, id, 'waiver', params);
  }

  /** Silences reminders of it for a while; an acknowledgement that stands is replaced. */
  acknowledge(change: Change, id: string, params: NewAcknowledgement): Promise<ListedGap> {
    return this.#accept(change, id, 'acknowledgement', params);
  }

  async #accept(
    change: Change,
    gapId: string,
    kind: AcceptanceKind,
    { reason, grantedBy, until }: NewWaiver,
  ): Promise<ListedGap> {
    const { manager, today } = change;
    expectWithin(kind, until, today);
    const { vendorId } = await findGap(manager, gapId, today);
    // From here on nobody else writes to the vendor, and the gap is as it is today.
    await this.gaps.reassess(change, [vendorId]);
    const evidence = await this.#evidenceOf(change, await findGap(manager, gapId, today));
    if (kind === 'acknowledgement') await expectFew(change, gapId, evidence);
    await this.#replace(change, vendorId, gapId, kind);
    const id = newId();
    const granted = { reason, grantedBy, until };
    await manager.insert(Acceptance, {
      ...{ id, kind, gapId, vendorId, ...granted, grantedOn: today, evidence },
      recordedBy: change.by,
      recordedAt: change.at,
    });
    await manager.query(`update gap set version = version + 1 where id = $1`, [gapId]);
    const payload = { [`${kind}Id`]: id, ...granted };
    await this.history.record(change, { kind: GRANTED[kind], vendorId, subjectId: gapId, payload });
    await this.gaps.reassess(change, [vendorId]);
    return findGap(manager, gapId, today);
  }

  /** What proves the gap today. */
  async #evidenceOf({ manager, today }: Change, gap: ListedGap): Promise<string> {
    const { findings } = (await this.gaps.judge(manager, gap.vendorId, today))!;
    const key = keyOf({ code: gap.code, subject: { kind: gap.subjectKind, id: gap.subjectId } });
    const found = findings.filter((finding) => keyOf(finding) === key);
    if (found.length === 0)
      throw new RefusedError([
        { pointer: '/id', detail: `the gap is closed since ${gap.closedOn}; there is nothing to accept any longer` },
      ]);
    return evidenceOf(found);
  }

  async #replace(change: Change, vendorId: string, gapId: string, kind: AcceptanceKind): Promise<void> {
    const { manager, today } = change;
    const { acceptances } = (await this.gaps.dossier(manager, vendorId))!;
    const replaced = acceptances
      .filter((one) => one.gapId === gapId && one.kind === kind && one.lapsedOn === null)
      .map((acceptance) => ({ acceptance, on: today, because: 'replaced' as const }));
    await writeLapses(manager, replaced);
    await this.history.record(change, ...replaced.map((lapse) => lapseHappened(vendorId, lapse)));
  }
}

function expectWithin(kind: AcceptanceKind, until: LegalDay, today: LegalDay): void {
  const last = addDays(today, LONGEST[kind]);
  if (until >= today && until <= last) return;
  throw new RefusedError([
    {
      pointer: '/until',
      detail: `${until} is ${until < today ? 'past' : 'too far ahead'}; ${kind === 'waiver' ? 'a waiver' : 'an acknowledgement'} ends between ${today} and ${last}, and can be granted anew`,
    },
  ]);
}

async function expectFew({ manager }: Change, gapId: string, evidence: string): Promise<void> {
  const count = await manager.countBy(Acceptance, { gapId, kind: 'acknowledgement', evidence });
  if (count < MOST_ACKNOWLEDGEMENTS) return;
  throw new RefusedError([
    {
      pointer: '/until',
      detail: `the gap was acknowledged ${count} times on this evidence, which is as often as may be; close it, or have legal waive it`,
    },
  ]);
}
