import type { AsOf } from '../as-of.js';
import type { Dossier, HeldClauseSet } from '../dossier.js';
import type { Accession, Elections, Engagement, Module, Party, Role, Subprocessing, Transfer } from '../facts.js';
import type { StandardClauses } from '../instruments/instrument.js';
import type { Law } from '../law.js';
import { asTransferRole, fits } from '../mechanisms/clause-modules.js';
import { electionsOf } from '../mechanisms/elections.js';
import type { Regime } from '../regime.js';
import { regimesOf } from '../restricted-transfer.js';
import { isAdded, isRemoved } from '../sub-processors.js';
import type { Particulars } from './particulars.js';

/** A party of the clauses, and what it is in them. */
export interface AnnexParty {
  readonly party: Party;
  /** Both where data flows both ways; empty: no recorded transfer says so. */
  readonly as: readonly ('exporter' | 'importer')[];
  readonly role: Role | null;
  /** How it joined under the docking clause; null: a party from the first, or none. */
  readonly joined: Accession | null;
}

/** What the annexes of one module are filled from; module 0 stands for a set without modules. */
export interface Filling {
  readonly module: Module | 0;
  readonly held: HeldClauseSet;
  readonly elections: Elections;
  readonly parties: readonly AnnexParty[];
  readonly engagements: readonly Engagement[];
  readonly transfers: readonly Transfer[];
  readonly subprocessings: readonly Subprocessing[];
  /** Those that bind the exporters on the day; empty: not known. */
  readonly regimes: readonly Regime[];
  readonly source: Source;
}

/** Where everything comes from. */
export interface Source {
  readonly dossier: Dossier;
  readonly law: Law;
  readonly asOf: AsOf;
  readonly particulars: Particulars;
}

/** Gathers for a module what its annexes are filled from: its transfers say who exports, otherwise its engagements do. */
export function fillingOf(held: HeldClauseSet, clauses: StandardClauses, module: Module | 0, source: Source): Filling {
  const { dossier, asOf } = source;
  const transfers = transfersOn(held, source).filter((transfer) => {
    const { exporter, importer } = dossier.rolesOf(transfer, asOf);
    return fits(clauses, module, exporter, importer);
  });
  const engagements = engagementsOf(held, clauses, module, transfers, source);
  const parties = partiesOf(held, clauses, module, transfers, engagements, source);
  const exporters = parties.filter(({ as }) => as.includes('exporter'));
  return {
    module,
    held,
    elections: electionsOf(held.clauseSet, module),
    parties,
    engagements,
    transfers,
    subprocessings: subprocessingsOf(engagements, source),
    regimes: [...new Set(exporters.flatMap(({ party }) => regimesOf(party, asOf)))],
    source,
  };
}

/** The same where it is not known which clauses there are: the parties of the agreement, and no more. */
export const partiesAlone = (held: HeldClauseSet, source: Source): Filling => ({
  module: 0,
  held,
  elections: electionsOf(held.clauseSet, 0),
  parties: held.agreement.partyIds.flatMap((id) => {
    const party = source.dossier.party(id);
    return party === null ? [] : [{ party, as: [], role: null, joined: null }];
  }),
  engagements: [],
  transfers: [],
  subprocessings: [],
  regimes: [],
  source,
});

/** Transfers that list the clauses or an addition to them or, where none does, that flow between the parties. */
function transfersOn({ agreement, clauseSet }: HeldClauseSet, { dossier, asOf }: Source): readonly Transfer[] {
  const going = dossier.facts.transfers.filter(({ endsOn }) => endsOn === null || !asOf.passed(endsOn));
  const additions = agreement.clauseSets.filter(({ set }) => set === 'UK_ADDENDUM_B1.0' || set === 'FDPIC_ADAPTATION');
  const ids = new Set([clauseSet, ...additions].map(({ id }) => id));
  const listing = going.filter(({ mechanisms }) =>
    mechanisms.some((mechanism) => mechanism.kind === 'clause_set' && ids.has(mechanism.clauseSetId)),
  );
  if (listing.length > 0) return listing;
  const bound = new Set([...agreement.partyIds, ...clauseSet.accessions.map(({ partyId }) => partyId)]);
  return going.filter(
    ({ exporterId, importerId }) =>
      exporterId !== null && importerId !== null && bound.has(exporterId) && bound.has(importerId),
  );
}

/** Those of the transfers or, where there are none, those that the agreement speaks for and the module fits. */
function engagementsOf(
  { agreement }: HeldClauseSet,
  clauses: StandardClauses,
  module: Module | 0,
  transfers: readonly Transfer[],
  source: Source,
): readonly Engagement[] {
  const ofTransfers = new Set(transfers.map(({ engagementId }) => engagementId));
  const ids = ofTransfers.size > 0 ? [...ofTransfers] : agreement.engagementIds;
  const found = ids.flatMap((id) => source.dossier.engagement(id) ?? []);
  if (ofTransfers.size > 0) return found;
  return found.filter((engagement) => directionOf(engagement, clauses, module, source) !== null);
}

/**
 * Whether we would export or import in the engagement under the module: an exporter is under a law on transfers.
 * null: the module fits it in neither direction.
 */
function directionOf(
  engagement: Engagement,
  clauses: StandardClauses,
  module: Module | 0,
  { dossier, asOf }: Source,
): 'we_export' | 'we_import' | null {
  const { ourRole, vendorRole, ownPartyId, vendorPartyId } = engagement;
  const theirs = asTransferRole(vendorRole);
  const mayExport = (id: string): boolean => {
    const party = dossier.party(id);
    return party !== null && (party.country === null || regimesOf(party, asOf).length > 0);
  };
  if (fits(clauses, module, ourRole, theirs) && mayExport(ownPartyId)) return 'we_export';
  return fits(clauses, module, theirs, ourRole) && mayExport(vendorPartyId) ? 'we_import' : null;
}

function partiesOf(
  { agreement, clauseSet }: HeldClauseSet,
  clauses: StandardClauses,
  module: Module | 0,
  transfers: readonly Transfer[],
  engagements: readonly Engagement[],
  source: Source,
): readonly AnnexParty[] {
  const { dossier, asOf } = source;
  const found = new Map<string, AnnexParty>();
  const joined = clauseSet.accessions.filter(({ on }) => on === null || asOf.reached(on));
  const add = (id: string | null, as: AnnexParty['as'], role: Role | null): void => {
    const party = dossier.party(id);
    if (party === null) return;
    const before = found.get(party.id);
    const joining = agreement.partyIds.includes(party.id) ? undefined : joined.find(({ partyId }) => partyId === id);
    found.set(party.id, {
      party,
      as: ORDER.filter((one) => as.includes(one) || before?.as.includes(one)),
      role: before?.role ?? role,
      joined: joining ?? null,
    });
  };
  for (const transfer of transfers) {
    const roles = dossier.rolesOf(transfer, asOf);
    add(transfer.exporterId, ['exporter'], roles.exporter);
    add(transfer.importerId, ['importer'], roles.importer);
  }
  if (transfers.length === 0)
    for (const engagement of engagements) {
      const ours = [engagement.ownPartyId, engagement.ourRole] as const;
      const theirs = [engagement.vendorPartyId, asTransferRole(engagement.vendorRole)] as const;
      const [exporter, importer] =
        directionOf(engagement, clauses, module, source) === 'we_import' ? [theirs, ours] : [ours, theirs];
      add(exporter[0], ['exporter'], exporter[1]);
      add(importer[0], ['importer'], importer[1]);
    }
  for (const id of [...agreement.partyIds, ...joined.map(({ partyId }) => partyId)]) add(id, [], null);
  return [...found.values()].sort(exportersFirst);
}

const ORDER = ['exporter', 'importer'] as const;
const rank = ({ as: [first] }: AnnexParty): number => (first === undefined ? ORDER.length : ORDER.indexOf(first));
const exportersFirst = (a: AnnexParty, b: AnnexParty): number =>
  rank(a) - rank(b) || (a.party.name < b.party.name ? -1 : 1);

/** Those that process by the day, or that we have accepted by then; none that is removed, or that we objected to. */
function subprocessingsOf(engagements: readonly Engagement[], { dossier, asOf }: Source): readonly Subprocessing[] {
  const all = new Set(engagements.flatMap((engagement) => dossier.subprocessingsOf(engagement)));
  return [...all].filter((subprocessing) => {
    const { decision, decidedOn } = subprocessing;
    if (isRemoved(subprocessing, asOf)) return false;
    const decided = decidedOn !== null && asOf.reached(decidedOn);
    if (decision === 'objected' && (decidedOn === null || decided)) return false;
    return isAdded(subprocessing, asOf) || (decision === 'accepted' && decided);
  });
}
