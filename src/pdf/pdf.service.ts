import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Eta } from 'eta';
import { AFRelationship, PDFDocument, PDFHexString } from 'pdf-lib';
import { Fonts } from './fonts.js';
import { layOut } from './layout.js';
import { blocksOf, literal } from './markdown.js';

/** Injection token: absolute path of the folder that holds `pdf/<template>.eta`. */
export const TEMPLATES_DIR = Symbol('TEMPLATES_DIR');

/** One document to be drawn. */
export interface PdfOrder {
  /** Name of a file in `templates/pdf`, without `.eta`. It yields Markdown; `it` is `data`. */
  readonly template: string;
  readonly data: object;
  readonly title: string;
  readonly subject?: string;
  /** Plain text at the foot of every page, left of the page number. */
  readonly footer: string;
  /** The day printed as the file's creation and modification, YYYY-MM-DD. */
  readonly date: `${number}-${number}-${number}`;
  readonly attachment: PdfAttachment;
}

/** A JSON file inside the PDF; characters of `name` outside `A-Z a-z 0-9 . _ -` become `-`. */
export interface PdfAttachment {
  readonly name: string;
  readonly json: string;
}

const OURS = 'Clausebook';

/** Draws PDF files from the templates. The same order gives the same bytes. */
@Injectable()
export class PdfService {
  private readonly eta: Eta;
  private readonly fonts: Fonts;

  constructor(@Inject(TEMPLATES_DIR) templatesDir: string) {
    const views = join(templatesDir, 'pdf');
    this.eta = new Eta({ views, cache: true, autoEscape: true, escapeFunction: literal, autoTrim: false });
    this.fonts = new Fonts(views);
  }

  /**
   * The bytes of an A4 document.
   *
   * @throws {EtaFileResolutionError} no such template
   * @throws {EtaRuntimeError} the template asked for something that `data` lacks
   */
  async render(order: PdfOrder): Promise<Uint8Array> {
    const markdown = this.eta.render(order.template, order.data);
    const document = await PDFDocument.create({ updateMetadata: false });
    const foot = { line: order.footer, pageNumber: this.pageNumber };
    await layOut(document, await blocksOf(markdown), foot, this.fonts);
    await describe(document, order);
    document.context.trailerInfo.ID = document.context.obj(identity(order, markdown));
    return document.save({ addDefaultPage: false, updateFieldAppearances: false });
  }

  private readonly pageNumber = (page: number, pages: number): string =>
    this.eta.render('page-number', { page, pages });
}

async function describe(document: PDFDocument, { title, subject, date, attachment }: PdfOrder): Promise<void> {
  const moment = new Date(`${date}T00:00:00Z`);
  document.setTitle(title, { showInWindowTitleBar: true });
  if (subject !== undefined) document.setSubject(subject);
  document.setLanguage('en');
  document.setProducer(OURS);
  document.setCreator(OURS);
  document.setCreationDate(moment);
  document.setModificationDate(moment);
  await document.attach(Buffer.from(attachment.json), attachment.name.replaceAll(/[^\w.-]/g, '-'), {
    mimeType: 'application/json',
    creationDate: moment,
    modificationDate: moment,
    afRelationship: AFRelationship.Data,
  });
}

// A file's two identifiers are of its birth and of this state: ours never change after birth.
function identity(order: PdfOrder, markdown: string): PDFHexString[] {
  const { title, subject, footer, date, attachment } = order;
  const said = JSON.stringify([title, subject, footer, date, attachment, markdown]);
  const id = PDFHexString.of(createHash('sha256').update(said).digest('hex').slice(0, 32));
  return [id, id];
}
