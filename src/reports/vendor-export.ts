import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { cellOfTags } from '../imports/cells.js';
import { cellOfCertificates } from '../imports/certificates.js';
import type { Field, Shown } from '../imports/columns.js';
import { readRegistered } from '../imports/registered.js';
import type { RegisteredVendor } from '../imports/rows.js';
import { pagesOf } from '../page.js';
import type { Column } from '../spreadsheets/table.js';
import type { GlancedVendor } from '../vendors/vendor.view.js';
import { VendorsService } from '../vendors/vendors.service.js';
import type { VendorsExportQuery } from './export.params.js';

/** A vendor with what a list of vendors states of it, should it be taken in again. */
export interface ExportedVendor extends GlancedVendor {
  /** null: its key was changed while it was read. */
  readonly stated: RegisteredVendor | null;
}

/** One less than two batches of judgements, since a list reads one beyond its page. */
const PAGE = 999;

@Injectable()
export class VendorExport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vendors: VendorsService,
  ) {}

  /** The vendors of the list, page by page. */
  pages(query: VendorsExportQuery): AsyncGenerator<readonly GlancedVendor[]> {
    return pagesOf((paging) => this.vendors.list({ ...query, ...paging }), PAGE);
  }

  async *rows(query: VendorsExportQuery): AsyncGenerator<readonly ExportedVendor[]> {
    for await (const page of this.pages(query)) {
      const keys = page.map(({ vendor }) => vendor.key);
      const stated = await readRegistered(this.dataSource.manager, keys);
      yield page.map((glanced) => ({ ...glanced, stated: stated.get(glanced.vendor.key) ?? null }));
    }
  }
}

/** Those that an import reads by the same names, so that an export taken in again changes nothing. */
const STATED: readonly (Column<ExportedVendor> & { readonly name: Field })[] = [
  { name: 'key', kind: 'text', width: 24, valueOf: ({ vendor }) => vendor.key },
  { name: 'name', kind: 'text', width: 32, valueOf: ({ vendor }) => vendor.name },
  { name: 'country', kind: 'text', width: 9, valueOf: ({ stated }) => stated?.country ?? null },
  { name: 'website', kind: 'text', width: 32, valueOf: ({ vendor }) => vendor.website },
  { name: 'dpaUrl', kind: 'text', width: 32, valueOf: ({ vendor }) => vendor.dpaUrl },
  { name: 'subprocessorsUrl', kind: 'text', width: 32, valueOf: ({ vendor }) => vendor.subprocessorsUrl },
  {
    name: 'certifications',
    kind: 'text',
    width: 40,
    valueOf: ({ stated }) => said(cellOfCertificates(stated?.certifications ?? [])),
  },
  { name: 'sector', kind: 'text', width: 14, valueOf: ({ stated }) => stated?.sector ?? null },
  { name: 'ownerEmail', kind: 'text', width: 28, valueOf: ({ stated }) => stated?.ownerEmail ?? null },
  { name: 'tags', kind: 'text', width: 20, valueOf: ({ vendor }) => said(cellOfTags(vendor.tags)) },
];

/** Those that it leaves alone: kept with the record, or judged. */
const SHOWN: readonly (Column<ExportedVendor> & { readonly name: Shown })[] = [
  { name: 'status', kind: 'text', width: 12, valueOf: ({ vendor }) => vendor.status },
  { name: 'statusFrom', kind: 'day', width: 12, valueOf: ({ vendor }) => vendor.statusFrom },
  { name: 'privacyContact', kind: 'text', width: 28, valueOf: ({ vendor }) => vendor.privacyContact },
  { name: 'dpoContact', kind: 'text', width: 28, valueOf: ({ vendor }) => vendor.dpoContact },
  { name: 'representative', kind: 'text', width: 28, valueOf: ({ vendor }) => vendor.representative },
  { name: 'dpaVersion', kind: 'text', width: 12, valueOf: ({ vendor }) => vendor.dpaVersion },
  { name: 'dpaPublishedOn', kind: 'day', width: 16, valueOf: ({ vendor }) => vendor.dpaPublishedOn },
  { name: 'lastReviewedOn', kind: 'day', width: 16, valueOf: ({ vendor }) => vendor.lastReviewedOn },
  { name: 'nextReviewOn', kind: 'day', width: 14, valueOf: ({ vendor }) => vendor.nextReviewOn },
  { name: 'judgedOn', kind: 'day', width: 12, valueOf: ({ glance }) => glance?.judgedOn ?? null },
  { name: 'roles', kind: 'text', width: 24, valueOf: ({ glance }) => said(glance?.roles.join('; ') ?? '') },
  { name: 'dpaStatus', kind: 'text', width: 14, valueOf: ({ glance }) => glance?.dpaStatus ?? null },
  { name: 'clauseSet', kind: 'text', width: 12, valueOf: ({ glance }) => glance?.clauseSet ?? null },
  { name: 'clauseSetStatus', kind: 'text', width: 16, valueOf: ({ glance }) => glance?.clauseSetStatus ?? null },
  { name: 'governing', kind: 'text', width: 22, valueOf: ({ glance }) => glance?.governing ?? null },
  { name: 'verdict', kind: 'text', width: 16, valueOf: ({ glance }) => glance?.verdict ?? null },
  { name: 'criticalGaps', kind: 'number', width: 13, valueOf: ({ glance }) => glance?.openGaps.critical ?? null },
  { name: 'highGaps', kind: 'number', width: 11, valueOf: ({ glance }) => glance?.openGaps.high ?? null },
  { name: 'mediumGaps', kind: 'number', width: 13, valueOf: ({ glance }) => glance?.openGaps.medium ?? null },
  { name: 'changesOn', kind: 'day', width: 12, valueOf: ({ glance }) => glance?.changesOn ?? null },
  { name: 'id', kind: 'text', width: 38, valueOf: ({ vendor }) => vendor.id },
];

export const VENDOR_COLUMNS: readonly Column<ExportedVendor>[] = [...STATED, ...SHOWN];

const said = (text: string): string | null => (text === '' ? null : text);
