import { spokenAnnexes } from '../law/annexes/annex-names.js';
import type { Engagement, Facts, Transfer } from '../law/facts.js';
import type { Law } from '../law/law.js';
import type { LegalDay } from '../law/legal-day.js';
import type { OpenMechanism } from '../law/questionnaires/open-mechanisms.js';
import { askOfTransfer } from '../law/questionnaires/transfer.js';
import { REGIME_NAMES } from '../law/regime.js';
import { partyNamed } from './words.js';

/** Transfer clauses that a restricted transfer could be put on, in the words of a letter. */
export interface ClausesAskedFor {
  readonly from: string;
  readonly to: string;
  readonly under: string;
  /** Lists of certified organisations, an entry on which would do. */
  readonly lists: readonly string[];
  /** Alternatives, each with its modules, annexes and addition. */
  readonly choices: readonly string[];
}

/** For each flow of the engagement that goes from one party to another and no adequacy decision covers by itself. */
export function clausesAskedFor(
  engagement: Engagement,
  facts: Facts,
  law: Law,
  day: LegalDay,
): readonly ClausesAskedFor[] {
  return flowsOf(engagement, facts).flatMap((flow) => {
    const partyOf = (id: string | null) => facts.parties.find((party) => party.id === id) ?? null;
    const [first] = askOfTransfer(
      {
        flow: flow.flow,
        exporter: partyOf(flow.exporterId),
        importer: partyOf(flow.importerId),
        exporterRole: flow.exporterRole ?? roleIn(engagement, flow.exporterId),
        importerRole: flow.importerRole ?? roleIn(engagement, flow.importerId),
        data: flow.data,
        purposes: flow.purposes,
        processorAddsData: null,
        places: [],
      },
      law,
      day,
    );
    return (first?.outcomes ?? []).flatMap(({ regime, mechanisms }) => {
      if (mechanisms.some(({ kind, open, needs }) => kind === 'adequacy' && open && needs.length === 0)) return [];
      const choices = mechanisms.filter(({ open, clauses }) => open && clauses !== null).map(inWords);
      const lists = mechanisms
        .filter(({ instrument, open }) => open && law.instrument(instrument)?.kind === 'framework')
        .map(({ name }) => name);
      const under = regime === null ? '' : REGIME_NAMES[regime];
      return choices.length === 0
        ? []
        : [{ from: partyNamed(facts, flow.exporterId), to: partyNamed(facts, flow.importerId), under, lists, choices }];
    });
  });
}

type Flow = Pick<
  Transfer,
  'flow' | 'exporterId' | 'importerId' | 'exporterRole' | 'importerRole' | 'data' | 'purposes'
>;

/** Those on record that are first hops; where there is none, what the engagement lets expect. */
function flowsOf({ id, ownPartyId, vendorPartyId }: Engagement, { transfers }: Facts): readonly Flow[] {
  const recorded = transfers.filter(({ engagementId, onwardFromId }) => engagementId === id && onwardFromId === null);
  if (recorded.length > 0) return recorded;
  const roles = { exporterRole: null, importerRole: null };
  return [{ flow: 'sent', exporterId: ownPartyId, importerId: vendorPartyId, ...roles, data: [], purposes: [] }];
}

function roleIn({ ownPartyId, ourRole, vendorPartyId, vendorRole }: Engagement, partyId: string | null) {
  if (partyId === ownPartyId) return ourRole;
  return partyId === vendorPartyId && vendorRole !== 'third_party' ? vendorRole : null;
}

function inWords({ name, clauses }: OpenMechanism): string {
  const { modules = [], annexes = [], addition = null } = clauses ?? {};
  return [
    name,
    ...(modules.length > 0 ? [`module ${modules.join(' or ')}`] : []),
    ...(annexes.length > 0 ? [`with ${spokenAnnexes(annexes)} completed`] : []),
    ...(addition === null
      ? []
      : [
          `together with the ${addition.name}${addition.annexes.length > 0 ? ` (${spokenAnnexes(addition.annexes)})` : ''}`,
        ]),
  ].join(', ');
}
