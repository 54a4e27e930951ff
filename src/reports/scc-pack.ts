import { Injectable } from '@nestjs/common';
import type { LegalDay } from '../law/legal-day.js';
import { clausesPages, tablesPages } from './annex-pages.js';
import { AnnexReport } from './annex-report.js';
import { annexesView } from './annexes.view.js';
import { type PrintedFile, Printer } from './printer.js';

/** The clauses of an agreement on paper: 2021/914 by reference, what was elected, and the annexes to be signed. */
@Injectable()
export class SccPack {
  constructor(
    private readonly annexes: AnnexReport,
    private readonly printer: Printer,
  ) {}

  /** @throws NotFoundError, also for an agreement without clauses of 2021/914; DayNotEncodedError */
  async print(agreementId: string, day?: LegalDay): Promise<PrintedFile> {
    const { agreement, dossier, asOf, lawVersion, sets, own } = await this.annexes.holding(
      '2021/914',
      agreementId,
      day,
    );
    const swiss = sets.filter(({ held }) => held.clauseSet.set === 'FDPIC_ADAPTATION');
    const nameOf = (id: string) => dossier.party(id)?.name ?? 'a party that is not recorded';
    return this.printer.print({
      template: 'scc-pack',
      title: `Clauses pack: ${agreement.title}`,
      asOf,
      name: `scc-pack-${agreement.id}-${asOf}`,
      attached: [...own, ...swiss].map((annexes) => annexesView({ annexes, dossier, asOf, lawVersion })),
      data: {
        agreement: { title: agreement.title, parties: [agreement.firstPartyId, agreement.secondPartyId].map(nameOf) },
        clauses: own.map(clausesPages),
        adaptations: swiss.map(tablesPages),
      },
    });
  }
}
