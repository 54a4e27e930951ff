import { type EntityManager, In } from 'typeorm';
import { Document } from '../documents/document.entity.js';
import type { DocumentsService } from '../documents/documents.service.js';
import { refused } from '../errors.js';
import type { Agreement } from './agreement.entity.js';
import type { NewPaper } from './agreement.params.js';

type Kept = Partial<Pick<Agreement, 'documentId' | 'document'>>;

/**
 * The paper as an agreement keeps it; nothing where nothing was said of it.
 * @throws RefusedError for a paper that is nowhere, of another vendor, or with another day than its document has
 */
export async function keptPaper(
  manager: EntityManager,
  documents: DocumentsService,
  vendorId: string,
  paper: NewPaper | null | undefined,
): Promise<Kept> {
  if (paper === undefined) return {};
  if (paper === null) return { documentId: null, document: null };
  const { documentId, reference, bearsOn } = paper;
  if (documentId == null) {
    if (reference != null) return { documentId: null, document: { reference, bearsOn } };
    const detail =
      'the paper is neither filed here nor kept elsewhere; give documentId or reference, or leave document out';
    throw refused('/document', detail);
  }
  const [filed] = await documents.expect(manager, vendorId, [{ pointer: '/document/documentId', id: documentId }]);
  if (bearsOn !== null && bearsOn !== filed!.bearsOn)
    throw refused(
      '/document/bearsOn',
      `the document filed here bears ${filed!.bearsOn ?? 'no day as yet'}, not ${bearsOn}; state the day on the document and leave it out here`,
    );
  return { documentId, document: reference == null ? null : { reference, bearsOn: null } };
}

/** The papers as they are shown, by agreement: one that is filed here bears the day of its document. */
export async function papersOf(
  manager: EntityManager,
  agreements: readonly Agreement[],
): Promise<ReadonlyMap<string, NewPaper>> {
  const ids = agreements.flatMap(({ documentId }) => documentId ?? []);
  const filed =
    ids.length === 0
      ? []
      : await manager.find(Document, { where: { id: In(ids) }, select: { id: true, bearsOn: true } });
  return new Map(
    agreements.flatMap(({ id, documentId, document }): [string, NewPaper][] => {
      if (documentId === null) return document === null ? [] : [[id, { documentId, ...document }]];
      const { bearsOn } = filed.find((one) => one.id === documentId)!;
      return [[id, { documentId, reference: document?.reference ?? null, bearsOn }]];
    }),
  );
}
