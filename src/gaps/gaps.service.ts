import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import type { Clock } from '../clock.js';
import { type Happening, HistoryService } from '../history/history.service.js';
import { type Accepted, acceptedOn } from '../law/acceptance.js';
import { assess, type Assessment } from '../law/assess.js';
import { type DatedFinding, datedFindings } from '../law/coverage.js';
import type { FindingCode, Subject } from '../law/finding.js';
import type { Law } from '../law/law.js';
import type { LegalDay } from '../law/legal-day.js';
import { reconcile } from '../law/reconcile.js';
import { currentLaw, expectEncoded } from './current-law.js';
import { type KeptLapse, lapseHappened, writeLapses } from './acceptance-lapses.js';
import { type AcceptanceOnFile, readDossiers, type VendorDossier } from './dossiers.js';
import { countChanged, countDue, dueVendors, earliestChange, isAnyDue, type Step } from './due.js';
import type { VendorGlance } from './gap.entity.js';
import { closeGaps, type GapRow, gapRow, openGaps, type OpenGapRow, writeGaps } from './gap-rows.js';
import { vendorsLeaningOn, vendorsSendingTo } from './leaning.js';
import { datedGlance, type DatedGlance, glanceRow, writeGlances } from './glances.js';

/** A vendor judged as of a day. */
export interface JudgedVendor {
  readonly vendorId: string;
  readonly vendorKey: string;
  readonly vendorName: string;
  readonly dossier: VendorDossier;
  readonly assessment: Assessment;
  readonly findings: readonly DatedFinding[];
  readonly accepted: Accepted<AcceptanceOnFile>;
}

/** What of the law an event touches. */
export interface Touched {
  readonly instrument: string | null;
  /** A country. */
  readonly destination: string | null;
}

/** How many gaps a reassessment opened (or opened again), kept and closed. */
export interface Reassessed {
  readonly opened: number;
  readonly kept: number;
  readonly closed: number;
}

/** A batch of vendors that were due. */
export interface CaughtUp extends Reassessed {
  readonly vendors: number;
}

/** Which vendors: those after a key that meet conditions in SQL on `vendor v`, numbered from $1. */
export interface Selection {
  readonly after: string;
  readonly conditions: readonly string[];
  readonly parameters: readonly unknown[];
}

/** Until which earlier day to catch up, or up to today (null); and a guard that throws where the work must not go on. */
export interface DueTurn {
  readonly until: LegalDay | null;
  hold(manager: EntityManager): Promise<void>;
}

const TODAY: DueTurn = { until: null, hold: () => Promise.resolve() };
const ALL: Selection = { after: '', conditions: [], parameters: [] };
const BATCH = 500;

/** Gathers facts, asks the law, and keeps what it finds. */
@Injectable()
export class GapsService {
  #catchingUp: Promise<void> | null = null;

  constructor(private readonly history: HistoryService) {}

  /**
   * Sees to it that what is stored is the answer of today, which it returns: to be called before anything stored is
   * shown. While nothing is due it only looks. It opens transactions of its own, so never call it inside one.
   */
  async catchUp(dataSource: DataSource, clock: Clock): Promise<LegalDay> {
    for (;;) {
      const today = clock.today();
      const { version } = await currentLaw(dataSource.manager);
      if (!(await isAnyDue(dataSource.manager, today, version))) return today;
      // Whoever else comes meanwhile waits for the same work, and then looks again: it may be of the day before.
      this.#catchingUp ??= this.#reassessAllDue(dataSource, clock).finally(() => (this.#catchingUp = null));
      await this.#catchingUp;
    }
  }

  /**
   * Reassesses the vendors that are due, batch by batch, each in a transaction of its own. What changed on a day on
   * which nobody looked is judged as of that day first, whoever catches up.
   * @param turn until which day, and what has to hold in each transaction
   */
  async *reassessDue(dataSource: DataSource, clock: Clock, turn: DueTurn = TODAY): AsyncIterable<CaughtUp> {
    for (;;) {
      const done = await dataSource.transaction(async (manager): Promise<CaughtUp | null> => {
        // Another process that catches up takes turns with this one, and finds done what this one did.
        await manager.query(`select pg_advisory_xact_lock(hashtext('clausebook catch-up'))`);
        await turn.hold(manager);
        const step = await nextStep(manager, turn.until, clock.today());
        if (step === null) return null;
        const change = { manager, by: 'clausebook', today: step.day, at: clock.now() };
        return { vendors: step.ids.length, ...(await this.reassess(change, step.ids)) };
      });
      if (done === null) return;
      yield done;
    }
  }

  /** How many vendors `reassessDue` would begin with. */
  async countDue(manager: EntityManager, clock: Clock, until: LegalDay | null): Promise<number> {
    const { version } = await currentLaw(manager);
    return until === null ? countDue(manager, clock.today(), version) : countChanged(manager, until, version);
  }

  async countVendors(manager: EntityManager): Promise<number> {
    const [{ n }] = await manager.query<[{ n: number }]>(`select count(*) as n from vendor`);
    return n;
  }

  async #reassessAllDue(dataSource: DataSource, clock: Clock): Promise<void> {
    const batches = this.reassessDue(dataSource, clock)[Symbol.asyncIterator]();
    while ((await batches.next()).done !== true);
  }

  /**
   * An instrument, or the law of a destination, is not what it was: reassesses whatever leans on it, in the change's
   * transaction, as of its day.
   * Every other vendor's answer stands by the new law too.
   */
  async lawChanged(change: Change, before: Law, touched: Touched): Promise<Reassessed> {
    const { manager } = change;
    const after = await currentLaw(manager);
    const reassessed = await this.reassess(change, await this.leaningOn(manager, [before, after], touched));
    await manager.query(`update vendor_glance set law_version = $2 where law_version = $1`, [
      before.version,
      after.version,
    ]);
    return reassessed;
  }

  /** The vendors whose judgement can turn on an instrument as any of these laws has it, or on the law of a destination. */
  async leaningOn(
    manager: EntityManager,
    laws: readonly Law[],
    { instrument, destination }: Touched,
  ): Promise<readonly string[]> {
    const states = laws.flatMap((law) => law.instrument(instrument ?? '') ?? []);
    const leaning = [
      ...(await vendorsLeaningOn(manager, states)),
      ...(destination === null ? [] : await vendorsSendingTo(manager, destination)),
    ];
    return [...new Set(leaning)];
  }

  /** Reassesses these vendors in the change's transaction, as of its day. */
  async reassess(change: Change, vendorIds: readonly string[]): Promise<Reassessed> {
    const total = { opened: 0, kept: 0, closed: 0 };
    const ids = [...new Set(vendorIds)].sort();
    for (let start = 0; start < ids.length; start += BATCH) {
      const batch = await this.#reassessBatch(change, ids.slice(start, start + BATCH));
      total.opened += batch.opened;
      total.kept += batch.kept;
      total.closed += batch.closed;
    }
    return total;
  }

  /** One vendor judged as of a day, writing nothing; null: no such vendor. */
  async judge(manager: EntityManager, vendorId: string, day: LegalDay): Promise<JudgedVendor | null> {
    expectEncoded(day);
    const dossier = await this.dossier(manager, vendorId);
    return dossier === null ? null : judged(dossier, await currentLaw(manager), day);
  }

  /** null: no such vendor. */
  async dossier(manager: EntityManager, vendorId: string): Promise<VendorDossier | null> {
    const [dossier] = await readDossiers(manager, [vendorId]);
    return dossier ?? null;
  }

  /** Those of these vendors, in order of key. */
  dossiersOf(manager: EntityManager, vendorIds: readonly string[]): Promise<readonly VendorDossier[]> {
    return vendorIds.length === 0 ? Promise.resolve([]) : readDossiers(manager, vendorIds);
  }

  /** Vendors judged as of a day, in order of key, writing nothing. */
  async *judged(manager: EntityManager, day: LegalDay, selection: Selection = ALL): AsyncIterable<JudgedVendor> {
    expectEncoded(day);
    const law = await currentLaw(manager);
    for await (const dossier of this.dossiers(manager, selection)) yield judged(dossier, law, day);
  }

  /** Dossiers in order of key. */
  async *dossiers(manager: EntityManager, selection: Selection = ALL): AsyncIterable<VendorDossier> {
    for await (const ids of this.vendorIds(manager, BATCH, selection)) yield* await readDossiers(manager, ids);
  }

  /** The line that a list shows of a judged vendor. */
  glanceOf({ dossier, assessment, accepted }: JudgedVendor): DatedGlance {
    return datedGlance(dossier, assessment, accepted.changesOn);
  }

  /** Ids of vendors, in batches, in order of key. */
  async *vendorIds(
    manager: EntityManager,
    batch: number,
    { after: start, conditions, parameters }: Selection = ALL,
  ): AsyncIterable<readonly string[]> {
    let after = start;
    const [key, limit] = [parameters.length + 1, parameters.length + 2];
    for (;;) {
      const rows = await manager.query<{ id: string; key: string }[]>(
        `select v.id, v.key from vendor v where ${[...conditions, `v.key > $${key}`].join(' and ')}
         order by v.key limit $${limit}`,
        [...parameters, after, batch],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(({ id }) => id);
      after = last.key;
    }
  }

  async #reassessBatch(change: Change, vendorIds: readonly string[]): Promise<Reassessed> {
    const { manager, today } = change;
    // Whoever changes a party of ours waits until what was judged by it is written, or is waited for.
    await manager.query(`select id from party where vendor_id is null order by id for share`);
    // Whoever else writes to these vendors waits here, and then reads what this transaction has written.
    await manager.query(`select id from vendor where id = any($1) order by id for no key update`, [vendorIds]);
    const law = await currentLaw(manager);
    const dossiers = await readDossiers(manager, vendorIds);
    const openByVendor = new Map<string, OpenGapRow[]>(vendorIds.map((id) => [id, []]));
    for (const gap of await openGaps(manager, vendorIds)) openByVendor.get(gap.vendorId)?.push(gap);

    const rows: GapRow[] = [];
    const closed: OpenGapRow[] = [];
    const glances: VendorGlance[] = [];
    const happenings: Happening[] = [];
    const lapses: KeptLapse[] = [];
    let opened = 0;
    let kept = 0;
    for (const dossier of dossiers) {
      const { assessment, findings, accepted } = judged(dossier, law, today);
      const plan = reconcile<OpenGapRow, DatedFinding>(openByVendor.get(dossier.id) ?? [], findings);
      for (const finding of plan.open) {
        rows.push(gapRow(newId(), dossier.id, finding, today));
        happenings.push(happened('gap.opened', dossier.id, finding.subject, finding.code));
      }
      for (const { gap, finding } of plan.keep) rows.push(gapRow(gap.id, dossier.id, finding, today));
      for (const gap of plan.close) {
        closed.push(gap);
        happenings.push(happened('gap.closed', dossier.id, gap.subject, gap.code));
      }
      for (const lapse of accepted.lapsed) {
        lapses.push(lapse);
        happenings.push(lapseHappened(dossier.id, lapse));
      }
      opened += plan.open.length;
      kept += plan.keep.length;
      glances.push(glanceRow(dossier, assessment, accepted.changesOn));
    }
    await writeGaps(manager, rows);
    await closeGaps(manager, closed, today);
    await writeLapses(manager, lapses);
    await writeGlances(manager, glances);
    await this.history.record(change, ...happenings);
    return { opened, kept, closed: closed.length };
  }
}

async function nextStep(manager: EntityManager, until: LegalDay | null, today: LegalDay): Promise<Step | null> {
  const { version } = await currentLaw(manager);
  const changed = await earliestChange(manager, until ?? today, version, BATCH);
  if (changed !== null || until !== null) return changed;
  const ids = await dueVendors(manager, today, version, BATCH);
  return ids.length === 0 ? null : { day: today, ids };
}

function judged(dossier: VendorDossier, law: Law, day: LegalDay): JudgedVendor {
  const assessment = assess(dossier.facts, law, day);
  const findings = datedFindings(assessment, dossier.facts, law);
  return {
    vendorId: dossier.id,
    vendorKey: dossier.key,
    vendorName: dossier.name,
    dossier,
    assessment,
    findings,
    accepted: acceptedOn(dossier.acceptances, findings, day),
  };
}

const happened = (kind: string, vendorId: string, subject: Subject, code: FindingCode): Happening => ({
  kind,
  vendorId,
  subjectId: subject.id,
  payload: { code, subject },
});
