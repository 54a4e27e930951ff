import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { currentLaw, expectEncoded } from '../gaps/current-law.js';
import type { VendorDossier } from '../gaps/dossiers.js';
import { GapsService } from '../gaps/gaps.service.js';
import { assess, type TransferAssessment } from '../law/assess.js';
import type { FindingCode } from '../law/finding.js';
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
    const law = await currentLaw(this.dataSource.manager);
    const supposed = withEvents(law, events);
    const fates: Record<Fate, DrilledTransfer[]> = {
      uncovered: [],
      onFallback: [],
      gained: [],
      assessmentOutdated: [],
      untouched: [],
    };
    for await (const dossier of this.gaps.dossiers(this.dataSource.manager)) {
      const before = assess(dossier.facts, law, asOf).transfers;
      const after = assess(dossier.facts, supposed, asOf).transfers;
      for (const transfer of after) {
        const earlier = before.find(({ id, regime }) => id === transfer.id && regime === transfer.regime);
        fates[fateOf(earlier, transfer)].push(drilled(dossier, earlier, transfer));
      }
    }
    return { asOf, lawVersion: supposed.version, ...fates };
  }
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
  { id: transferId, regime, governing, findings }: TransferAssessment,
): DrilledTransfer => ({
  vendorId: id,
  vendorKey: key,
  vendorName: name,
  transferId,
  regime,
  before: before?.governing?.name ?? null,
  after: governing?.name ?? null,
  codes: findings.map(({ code }) => code),
});
