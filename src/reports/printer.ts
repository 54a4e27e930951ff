import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config.provider.js';
import type { Config } from '../config.js';
import { currentLaw } from '../gaps/current-law.js';
import { HistoryService } from '../history/history.service.js';
import type { LegalDay } from '../law/legal-day.js';
import { PdfService } from '../pdf/pdf.service.js';

/** A file to be kept, and the name that it is kept by. */
export interface PrintedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a document of the register is made of. */
export interface Print {
  /** Name of a file in `templates/pdf`, without `.eta`; `it` is `data`, with `organisation`, `asOf` and `lawVersion`. */
  readonly template: string;
  readonly title: string;
  readonly asOf: LegalDay;
  /** Name of the file, without its ending. */
  readonly name: string;
  readonly data: object;
  /** The data behind it, attached as JSON. */
  readonly attached: object;
}

/**
 * Prints documents of the register. Each page says of which day it is, by which law, and how far the history went;
 * the same register on the same day gives the same bytes.
 */
@Injectable()
export class Printer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly history: HistoryService,
    private readonly pdf: PdfService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'organisation'>,
  ) {}

  async print({ template, title, asOf, name, data, attached }: Print): Promise<PrintedFile> {
    const { manager } = this.dataSource;
    const { organisation } = this.config;
    const { version: lawVersion } = await currentLaw(manager);
    const head = await this.history.head(manager);
    const bytes = await this.pdf.render({
      template,
      title,
      subject: `As of ${asOf}`,
      footer: `${organisation} · ${title} · as of ${asOf} · law ${lawVersion} · history ${head}`,
      date: asOf,
      attachment: { name: `${name}.json`, json: JSON.stringify(attached, null, 2) },
      data: { ...data, organisation, asOf, lawVersion },
    });
    return { name: `${name}.pdf`, bytes };
  }
}
