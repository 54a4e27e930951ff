import { type EntityManager, In } from 'typeorm';
import { Document } from '../documents/document.entity.js';

/** A paper that is filed here, as printed documents name it. */
interface FiledPaper {
  readonly fileName: string;
  readonly sha256: string;
}

/** By the id of the document; null stands for none. */
export type FiledPapers = ReadonlyMap<string | null | undefined, FiledPaper>;

export async function filedPapers(
  manager: EntityManager,
  ids: readonly (string | null | undefined)[],
): Promise<FiledPapers> {
  const found = await manager.find(Document, {
    where: { id: In(ids.filter((id) => id != null)) },
    select: { id: true, fileName: true, sha256: true },
  });
  return new Map(found.map(({ id, fileName, sha256 }) => [id, { fileName, sha256 }]));
}
