import { Injectable } from '@nestjs/common';
import type { LegalDay } from '../law/legal-day.js';
import { clausesPages, tablesPages } from './annex-pages.js';
import { AnnexReport } from './annex-report.js';
import { annexesView } from './annexes.view.js';
import { type PrintedFile, Printer } from './printer.js';

/** The UK Addendum of an agreement on paper: its tables, and the annexes that Table 3 refers to. */
@Injectable()
export class UkAddendum {
  constructor(
    private readonly annexes: AnnexReport,
    private readonly printer: Printer,
  ) {}

  /** @throws NotFoundError, also for an agreement without the Addendum; DayNotEncodedError */
  async print(agreementId: string, day?: LegalDay): Promise<PrintedFile> {
    const found = await this.annexes.holding('UK_ADDENDUM_B1.0', agreementId, day);
    const { agreement, dossier, asOf, lawVersion, sets, elsewhere, own } = found;
    const clauses = [...sets, ...elsewhere].filter(({ held }) => held.clauseSet.set === '2021/914');
    return this.printer.print({
      template: 'uk-addendum',
      title: `UK Addendum: ${agreement.title}`,
      asOf,
      name: `uk-addendum-${agreement.id}-${asOf}`,
      attached: [...own, ...clauses].map((annexes) => annexesView({ annexes, dossier, asOf, lawVersion })),
      data: {
        agreement: { title: agreement.title },
        addenda: own.map(tablesPages),
        clauses: clauses.map(clausesPages),
      },
    });
  }
}
