import { ApiProperty } from '@nestjs/swagger';
import type { Mistake } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';
import { Record } from '../register/record.view.js';
import type { Document } from './document.entity.js';
import { MEDIA_TYPES, type MediaType } from './media.js';
import { DATE_SOURCES, type ReadDate, type Reading, READING_STATES, type ReadSignature } from './reading/reading.js';

class ReadSignatureView implements ReadSignature {
  @ApiProperty({ type: String, example: 'Signature1', description: 'The form field that it is in.' }) field: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Jane Roe, Acme Analytics, Inc.',
    description: 'Whom its certificate names; who issued that one is not checked. null: it cannot be read.',
  })
  signer: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Whom the file names beside it.' })
  claimedSigner: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'The time within the signature.' })
  signedAt: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: "D:20210920143000+02'00'",
    description: 'The time that the file names beside it, as it stands there.',
  })
  claimedAt: string | null;
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether the bytes that it speaks for are those that were signed; null: cannot be told.',
  })
  intact: boolean | null;
  @ApiProperty({
    type: Boolean,
    description: 'Whether it speaks for the whole file; false: something was added later.',
  })
  coversWholeFile: boolean;
}

class ReadDateView implements ReadDate {
  @ApiProperty({ type: String, format: 'date', example: '2021-09-20' }) day: LegalDay;
  @ApiProperty({ type: String, enum: DATE_SOURCES, example: 'text' }) source: ReadDate['source'];
  @ApiProperty({ type: String, example: 'page 1' }) where: string;
  @ApiProperty({ type: String, example: 'Effective date: 20 September 2021', description: 'Word for word.' })
  quote: string;
}

class ReadingView implements Omit<Reading, 'dates'> {
  @ApiProperty({ type: String, enum: READING_STATES, example: 'read' }) state: Reading['state'];
  @ApiProperty({ type: String, nullable: true, description: 'Why it could not be read, or not wholly.' })
  because: string | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 12, description: 'null: not known, or it has none.' })
  pages: number | null;
  @ApiProperty({ type: Boolean, nullable: true, example: false }) encrypted: boolean | null;
  @ApiProperty({ type: [ReadSignatureView] }) signatures: ReadSignatureView[];
}

class OffersView {
  @ApiProperty({
    type: [ReadDateView],
    description: 'Days that the paper may bear, likeliest first. State the right one by a change of bearsOn.',
  })
  bearsOn: ReadDateView[];
}

/** A record that names the paper. */
export class DocumentUseView {
  @ApiProperty({ type: String, enum: ['agreement'] }) kind: 'agreement';
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, format: 'uuid' }) vendorId: string;
  @ApiProperty({ type: String, example: 'Data Processing Addendum' }) title: string;
}

class Filed {
  @ApiProperty({ type: String, pattern: '^[0-9a-f]{64}$', description: 'Of the bytes; they never change.' })
  sha256: string;
  @ApiProperty({ type: String, example: 'DPA Acme, signed.pdf' }) fileName: string;
  @ApiProperty({ type: String, enum: MEDIA_TYPES, description: 'Told by the content.' }) mediaType: MediaType;
  @ApiProperty({ type: 'integer', example: 182_044, description: 'Bytes.' }) size: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: of no vendor, or of several.' })
  vendorId: string | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    example: '2021-09-20',
    description: 'Day that the paper itself bears, as a person stated it. null: nobody did.',
  })
  bearsOn: LegalDay | null;
  @ApiProperty({ type: String, example: 'token' }) filedBy: string;
  @ApiProperty({ type: String, format: 'date-time' }) filedAt: string;
  @ApiProperty({ type: ReadingView, description: 'What was read in it; none of it counts as stated.' })
  reading: ReadingView;
  @ApiProperty({ type: OffersView, description: 'What could be stated, by what was read.' }) offers: OffersView;
  @ApiProperty({ type: [DocumentUseView], description: 'The records that name it.' }) usedBy: DocumentUseView[];
}

export class DocumentView extends Record(Filed) {}

class NotTakenView implements Mistake {
  @ApiProperty({ type: String, example: '/bearsOn' }) pointer: string;
  @ApiProperty({ type: String, example: 'it is on file with no day; change that record to state 2021-09-20' })
  detail: string;
}

export class FiledDocumentView extends DocumentView {
  @ApiProperty({ type: Boolean, description: 'The same bytes were on file already, and nothing was written.' })
  recognised: boolean;
  @ApiProperty({
    type: [NotTakenView],
    description: 'What came with a recognised paper and is not so in its record; empty otherwise.',
  })
  notTaken: NotTakenView[];
}

/** A document with the records that name it. */
export interface UsedDocument {
  readonly document: Document;
  readonly usedBy: readonly DocumentUseView[];
}

export const documentView = ({ document, usedBy }: UsedDocument): DocumentView => {
  const { reading, filedAt, createdAt, ...shown } = document;
  const { dates, signatures, ...read } = reading;
  return {
    ...shown,
    filedAt: filedAt.toISOString(),
    createdAt: createdAt.toISOString(),
    reading: { ...read, signatures: [...signatures] },
    offers: { bearsOn: [...dates] },
    usedBy: [...usedBy],
  };
};
