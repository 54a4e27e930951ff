import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';
import { pdflibAddPlaceholder } from '@signpdf/placeholder-pdf-lib';
import forge from 'node-forge';
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream, StandardFonts } from 'pdf-lib';
import yazl from 'yazl';

// Papers as the tests need them: made by other people's programs where these make such, else byte by byte.

/** @param pages lines of each */
export async function pdf(
  pages: readonly (readonly string[])[] = [['A paper']],
  prepare: (document: PDFDocument) => void = () => {},
): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = document.addPage([595, 842]);
    lines.forEach((line, at) => page.drawText(line, { x: 50, y: 780 - 20 * at, size: 10, font }));
  }
  prepare(document);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

const KEYS = forge.pki.rsa.generateKeyPair(1024);

function certificateOf(subject: Readonly<Record<string, string>>): Buffer {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = KEYS.publicKey;
  certificate.serialNumber = '17';
  certificate.validity.notBefore = new Date('2020-01-01');
  certificate.validity.notAfter = new Date('2030-01-01');
  const attributes = Object.entries(subject).map(([name, value]) => ({ name, value }));
  certificate.setSubject(attributes);
  certificate.setIssuer(attributes);
  certificate.sign(KEYS.privateKey, forge.md.sha256.create());
  const packed = forge.pkcs12.toPkcs12Asn1(KEYS.privateKey, [certificate], 'secret');
  return Buffer.from(forge.asn1.toDer(packed).getBytes(), 'binary');
}

export interface Signing {
  readonly subject?: Readonly<Record<string, string>>;
  readonly name?: string;
  /** ISO 8601; both the one within the signature and the one that the file names. */
  readonly at: string;
  readonly pages?: readonly (readonly string[])[];
}

/** A PDF with a digital signature over the whole of it. */
export async function signedPdf({
  subject = { commonName: 'Anna Weiß', organizationName: 'Acme GmbH' },
  name = 'Anna W.',
  at,
  pages,
}: Signing): Promise<Buffer> {
  const signingTime = new Date(at);
  const unsigned = await pdf(pages, (pdfDoc) =>
    pdflibAddPlaceholder({ pdfDoc, reason: 'Agreed', contactInfo: '', name, location: 'Berlin', signingTime }),
  );
  const signer = new P12Signer(certificateOf(subject), { passphrase: 'secret' });
  return new SignPdf().sign(unsigned, signer, signingTime);
}

/** As a program would append to a PDF what it was changed by. */
export const appended = (file: Buffer, more = '% a note, added later'): Buffer =>
  Buffer.concat([file, Buffer.from(`\n${more}\nstartxref\n0\n%%EOF\n`)]);

/** A PDF of a few kilobytes with a stream that unpacks to these many bytes. */
export async function pdfBomb(bytes: number, where: 'page' | 'objects'): Promise<Buffer> {
  const packed = deflateSync(Buffer.alloc(bytes, ' '));
  return pdf([['A bomb']], (document) => {
    const { context } = document;
    const type = where === 'objects' ? { Type: 'ObjStm', N: 1, First: 10 } : {};
    const stream = PDFRawStream.of(context.obj({ ...type, Filter: 'FlateDecode', Length: packed.length }), packed);
    const ref = context.register(stream);
    if (where === 'page') document.getPage(0).node.set(PDFName.of('Contents'), ref);
  });
}

export type Entries = Readonly<Record<string, string | Buffer>>;

export function zip(entries: Entries, compress = true): Promise<Buffer> {
  const file = new yazl.ZipFile();
  const options = { mtime: new Date('2021-09-20T00:00:00Z'), compress };
  for (const [name, content] of Object.entries(entries)) file.addBuffer(Buffer.from(content as string), name, options);
  file.end();
  return gathered(file.outputStream as AsyncIterable<Buffer>);
}

async function gathered(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const NAMESPACE = 'http://schemas.openxmlformats.org';
const types = (part: string, type: string): string =>
  `${XML}<Types xmlns="${NAMESPACE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

export const relations = (type: string, target: string, external = true): string =>
  `${XML}<Relationships xmlns="${NAMESPACE}/package/2006/relationships"><Relationship Id="r1" ` +
  `Type="${NAMESPACE}/officeDocument/2006/relationships/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/></Relationships>`;

export const coreProperties = (created: string, modified: string): string =>
  `${XML}<cp:coreProperties xmlns:cp="${NAMESPACE}/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" ` +
  `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created>` +
  `<dcterms:modified xsi:type="dcterms:W3CDTF">${modified}</dcterms:modified></cp:coreProperties>`;

export const DOCX: Entries = {
  '[Content_Types].xml': types('word/document.xml', 'wordprocessingml.document'),
  '_rels/.rels': relations('officeDocument', 'word/document.xml', false),
  'word/document.xml': `${XML}<w:document xmlns:w="${NAMESPACE}/wordprocessingml/2006/main"><w:body/></w:document>`,
  'word/_rels/document.xml.rels': relations('hyperlink', 'https://example.com/'),
  'docProps/core.xml': coreProperties('2021-09-17T09:00:00Z', '2021-09-20T16:30:00Z'),
};

export const XLSX: Entries = {
  '[Content_Types].xml': types('xl/workbook.xml', 'spreadsheetml.sheet'),
  '_rels/.rels': relations('officeDocument', 'xl/workbook.xml', false),
  'xl/workbook.xml': `${XML}<workbook xmlns="${NAMESPACE}/spreadsheetml/2006/main"><sheets/></workbook>`,
};

export const docx = (more: Entries = {}): Promise<Buffer> => zip({ ...DOCX, ...more });
export const xlsx = (more: Entries = {}): Promise<Buffer> => zip({ ...XLSX, ...more });

export function pngPart(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export function png(width = 1, height = 1, ...more: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngPart('IHDR', header),
    ...more,
    pngPart('IDAT', deflateSync(Buffer.from([0, 127]))),
    pngPart('IEND', Buffer.alloc(0)),
  ]);
}

/** One grey point; made by libjpeg. */
const POINT =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////' +
  'wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z';
export const jpeg = (comment = ''): Buffer => {
  const point = Buffer.from(POINT, 'base64');
  if (comment === '') return point;
  const part = Buffer.from(`\xff\xfe\0\0${comment}`, 'latin1');
  part.writeUInt16BE(comment.length + 2, 2);
  return Buffer.concat([point.subarray(0, 2), part, point.subarray(2)]);
};

export const eml = (headers = '', body = 'We confirm your opt-in.'): Buffer =>
  Buffer.from(
    `Received: from mx.example (mx.example [192.0.2.1])\r\n\tby mail.example; Fri, 12 Mar 2021 22:31:00 +0000\r\n` +
      `From: Legal <legal@acme.example>\r\nTo: privacy@example.com\r\nDate: Fri, 12 Mar 2021 23:30:00 +0100\r\n` +
      `${headers}Subject: Your DPA\r\n\r\n${body}\r\n`,
  );
