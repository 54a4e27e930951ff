import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { Clock } from '../clock.js';
import { NotFoundError } from '../errors.js';
import { currentLaw, expectEncoded } from '../gaps/current-law.js';
import { GapsService } from '../gaps/gaps.service.js';
import { annexesOf, clausesBeside, type SetAnnexes, SETS_WITH_ANNEXES } from '../law/annexes/annexes.js';
import { AsOf } from '../law/as-of.js';
import { Dossier, type HeldClauseSet } from '../law/dossier.js';
import type { ClauseSetName } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import type { DatedAnnexes } from './annexes.view.js';
import { readParticulars } from './particulars.js';

/** An agreement with the annexes of its clause sets, those of which it is encoded what there is to fill in. */
export interface AgreementAnnexes {
  readonly agreement: Agreement;
  readonly dossier: Dossier;
  readonly asOf: LegalDay;
  readonly lawVersion: string;
  readonly sets: readonly SetAnnexes[];
  /** The clauses that its additions stand beside in another agreement between the same parties. */
  readonly elsewhere: readonly SetAnnexes[];
}

/** The annexes of clauses as the register fills them on a day, today by default. */
@Injectable()
export class AnnexReport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gaps: GapsService,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFoundError, also for a set of which it is not encoded what there is to fill in
   * @throws DayNotEncodedError
   */
  async of(agreementId: string, clauseSetId: string, day?: LegalDay): Promise<DatedAnnexes> {
    const { agreement, sets, dossier, asOf, lawVersion } = await this.ofAll(agreementId, day);
    const held = dossier.clauseSet(clauseSetId);
    if (held?.agreement.id !== agreement.id) throw new NotFoundError('clause set', clauseSetId);
    const annexes = sets.find((set) => set.held.clauseSet.id === clauseSetId);
    if (annexes === undefined)
      throw new NotFoundError(
        'annexes of the clause set',
        clauseSetId,
        `What there is to fill in of ${held.clauseSet.set} is not encoded; expected clauses of ${SETS_WITH_ANNEXES.join(', ')}`,
      );
    return { annexes, dossier, asOf, lawVersion };
  }

  /** @throws NotFoundError, DayNotEncodedError */
  async ofAll(agreementId: string, day: LegalDay = this.clock.today()): Promise<AgreementAnnexes> {
    expectEncoded(day);
    const { manager } = this.dataSource;
    const agreement = await manager.findOneBy(Agreement, { id: agreementId });
    const read = agreement === null ? null : await this.gaps.dossier(manager, agreement.vendorId);
    if (agreement === null || read === null) throw new NotFoundError('agreement', agreementId);
    const particulars = await readParticulars(manager, agreement.vendorId);
    const [law, dossier] = [await currentLaw(manager), new Dossier(read.facts)];
    const held = read.facts.agreements.find(({ id }) => id === agreementId)!;
    const annexed = (one: HeldClauseSet) => annexesOf(one, dossier, law, new AsOf(day), particulars) ?? [];
    const own = held.clauseSets.map((clauseSet): HeldClauseSet => ({ clauseSet, agreement: held }));
    const main = own.flatMap((one) => {
      const instrument = law.instrument(one.clauseSet.set);
      return instrument?.kind === 'clause_addition' ? clausesBeside(one, instrument, dossier) : [];
    });
    const elsewhere = new Map(
      main.filter((one) => one.agreement !== held).map((one) => [one.clauseSet.id, one] as const),
    );
    return {
      agreement,
      dossier,
      asOf: day,
      lawVersion: law.version,
      sets: own.flatMap(annexed),
      elsewhere: [...elsewhere.values()].flatMap(annexed),
    };
  }

  /**
   * The same, where the agreement holds one of these sets.
   * @throws NotFoundError, DayNotEncodedError
   */
  async holding(
    set: ClauseSetName,
    agreementId: string,
    day?: LegalDay,
  ): Promise<AgreementAnnexes & { readonly own: readonly SetAnnexes[] }> {
    const found = await this.ofAll(agreementId, day);
    const own = found.sets.filter(({ held }) => held.clauseSet.set === set);
    if (own.length > 0) return { ...found, own };
    const others = found.sets.map(({ held }) => held.clauseSet.set);
    throw new NotFoundError(
      `${set} in the agreement`,
      agreementId,
      `The agreement "${found.agreement.title}" holds no clauses ${set}, found ${others.length === 0 ? 'none' : others.join(', ')}; record them in it first`,
    );
  }
}
