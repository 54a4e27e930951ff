import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { expectEncoded } from '../gaps/current-law.js';
import { listGaps } from '../gaps/gap-list.js';
import { gapView, type GapView } from '../gaps/gap.view.js';
import { everyGapAsOf } from '../gaps/gaps-as-of.js';
import { GapsService } from '../gaps/gaps.service.js';
import type { ListedGap } from '../gaps/gap.view.js';
import { pagesOf } from '../page.js';
import type { Column } from '../spreadsheets/table.js';
import { VendorsService } from '../vendors/vendors.service.js';
import type { GapsExportQuery } from './export.params.js';

/** The list is sorted anew for each page of it. */
const PAGE = 2000;

@Injectable()
export class GapExport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vendors: VendorsService,
    private readonly gaps: GapsService,
    private readonly clock: Clock,
  ) {}

  /**
   * The gaps of the list, batch by batch: worst first as it is; as of a given day vendor by vendor, the worst of each
   * first, because nothing of them is stored that could be put in order.
   * @throws NotFoundError for a vendor that does not exist, DayNotEncodedError, MalformedError
   */
  async *rows(query: GapsExportQuery): AsyncGenerator<readonly GapView[]> {
    for await (const gaps of this.#listed(query)) yield gaps.map(gapView);
  }

  async *#listed({ asOf, ...query }: GapsExportQuery): AsyncGenerator<readonly ListedGap[]> {
    const { manager } = this.dataSource;
    if (asOf !== undefined) expectEncoded(asOf);
    const vendor = query.vendor === undefined ? {} : { vendor: await this.vendors.idOf(manager, query.vendor) };
    const narrowing = { ...query, ...vendor };
    if (asOf !== undefined) yield* everyGapAsOf(this.gaps, manager, narrowing, asOf);
    else
      yield* pagesOf(async (paging) => {
        const today = await this.gaps.catchUp(this.dataSource, this.clock);
        return listGaps(manager, { ...narrowing, ...paging }, today);
      }, PAGE);
  }
}

const each = (gap: GapView, part: 'says' | 'remedy' | 'citation'): string =>
  [...new Set(gap.reasons.map((reason) => reason[part]))].join('\n');

export const GAP_COLUMNS: readonly Column<GapView>[] = [
  { name: 'vendorKey', kind: 'text', width: 24, valueOf: ({ vendorKey }) => vendorKey },
  { name: 'vendorName', kind: 'text', width: 32, valueOf: ({ vendorName }) => vendorName },
  { name: 'severity', kind: 'text', width: 10, valueOf: ({ severity }) => severity },
  { name: 'code', kind: 'text', width: 28, valueOf: ({ code }) => code },
  { name: 'title', kind: 'text', width: 32, valueOf: ({ title }) => title },
  { name: 'family', kind: 'text', width: 14, valueOf: ({ family }) => family },
  { name: 'since', kind: 'day', width: 12, valueOf: ({ since }) => since },
  { name: 'firstSeenOn', kind: 'day', width: 13, valueOf: ({ firstSeenOn }) => firstSeenOn },
  { name: 'lastSeenOn', kind: 'day', width: 13, valueOf: ({ lastSeenOn }) => lastSeenOn },
  { name: 'closedOn', kind: 'day', width: 12, valueOf: ({ closedOn }) => closedOn },
  { name: 'because', kind: 'text', width: 60, valueOf: (gap) => each(gap, 'says') },
  { name: 'citations', kind: 'text', width: 40, valueOf: (gap) => each(gap, 'citation') },
  { name: 'remedies', kind: 'text', width: 60, valueOf: (gap) => each(gap, 'remedy') },
  { name: 'subjectKind', kind: 'text', width: 12, valueOf: ({ subject }) => subject.kind },
  { name: 'subjectId', kind: 'text', width: 38, valueOf: ({ subject }) => subject.id },
  { name: 'id', kind: 'text', width: 38, valueOf: ({ id }) => id },
];
