import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Change } from '../change.js';
import { DamagedError, type Mistake, refuseAny, refused } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { Document, DocumentContent } from './document.entity.js';
import type { DocumentPatch, DocumentsQuery, NewDocument } from './document.params.js';
import type { UsedDocument } from './document.view.js';
import { fileNameOf } from './file-name.js';
import type { InspectedPaper } from './paper-inspection.js';
import { type DocumentUse, usesOf } from './uses.js';

const DOCUMENT: Kind<Document> = {
  entity: Document,
  noun: 'document',
  // What leans on the day that it bears is judged anew.
  vendorsOf: async (manager, { id, vendorId }) => [
    ...(await usesOf(manager, [id])).map((use) => use.vendorId),
    ...(vendorId === null ? [] : [vendorId]),
  ],
};

/** A paper filed now, or recognised. */
export interface FiledDocument extends UsedDocument {
  readonly recognised: boolean;
  readonly notTaken: readonly Mistake[];
}

/** What another record needs to know of a paper that it names. */
export interface NamedPaper {
  readonly id: string;
  readonly bearsOn: LegalDay | null;
}

/** A paper whose bytes are no longer those that were filed. */
export interface DamagedPaper {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
}

@Injectable()
export class DocumentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
  ) {}

  /** Files the paper, or recognises it and writes nothing. */
  async file(change: Change, paper: InspectedPaper, params: NewDocument): Promise<FiledDocument> {
    const { manager } = change;
    const { bytes, sha256, found, givenName } = paper;
    const { bearsOn = null } = params;
    const vendorId = params.vendorId == null ? null : await this.vendors.expect(manager, params.vendorId);
    // The same paper sent twice at once is filed once.
    await manager.query(`select pg_advisory_xact_lock(hashtext('document'), hashtext($1))`, [sha256]);
    const known = await manager.findOneBy(Document, { sha256 });
    if (known !== null || found === null) return recognised(manager, known!, { vendorId, bearsOn });
    const { mediaType, reading } = found;
    const filed = {
      sha256,
      fileName: fileNameOf(givenName, mediaType),
      mediaType,
      size: bytes.length,
      vendorId,
      bearsOn,
      filedBy: change.by,
      filedAt: change.at,
    };
    const write = (documentId: string) => manager.insert(DocumentContent, { documentId, bytes });
    const document = await this.register.add(change, DOCUMENT, { ...filed, reading }, write, filed);
    return { document, usedBy: [], recognised: false, notTaken: [] };
  }

  /** States the day that the paper bears, above all. */
  async amend(change: Change, id: string, version: number, patch: DocumentPatch): Promise<UsedDocument> {
    const { manager } = change;
    const document = await this.register.find(manager, DOCUMENT, id);
    const { vendorId: vendor, ...content } = patch;
    const vendorId = vendor == null ? vendor : await this.vendors.expect(manager, vendor);
    if (patch.fileName !== undefined) expectName(patch.fileName, document);
    const told = { ...content, ...(vendorId !== undefined && { vendorId }) };
    const after = await this.register.amend(change, DOCUMENT, id, version, told);
    const usedBy = await usesOf(manager, [id]);
    const stranger = usedBy.find((use) => after.vendorId !== null && use.vendorId !== after.vendorId);
    if (stranger !== undefined)
      throw refused(
        '/vendorId',
        `the ${stranger.kind} "${stranger.title}" (${stranger.id}) of another vendor names this paper; change that first`,
      );
    return withUses(after, usedBy);
  }

  async find(id: string): Promise<UsedDocument> {
    const { manager } = this.dataSource;
    return withUses(await this.register.find(manager, DOCUMENT, id), await usesOf(manager, [id]));
  }

  async list({ vendor, sha256, ...query }: DocumentsQuery): Promise<Page<UsedDocument>> {
    const { manager } = this.dataSource;
    const documents = manager.createQueryBuilder(Document, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(sha256 !== undefined && { sha256 }),
    });
    const { items, nextCursor } = await page(documents, query);
    const uses = await usesOf(
      manager,
      items.map(({ id }) => id),
    );
    return { items: items.map((document) => withUses(document, uses)), nextCursor };
  }

  /**
   * The bytes, if they are still those that were filed.
   * @throws NotFoundError, DamagedError
   */
  async content({ id, sha256, fileName }: Document): Promise<Buffer> {
    const content = await this.dataSource.manager.findOneBy(DocumentContent, { documentId: id });
    const found = content === null ? null : createHash('sha256').update(content.bytes).digest('hex');
    if (content !== null && found === sha256) return content.bytes;
    throw new DamagedError(
      `The bytes kept of "${fileName}" (document ${id}) are not those that were filed: expected SHA-256 ${sha256}, found ${found ?? 'none'}. Bring them back from a backup.`,
    );
  }

  /**
   * Holds the papers that a record of this vendor names until the transaction ends: each is of this vendor or of none.
   * @returns in the order asked for
   * @throws RefusedError
   */
  async expect(
    manager: EntityManager,
    vendorId: string,
    named: readonly { readonly pointer: string; readonly id: string }[],
  ): Promise<readonly NamedPaper[]> {
    const held = await manager.query<(NamedPaper & { vendorId: string | null })[]>(
      `select id, bears_on as "bearsOn", vendor_id as "vendorId" from document where id = any($1) order by id for share`,
      [named.map(({ id }) => id)],
    );
    const mistakes: Mistake[] = [];
    const papers = named.flatMap(({ pointer, id }) => {
      const paper = held.find((one) => one.id === id);
      if (paper === undefined) mistakes.push({ pointer, detail: `there is no document "${id}"; file the paper first` });
      else if (paper.vendorId !== null && paper.vendorId !== vendorId)
        mistakes.push({ pointer, detail: `the document "${id}" is filed as a paper of another vendor` });
      else return [{ id, bearsOn: paper.bearsOn }];
      return [];
    });
    refuseAny(mistakes);
    return papers;
  }

  /** Whether the bytes of a paper are those that were filed. */
  async verify(id: string): Promise<boolean> {
    await this.register.find(this.dataSource.manager, DOCUMENT, id);
    return (await this.#damaged(`d.id = $1`, [id])).length === 0;
  }

  /** Every paper whose bytes are not those that were filed, or are missing; the database counts them where they are. */
  verifyAll(): Promise<readonly DamagedPaper[]> {
    return this.#damaged('true', []);
  }

  #damaged(which: string, parameters: readonly string[]): Promise<readonly DamagedPaper[]> {
    return this.dataSource.query<DamagedPaper[]>(
      `select d.id, d.file_name as "fileName", d.sha256 from document d left join document_content c on c.document_id = d.id
        where ${which} and (c.bytes is null or length(c.bytes) <> d.size or encode(sha256(c.bytes), 'hex') <> d.sha256)
        order by d.id`,
      [...parameters],
    );
  }
}

const withUses = (document: Document, uses: readonly DocumentUse[]): UsedDocument => ({
  document,
  usedBy: uses.filter(({ documentId }) => documentId === document.id).map(({ documentId: _, ...use }) => use),
});

function expectName(fileName: string, { mediaType }: Document): void {
  const expected = fileNameOf(fileName, mediaType);
  if (expected !== fileName)
    throw refused('/fileName', `"${fileName}" is no name of a file of this type; expected one such as "${expected}"`);
}

/** The document as it is on file, with what came along and is not so there. */
async function recognised(
  manager: EntityManager,
  document: Document,
  { vendorId, bearsOn }: Pick<Document, 'vendorId' | 'bearsOn'>,
): Promise<FiledDocument> {
  const notTaken: Mistake[] = [];
  if (vendorId !== null && vendorId !== document.vendorId)
    notTaken.push({
      pointer: '/vendorId',
      detail: `it is on file as a paper of ${document.vendorId === null ? 'no vendor' : 'another vendor'}; change that record if it is wrong`,
    });
  if (bearsOn !== null && bearsOn !== document.bearsOn)
    notTaken.push({
      pointer: '/bearsOn',
      detail: `it is on file with ${document.bearsOn ?? 'no day'}; change that record to state ${bearsOn}`,
    });
  return { ...withUses(document, await usesOf(manager, [document.id])), recognised: true, notTaken };
}
