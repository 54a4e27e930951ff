import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config.provider.js';
import type { Config } from '../config.js';
import { Document } from './document.entity.js';
import type { MediaType } from './media.js';
import { PdfReader } from './reading/pdf-reader.js';
import { readMessage, readProperties } from './reading/properties.js';
import { bounded, NOTHING_TO_READ, type Reading } from './reading/reading.js';
import { recognise, type Recognised } from './recognition/recognise.js';

/** A paper as it came, and what it is found to be. */
export interface InspectedPaper {
  readonly givenName: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  /** null: the same bytes are on file, and were looked into then. */
  readonly found: { readonly mediaType: MediaType; readonly reading: Reading } | null;
}

/** Looks at a file before anything is written, and while no transaction is open: a large one takes seconds. */
@Injectable()
export class PaperInspection {
  readonly #pdfs: PdfReader;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) { codeDir }: Config,
  ) {
    this.#pdfs = new PdfReader(codeDir);
  }

  /** @throws UnsupportedMediaError, RefusedError */
  async prepare({ name, bytes }: { readonly name: string; readonly bytes: Buffer }): Promise<InspectedPaper> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = await this.dataSource.manager.existsBy(Document, { sha256 });
    return { givenName: name, bytes, sha256, found: known ? null : await this.#inspect(bytes) };
  }

  async #inspect(bytes: Buffer): Promise<NonNullable<InspectedPaper['found']>> {
    const recognised = await recognise(bytes);
    return { mediaType: recognised.mediaType, reading: bounded(await this.#read(recognised, bytes)) };
  }

  async #read({ mediaType, coreProperties }: Recognised, bytes: Buffer): Promise<Reading> {
    if (mediaType === 'application/pdf') return this.#pdfs.read(bytes);
    if (mediaType === 'message/rfc822') return readMessage(bytes);
    return coreProperties === null ? NOTHING_TO_READ : readProperties(coreProperties);
  }
}
