import { Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '../clock.js';
import { GapView } from '../gaps/gap.view.js';
import { GapsCsvQuery, GapsExportQuery, VendorsCsvQuery, VendorsExportQuery } from '../reports/export.params.js';
import { GAP_COLUMNS, GapExport } from '../reports/gap-export.js';
import { VENDOR_COLUMNS, VendorExport } from '../reports/vendor-export.js';
import { csvOf } from '../spreadsheets/csv-writer.js';
import { jsonOf } from '../spreadsheets/json.js';
import { XLSX } from '../spreadsheets/xlsx-parts.js';
import { xlsxOf } from '../spreadsheets/xlsx.js';
import { vendorView, VendorView } from '../vendors/vendor.view.js';
import { Downloads, Streams } from './documented.js';
import { begun, streamed } from './streamed.js';

const NEVER_STORED = 'private, no-store';

@ApiTags('exports')
@Controller('v1/exports')
export class ExportsController {
  constructor(
    private readonly vendors: VendorExport,
    private readonly gaps: GapExport,
    private readonly clock: Clock,
  ) {}

  @Get('vendors.xlsx')
  @Header('cache-control', NEVER_STORED)
  @Downloads(XLSX, 'Take the list of vendors as a workbook', 'day-not-encoded')
  async vendorsAsXlsx(@Query() query: VendorsExportQuery): Promise<StreamableFile> {
    const batches = await begun(this.vendors.rows(query));
    return streamed(xlsxOf({ name: 'Vendors', columns: VENDOR_COLUMNS, batches }), XLSX, this.#name('vendors.xlsx'));
  }

  @Get('vendors.csv')
  @Header('cache-control', NEVER_STORED)
  @Downloads('text/csv', 'Take the list of vendors as CSV, which an import reads again', 'day-not-encoded')
  async vendorsAsCsv(@Query() { bom, ...query }: VendorsCsvQuery): Promise<StreamableFile> {
    const batches = await begun(this.vendors.rows(query));
    const csv = csvOf({ name: 'Vendors', columns: VENDOR_COLUMNS, batches }, { byteOrderMark: bom === 'true' });
    return streamed(csv, CSV, this.#name('vendors.csv'));
  }

  @Get('vendors.json')
  @Header('cache-control', NEVER_STORED)
  @Streams(VendorView, 'Take the list of vendors as one JSON array', 'day-not-encoded')
  async vendorsAsJson(@Query() query: VendorsExportQuery): Promise<StreamableFile> {
    const batches = await begun(this.vendors.pages(query));
    return streamed(jsonOf(batches, vendorView), JSON_TYPE, this.#name('vendors.json'));
  }

  @Get('gaps.xlsx')
  @Header('cache-control', NEVER_STORED)
  @Downloads(XLSX, 'Take the list of gaps as a workbook', 'day-not-encoded')
  async gapsAsXlsx(@Query() query: GapsExportQuery): Promise<StreamableFile> {
    const batches = await begun(this.gaps.rows(query));
    return streamed(xlsxOf({ name: 'Gaps', columns: GAP_COLUMNS, batches }), XLSX, this.#name('gaps.xlsx'));
  }

  @Get('gaps.csv')
  @Header('cache-control', NEVER_STORED)
  @Downloads('text/csv', 'Take the list of gaps as CSV', 'day-not-encoded')
  async gapsAsCsv(@Query() { bom, ...query }: GapsCsvQuery): Promise<StreamableFile> {
    const batches = await begun(this.gaps.rows(query));
    const csv = csvOf({ name: 'Gaps', columns: GAP_COLUMNS, batches }, { byteOrderMark: bom === 'true' });
    return streamed(csv, CSV, this.#name('gaps.csv'));
  }

  @Get('gaps.json')
  @Header('cache-control', NEVER_STORED)
  @Streams(GapView, 'Take the list of gaps as one JSON array', 'day-not-encoded')
  async gapsAsJson(@Query() query: GapsExportQuery): Promise<StreamableFile> {
    return streamed(
      jsonOf(await begun(this.gaps.rows(query)), (gap) => gap),
      JSON_TYPE,
      this.#name('gaps.json'),
    );
  }

  #name(file: string): string {
    return file.replace('.', `-${this.clock.today()}.`);
  }
}

const CSV = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
