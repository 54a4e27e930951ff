import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { expectEncoded } from '../gaps/current-law.js';
import { GapsService } from '../gaps/gaps.service.js';
import { AsOf } from '../law/as-of.js';
import { Dossier } from '../law/dossier.js';
import { addDays, type LegalDay } from '../law/legal-day.js';
import { type AgreementStanding, standingOf, STANDINGS } from '../law/standing.js';
import type { WholeAgreement } from './agreement-parts.js';

/** As the law has it, and while nobody has signed, whether it went to the other side. */
export const PAPER_STANDINGS = ['draft', 'sent', ...STANDINGS.filter((standing) => standing !== 'unsigned')] as const;
export type PaperStanding = (typeof PAPER_STANDINGS)[number];

export interface PaperStands extends Omit<AgreementStanding, 'status'> {
  readonly asOf: LegalDay;
  readonly status: PaperStanding;
  /** Last day to give notice before its last day; null: no last day, or no days of notice known. */
  readonly noticeBy: LegalDay | null;
}

/** An agreement, and how it stands on a day. */
export interface StandingAgreement {
  readonly whole: WholeAgreement;
  readonly standing: PaperStands;
}

/** Tells how agreements stand as of a day, by the facts of their vendors. */
@Injectable()
export class AgreementStandings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gaps: GapsService,
    private readonly clock: Clock,
  ) {}

  async of(
    whole: WholeAgreement,
    asOf?: LegalDay,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<StandingAgreement> {
    const [stands] = await this.ofAll([whole], asOf, manager);
    return stands!;
  }

  /** In the order given; @throws DayNotEncodedError */
  async ofAll(
    wholes: readonly WholeAgreement[],
    asOf: LegalDay = this.clock.today(),
    manager: EntityManager = this.dataSource.manager,
  ): Promise<readonly StandingAgreement[]> {
    expectEncoded(asOf);
    const dossiers = new Map<string, Dossier>();
    const vendorIds = [...new Set(wholes.map(({ agreement }) => agreement.vendorId))];
    for (const { id, facts } of await this.gaps.dossiersOf(manager, vendorIds)) dossiers.set(id, new Dossier(facts));
    return wholes.map((whole) => ({ whole, standing: standsAs(whole, dossiers.get(whole.agreement.vendorId)!, asOf) }));
  }
}

function standsAs({ agreement, dispatches }: WholeAgreement, dossier: Dossier, day: LegalDay): PaperStands {
  const facts = dossier.facts.agreements.find(({ id }) => id === agreement.id)!;
  const { status, ...standing } = standingOf(facts, dossier, new AsOf(day));
  const { noticeDays } = agreement;
  const isSent = dispatches.some(({ sentOn }) => sentOn <= day);
  return {
    asOf: day,
    status: status === 'unsigned' ? (isSent ? 'sent' : 'draft') : status,
    ...standing,
    noticeBy: standing.lastDay === null || noticeDays === null ? null : addDays(standing.lastDay, -noticeDays),
  };
}
