import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { currentLaw, expectEncoded } from '../gaps/current-law.js';
import type { VendorDossier } from '../gaps/dossiers.js';
import { GapsService } from '../gaps/gaps.service.js';
import { assess, type TransferAssessment } from '../law/assess.js';
import type { FindingCode } from '../law/finding.js';
import type { Law } from '../law/law.js';
import type { LegalDay } from '../law/legal-day.js';
import { type LegalEvent, withEvents } from '../law/legal-events.js';
import type { Regime } from '../law/regime.js';

/** A transfer that the events touch, or leave alone. */
export interface DrilledTransfer {
  readonly vendorId: string;
  readonly vendorKey: string;
  readonly vendorName: string;
  readonly transferId: string;
  readonly regime: Regime | null;
  /** What governs by the law as it is; null: nothing. */
  readonly before: string | null;
  /** What governs by the law as the events leave it; null: nothing. */
  readonly after: string | null;
  /** Its place in the transfer's list, from 1; null: it applies by operation of law, or nothing does. */
  readonly afterPosition: number | null;
  readonly codes: readonly FindingCode[];
}

/** Who would lose cover, rest on something else, gain it, have to assess anew, and whom nothing touches. */
export interface DrillResult {
  readonly asOf: LegalDay;
  readonly lawVersion: string;
  readonly uncovered: readonly DrilledTransfer[];
  readonly onFallback: readonly DrilledTransfer[];
  readonly gained: readonly DrilledTransfer[];
  readonly assessmentOutdated: readonly DrilledTransfer[];
  readonly untouched: readonly DrilledTransfer[];
}

type Fate = 'uncovered' | 'onFallback' | 'gained' | 'assessmentOutdated' | 'untouched';

/** What if the law changed: judges the register by the law as it is and as events would leave it, and stores nothing. */
@Injectable()
export class Drill {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gaps: GapsService,
    private readonly clock: Clock,
  ) {}

  /** @throws LegalEventError for events that cannot happen to the law, DayNotEncodedError */
  async run(events: readonly LegalEvent[], asOf: LegalDay = this.clock.today()): Promise<DrillResult> {
    expectEncoded(asOf);
    const { manager } = this.dataSource;
    const law = await currentLaw(manager);
    return this.between(law, withEvents(law, events), asOf, this.gaps.dossiers(manager));
  }

  /** What becomes of these vendors when one law takes the place of another. */
  async between(
    before: Law,
    after: Law,
    asOf: LegalDay,
    dossiers: AsyncIterable<VendorDossier> | Iterable<VendorDossier>,
  ): Promise<DrillResult> {
    const fates: Record<Fate, DrilledTransfer[]> = {
      uncovered: [],
      onFallback: [],
      gained: [],
      assessmentOutdated: [],
      untouched: [],
    };
    for await (const dossier of dossiers)
      for (const { fate, ...transfer } of fatesBetween(before, after, asOf, dossier)) fates[fate].push(transfer);
    return { asOf, lawVersion: after.version, ...fates };
  }
}

/** What becomes of a vendor's transfers when one law takes the place of another. */
function fatesBetween(
  lawBefore: Law,
  lawAfter: Law,
  asOf: LegalDay,
  dossier: VendorDossier,
): readonly (DrilledTransfer & { readonly fate: Fate })[] {
  const before = assess(dossier.facts, lawBefore, asOf).transfers;
  return assess(dossier.facts, lawAfter, asOf).transfers.map((transfer) => {
    const earlier = before.find(({ id, regime }) => id === transfer.id && regime === transfer.regime);
    return { fate: fateOf(earlier, transfer), ...drilled(dossier, earlier, transfer) };
  });
}

const isCovered = (transfer: TransferAssessment | undefined): boolean => transfer?.governing != null;

function fateOf(before: TransferAssessment | undefined, after: TransferAssessment): Fate {
  if (isCovered(before) && after.verdict === 'gap') return 'uncovered';
  if (before?.verdict === 'gap' && isCovered(after)) return 'gained';
  if (before?.governing?.instrument !== after.governing?.instrument) return 'onFallback';
  return reasonsToAssessAnew(after) > reasonsToAssessAnew(before) ? 'assessmentOutdated' : 'untouched';
}

const reasonsToAssessAnew = (transfer: TransferAssessment | undefined): number =>
  transfer?.findings.find(({ code }) => code === 'TIA_OUTDATED')?.reasons.length ?? 0;

const drilled = (
  { id, key, name }: VendorDossier,
  before: TransferAssessment | undefined,
  { id: transferId, regime, governing, mechanisms, findings }: TransferAssessment,
): DrilledTransfer => ({
  vendorId: id,
  vendorKey: key,
  vendorName: name,
  transferId,
  regime,
  before: before?.governing?.name ?? null,
  after: governing?.name ?? null,
  afterPosition: governing === null || !mechanisms.includes(governing) ? null : mechanisms.indexOf(governing) + 1,
  codes: findings.map(({ code }) => code),
});
