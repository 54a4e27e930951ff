import type { AsOf } from './as-of.js';
import { act, type Citation, GDPR } from './citation.js';
import type { Dossier } from './dossier.js';
import type { Party, Role, Transfer } from './facts.js';
import type { Law } from './law.js';
import { type Regime, REGIME_BEGINS } from './regime.js';
import { chapterFive, citationOfStanding, MEMBER_SINCE, standingTowardsEea, UK_LEAVES } from './territories.js';

const EDPB_05_2021 = act(
  'EDPB Guidelines 05/2021',
  'https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines_en',
);

/** A transfer to which the law's chapter on transfers applies, or would if the importer's place were known. */
export interface RestrictedTransfer {
  readonly transfer: Transfer;
  readonly exporter: Party;
  readonly importer: Party;
  /** Country, or code of the international organisation; null: not known. */
  readonly destination: string | null;
  readonly regime: Regime;
  readonly roles: { readonly exporter: Role | null; readonly importer: Role | null };
  readonly dossier: Dossier;
  readonly law: Law;
  readonly asOf: AsOf;
}

/** Why the chapter on transfers does not apply, or cannot be judged. */
export interface Exempt {
  readonly verdict: 'not_a_transfer' | 'out_of_scope' | 'not_encoded';
  readonly regime: Regime | null;
  readonly because: string;
  readonly citation: Citation;
}

/** Nobody knows where an importer sits that nobody has recorded. */
const UNRECORDED: Party = {
  id: '',
  name: 'the importer',
  country: null,
  sector: null,
  internationalOrganisation: null,
  directlySubjectTo: [],
};

/** The regimes that bind the exporter on the day. */
export function regimesOf(exporter: Party, asOf: AsOf): readonly Regime[] {
  const regimes = new Set<Regime>();
  const { country } = exporter;
  if (exporter.internationalOrganisation === null && country !== null) {
    if (country === 'GB') regimes.add(asOf.reached(UK_LEAVES) ? 'UK_GDPR' : 'EU_GDPR');
    else if (country === 'CH') regimes.add('CH_FADP');
    else if (MEMBER_SINCE.has(country) && standingTowardsEea(country, asOf) === 'inside') regimes.add('EU_GDPR');
  }
  for (const regime of exporter.directlySubjectTo) if (asOf.reached(REGIME_BEGINS[regime])) regimes.add(regime);
  return [...regimes];
}

/** Step one: per regime that binds the exporter, whether the flow is a restricted transfer (EDPB Guidelines 05/2021). */
export function restrictedTransfers(
  transfer: Transfer,
  dossier: Dossier,
  law: Law,
  asOf: AsOf,
): readonly (RestrictedTransfer | Exempt)[] {
  const exempt = (
    verdict: Exempt['verdict'],
    because: string,
    citation: Citation,
    regime: Regime | null = null,
  ): Exempt => ({ verdict, regime, because, citation });

  if (transfer.flow === 'collected_from_the_person')
    return [exempt('not_a_transfer', 'collected from the person: there is no exporter', EDPB_05_2021.citation)];
  if (transfer.flow === 'own_staff')
    return [exempt('not_a_transfer', "the exporter's own staff are no importer", EDPB_05_2021.citation)];

  const exporter = dossier.party(transfer.exporterId);
  if (exporter === null) return [exempt('out_of_scope', 'no exporter is recorded', GDPR.art('44'))];
  if (transfer.startsOn !== null && !asOf.reached(transfer.startsOn))
    return [exempt('out_of_scope', `the flow starts on ${transfer.startsOn}`, chapterFive(exporter, asOf))];
  if (transfer.endsOn !== null && asOf.passed(transfer.endsOn))
    return [exempt('out_of_scope', `the flow ended with ${transfer.endsOn}`, chapterFive(exporter, asOf))];

  const importer = dossier.party(transfer.importerId) ?? UNRECORDED;
  if (importer.id === exporter.id)
    return [exempt('not_a_transfer', 'exporter and importer are one legal person', EDPB_05_2021.citation)];

  const regimes = regimesOf(exporter, asOf);
  if (regimes.length === 0)
    return [exempt('out_of_scope', `no encoded law binds ${exporter.name} as exporter`, chapterFive(exporter, asOf))];

  const destination = importer.internationalOrganisation ?? importer.country;
  const roles = dossier.rolesOf(transfer);
  return regimes.map((regime) => {
    if (!law.speaksFor(regime))
      return exempt(
        'not_encoded',
        `transfers under the ${regime} are not encoded`,
        chapterFive(exporter, asOf),
        regime,
      );
    if (regime === 'EU_GDPR' && importer.internationalOrganisation === null && importer.country !== null) {
      const standing = standingTowardsEea(importer.country, asOf);
      if (standing !== 'third_country')
        return exempt(
          'not_a_transfer',
          standing === 'inside'
            ? `${importer.name} sits inside the EEA`
            : `${importer.name} sits in the United Kingdom, on the bridge out of the EEA`,
          citationOfStanding(importer.country, standing, exporter, asOf),
          regime,
        );
    }
    return { transfer, exporter, importer, destination, regime, roles, dossier, law, asOf };
  });
}

export const isExempt = (candidate: RestrictedTransfer | Exempt): candidate is Exempt => 'verdict' in candidate;
