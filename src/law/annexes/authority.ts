import type { Regime } from '../regime.js';
import { standingTowardsEea } from '../territories.js';
import type { AnnexParty, Filling, Source } from './filling.js';
import { type AnnexItem, clauseSetField, filled, invalid, item, missing, notRequired } from './item.js';
import { electionField } from './places.js';

const VARIANTS = {
  exporter_in_eu: 'the exporter is established in the EEA',
  with_representative: 'the exporter has a representative in the EEA',
  without_representative: 'the exporter is outside the EEA and needs no representative',
} as const;

/** Whether the exporters are known to be under this law and under no other. */
export const isUnderAlone = (regime: Regime, { regimes }: Filling): boolean =>
  regimes.length > 0 && regimes.every((one) => one === regime);

const FDPIC = 'the Federal Data Protection and Information Commissioner (FDPIC)';
const FDPIC_ALONE = 'the exporter is under the FADP only, so the FDPIC alone supervises, by its adaptations';

export const exportersOf = ({ parties }: Filling): readonly AnnexParty[] =>
  parties.filter(({ as }) => as.includes('exporter'));

/** Established in the EEA, by its seat or by a branch. */
export const placesInEea = ({ party }: AnnexParty, { source: { asOf } }: Filling): readonly string[] =>
  [party.country, ...party.branches].filter(
    (country): country is string => country !== null && standingTowardsEea(country, asOf) === 'inside',
  );

/** Clause 13 of 2021/914: which authority supervises, by where the exporter is. */
export function clause13(filling: Filling): AnnexItem {
  const { module, elections, held } = filling;
  const row = { id: '13', part: 'Clause 13', title: 'Supervision' };
  if (module === 4) return item(row, notRequired('module 4 has no clause 13'));
  if (isUnderAlone('CH_FADP', filling)) return item(row, notRequired(FDPIC_ALONE));
  if (isUnderAlone('UK_GDPR', filling))
    return item(
      row,
      notRequired('its cases are about exporters under the GDPR, and the exporter is under the UK GDPR only'),
    );
  const at = electionField(held.clauseSet, module, 'clause13');
  if (elections.clause13 === null) return item(row, missing('which of the three cases it is, is not recorded', [at]));
  const values = [VARIANTS[elections.clause13]];
  const contradiction = contradicts(elections.clause13, filling);
  return item(row, contradiction === null ? filled(values, at) : invalid(contradiction, [at], values));
}

/** Only the law of the Union asks where the exporter is. */
function contradicts(variant: keyof typeof VARIANTS, filling: Filling): string | null {
  if (!filling.regimes.includes('EU_GDPR')) return null;
  for (const exporter of exportersOf(filling)) {
    const { party } = exporter;
    const inside = placesInEea(exporter, filling).length > 0;
    if (inside && variant !== 'exporter_in_eu') return `${party.name} is established in the EEA`;
    if (!inside && variant === 'exporter_in_eu' && party.country !== null)
      return `${party.name} is not established in the EEA`;
  }
  return null;
}

/** Annex I.C of 2021/914. */
export function competentAuthority(filling: Filling): AnnexItem {
  const { module, held, source } = filling;
  const row = { id: 'I.C.authority', part: 'Annex I.C', title: 'Competent supervisory authority' };
  if (module === 4) return item(row, notRequired('module 4 has no Annex I.C'));
  const at = clauseSetField(held.clauseSet.id, '/supervisoryAuthority');
  const code = source.particulars.clauseSets.get(held.clauseSet.id)?.supervisoryAuthority ?? null;
  if (isUnderAlone('CH_FADP', filling))
    return item(
      row,
      code === null || code === 'CH' ? filled([FDPIC], at) : invalid(FDPIC_ALONE, [at], [authorityOf(code, source)]),
    );
  if (code === null) return item(row, missing('the authority is not recorded', [at]));
  const values = [authorityOf(code, source)];
  const mistake = mistakenAuthority(code.slice(0, 2), filling);
  return item(row, mistake === null ? filled(values, at) : invalid(mistake, [at], values));
}

const authorityOf = (code: string, { particulars }: Source): string =>
  `the authority of ${particulars.nameOf(code.slice(0, 2))} (${code})`;

function mistakenAuthority(country: string, filling: Filling): string | null {
  const { regimes, elections, source } = filling;
  if (isUnderAlone('UK_GDPR', filling))
    return country === 'GB' ? null : `the exporter is under the UK GDPR only, and the authority is one of ${country}`;
  if (country === 'GB' && regimes.includes('UK_GDPR') && !regimes.includes('EU_GDPR')) return null;
  if (standingTowardsEea(country, source.asOf) !== 'inside') return `${country} is no Member State`;
  if (elections.clause13 !== 'exporter_in_eu') return null;
  const places = exportersOf(filling).flatMap((exporter) => placesInEea(exporter, filling));
  return places.length === 0 || places.includes(country)
    ? null
    : `the exporter is established in ${[...new Set(places)].join(', ')}, and the authority is one of ${country}`;
}
