import { type EntityManager, In } from 'typeorm';
import type { Change } from '../change.js';
import { type Agreement, AgreementEngagement, ClauseSet, Dispatch, Renewal, Signature } from './agreement.entity.js';
import type { NewPaper } from './agreement.params.js';
import { papersOf } from './paper.js';

/** An agreement with all that belongs to it. */
export interface WholeAgreement {
  readonly agreement: Agreement;
  /** null: nothing is on file. */
  readonly paper: NewPaper | null;
  readonly engagementIds: readonly string[];
  readonly dispatches: readonly Dispatch[];
  readonly signatures: readonly Signature[];
  readonly renewals: readonly Renewal[];
  readonly clauseSets: readonly ClauseSet[];
}

/** In the order given. */
export async function withParts(
  manager: EntityManager,
  agreements: readonly Agreement[],
): Promise<readonly WholeAgreement[]> {
  const of = { agreementId: In(agreements.map(({ id }) => id)) };
  const links = await manager.findBy(AgreementEngagement, of);
  const dispatches = await manager.find(Dispatch, { where: of, order: { sentOn: 'asc', id: 'asc' } });
  const signatures = await manager.find(Signature, { where: of, order: { id: 'asc' } });
  const renewals = await manager.find(Renewal, { where: of, order: { agreedOn: 'asc' } });
  const papers = await papersOf(manager, agreements);
  const clauseSets = await manager.find(ClauseSet, { where: of, order: { id: 'asc' } });
  return agreements.map((agreement) => {
    const belongs = ({ agreementId }: { readonly agreementId: string }) => agreementId === agreement.id;
    return {
      agreement,
      paper: papers.get(agreement.id) ?? null,
      engagementIds: links.filter(belongs).map(({ engagementId }) => engagementId),
      dispatches: dispatches.filter(belongs),
      signatures: signatures.filter(belongs),
      renewals: renewals.filter(belongs),
      clauseSets: clauseSets.filter(belongs),
    };
  });
}

/** Makes these the engagements that the agreement speaks for. */
export async function speakFor(
  { manager }: Change,
  agreementId: string,
  engagementIds: readonly string[],
): Promise<void> {
  await manager.delete(AgreementEngagement, { agreementId });
  await manager.insert(
    AgreementEngagement,
    engagementIds.map((engagementId) => ({ agreementId, engagementId })),
  );
}

/** The agreements that an agreement replaces, one after another; a circle that is on record ends where it closes. */
export async function replacedBy(manager: EntityManager, id: string): Promise<readonly string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `with recursive before as (
       select supersedes_id as id from agreement where id = $1 and supersedes_id is not null
       union select a.supersedes_id from agreement a join before b on a.id = b.id where a.supersedes_id is not null)
     select id from before`,
    [id],
  );
  return rows.map((row) => row.id);
}

/** The agreement with all that it replaces and all that replace it: what was replaced before what replaces it. */
export async function chainOf(manager: EntityManager, id: string): Promise<readonly string[]> {
  const links = await manager.query<{ id: string; supersedesId: string | null }[]>(
    `with recursive chain as (
       select id, supersedes_id from agreement where id = $1
       union select a.id, a.supersedes_id from agreement a join chain c on a.supersedes_id = c.id or a.id = c.supersedes_id)
     select id, supersedes_id as "supersedesId" from chain order by id`,
    [id],
  );
  const ordered: string[] = [];
  const waiting = new Set(links);
  for (let placed = true; placed && waiting.size > 0;) {
    placed = false;
    for (const link of waiting)
      if (link.supersedesId === null || ordered.includes(link.supersedesId)) {
        ordered.push(link.id);
        waiting.delete(link);
        placed = true;
      }
  }
  return [...ordered, ...Array.from(waiting, (link) => link.id)];
}
