import type { AsOf } from './as-of.js';
import { act, type Citation, EDPB_05_2021, FADP, FADP_1992, GDPR } from './citation.js';
import { type Dossier, isProcessorRole } from './dossier.js';
import type { Country, Party, Role, Transfer } from './facts.js';
import type { Law } from './law.js';
import { FADP_REVISED, GDPR_APPLIES, type Regime, REGIME_BEGINS } from './regime.js';
import {
  chapterFive,
  citationOfStanding,
  type Destination,
  destinationOf,
  MEMBER_SINCE,
  standingTowardsEea,
  UK_LEAVES,
} from './territories.js';

const ICO_GUIDE = act('ICO guide to international transfers of 15 January 2026', null);

/** A transfer to which the law's chapter on transfers applies, or would if the importer's place were known. */
export interface RestrictedTransfer {
  readonly transfer: Transfer;
  readonly exporter: Party;
  readonly importer: Party;
  /** null: not known. */
  readonly destination: Destination | null;
  readonly regime: Regime;
  readonly roles: { readonly exporter: Role | null; readonly importer: Role | null };
  readonly dossier: Dossier;
  readonly law: Law;
  readonly asOf: AsOf;
}

/** Why the chapter on transfers does not apply. */
export interface Exempt {
  readonly kind: 'exempt';
  readonly verdict: 'not_a_transfer' | 'out_of_scope';
  readonly regime: Regime | null;
  readonly because: string;
  readonly citation: Citation;
}

/** A flow of which nobody knows whose law it falls under. */
export interface Unmapped {
  readonly kind: 'unmapped';
  readonly missing: readonly string[];
}

/** Nobody knows where an importer sits that nobody has recorded. */
const UNRECORDED: Party = {
  id: '',
  name: 'the importer',
  address: null,
  contact: null,
  country: null,
  sector: null,
  internationalOrganisation: null,
  directlySubjectTo: [],
  branches: [],
  exporterLaw: 'gdpr',
  isOwn: false,
};

/** The law of the place: that of the United Kingdom is the Union's until it leaves. */
function lawOfPlace(country: Country, asOf: AsOf): Regime | null {
  if (country === 'GB') return asOf.reached(UK_LEAVES) ? 'UK_GDPR' : 'EU_GDPR';
  if (country === 'CH') return 'CH_FADP';
  return MEMBER_SINCE.has(country) && standingTowardsEea(country, asOf) === 'inside' ? 'EU_GDPR' : null;
}

/** Reach beyond the territory came with the GDPR (Art. 3(2)). */
function directReach(regime: Regime, asOf: AsOf): Regime | null {
  if (regime === 'CH_FADP') return asOf.reached(REGIME_BEGINS.CH_FADP) ? regime : null;
  if (regime === 'UK_GDPR' && asOf.reached(UK_LEAVES)) return regime;
  return asOf.reached(GDPR_APPLIES) ? 'EU_GDPR' : null;
}

/** The regimes that bind a party on the day: by its seat, by its branches (Art. 3(1)), directly (Art. 3(2)). */
export function regimesOf(party: Party, asOf: AsOf): readonly Regime[] {
  const { country, internationalOrganisation, branches, directlySubjectTo } = party;
  const regimes = new Set<Regime>();
  const add = (regime: Regime | null): void => {
    if (regime !== null) regimes.add(regime);
  };
  if (internationalOrganisation === null) {
    if (country !== null) add(lawOfPlace(country, asOf));
    for (const branch of branches) add(lawOfPlace(branch, asOf));
  }
  for (const regime of directlySubjectTo) add(directReach(regime, asOf));
  return [...regimes];
}

/** The regimes of the exporter and, where data goes on, those under which it came (Art. 44: also onward transfers). */
function regimesBinding(transfer: Transfer, exporter: Party, dossier: Dossier, asOf: AsOf): readonly Regime[] {
  const own = regimesOf(exporter, asOf);
  if (transfer.onwardFromId === null) return own;
  const regimes = new Set(own);
  const seen = new Set([transfer.id]);
  for (let id: string | null = transfer.onwardFromId; id !== null && !seen.has(id);) {
    seen.add(id);
    const before: Transfer | null = dossier.transfer(id);
    const earlier = dossier.party(before?.exporterId ?? null);
    if (earlier !== null) for (const regime of regimesOf(earlier, asOf)) regimes.add(regime);
    id = before?.onwardFromId ?? null;
  }
  return [...regimes];
}

/** Step one: per regime that binds the exporter, whether the flow is a restricted transfer (EDPB Guidelines 05/2021). */
export function restrictedTransfers(
  transfer: Transfer,
  dossier: Dossier,
  law: Law,
  asOf: AsOf,
): readonly (RestrictedTransfer | Exempt | Unmapped)[] {
  const exporter = dossier.party(transfer.exporterId);
  const regimes = exporter === null ? [] : regimesBinding(transfer, exporter, dossier, asOf);
  // A flow that names a second legal person is a flow between the two, whatever it is called.
  if (transfer.flow === 'collected_from_the_person' && exporter === null)
    return [exempt('not_a_transfer', 'collected from the person: there is no exporter', EDPB_05_2021.citation)];
  if (transfer.flow === 'own_staff' && dossier.party(transfer.importerId) === null)
    return [exempt('not_a_transfer', "the exporter's own staff are no importer", noTransfer(regimes, asOf))];
  const general = exporter === null ? GDPR.art('44') : chapterFive(regimes[0] ?? 'EU_GDPR', exporter, asOf);
  if (transfer.startsOn !== null && !asOf.reached(transfer.startsOn))
    return [exempt('out_of_scope', `the flow starts on ${transfer.startsOn}`, general)];
  if (transfer.endsOn !== null && asOf.passed(transfer.endsOn))
    return [exempt('out_of_scope', `the flow ended with ${transfer.endsOn}`, general)];
  if (exporter === null) return [{ kind: 'unmapped', missing: ['exporter'] }];

  const importer = dossier.party(transfer.importerId) ?? UNRECORDED;
  if (importer.id === exporter.id)
    return [exempt('not_a_transfer', 'exporter and importer are one legal person', noTransfer(regimes, asOf))];
  if (regimes.length === 0)
    return destinationOf(exporter) === null
      ? [{ kind: 'unmapped', missing: [`country of ${exporter.name}`] }]
      : [exempt('out_of_scope', `no encoded law binds ${exporter.name} as exporter`, general)];

  const destination = destinationOf(importer);
  const roles = dossier.rolesOf(transfer, asOf);
  return regimes.map((regime) => {
    const restricted = { transfer, exporter, importer, destination, regime, roles, dossier, law, asOf };
    return staysInside(restricted) ?? restricted;
  });
}

/** Why data that goes to the importer does not leave the territory, or is not sent by whom the regime means. */
function staysInside({ transfer, exporter, importer, regime, roles, asOf }: RestrictedTransfer): Exempt | null {
  const { country } = importer;
  if (regime === 'UK_GDPR' && transfer.flow === 'returned_to_controller' && isProcessorRole(roles.exporter))
    return exempt(
      'not_a_transfer',
      'a processor in the United Kingdom that returns data to its own controller initiates no transfer',
      ICO_GUIDE.citation,
      regime,
    );
  if (importer.internationalOrganisation !== null || country === null) return null;
  if (regime !== 'EU_GDPR')
    return country === (regime === 'UK_GDPR' ? 'GB' : 'CH')
      ? exempt('not_a_transfer', `${importer.name} sits in the same state`, chapterFive(regime, exporter, asOf), regime)
      : null;
  const standing = standingTowardsEea(country, asOf);
  if (standing === 'third_country') return null;
  return exempt(
    'not_a_transfer',
    standing === 'inside'
      ? `${importer.name} sits inside the EEA`
      : `${importer.name} sits in the United Kingdom, on the bridge out of the EEA`,
    citationOfStanding(country, standing, exporter, asOf),
    regime,
  );
}

/** What says that a flow is no transfer, under the law that binds the exporter. */
function noTransfer([regime]: readonly Regime[], asOf: AsOf): Citation {
  if (regime === 'UK_GDPR') return ICO_GUIDE.citation;
  if (regime === 'CH_FADP') return asOf.reached(FADP_REVISED) ? FADP.art('16') : FADP_1992.art('6');
  return EDPB_05_2021.citation;
}

const exempt = (
  verdict: Exempt['verdict'],
  because: string,
  citation: Citation,
  regime: Regime | null = null,
): Exempt => ({ kind: 'exempt', verdict, regime, because, citation });
