import type { EntityManager } from 'typeorm';
import type { DocumentUseView } from './document.view.js';

/** A record that names a paper. */
export interface DocumentUse extends DocumentUseView {
  readonly documentId: string;
}

// Those that name papers stand above this feature, so their tables are read by SQL. Another kind is one more select here.
const USES = `select a.document_id as "documentId", 'agreement' as kind, a.id, a.vendor_id as "vendorId", a.title
  from agreement a where a.document_id = any($1)
  union all select s.document_id, 'opt-in', o.id, o.vendor_id, coalesce(o.number, 'Opt-in not confirmed')
    from opt_in_step s join opt_in o on o.id = s.opt_in_id where s.document_id = any($1)
  order by id`;

/** The records that name these papers, oldest first. */
export const usesOf = (manager: EntityManager, documentIds: readonly string[]): Promise<readonly DocumentUse[]> =>
  manager.query<DocumentUse[]>(USES, [documentIds]);
