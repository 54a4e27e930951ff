import { because, type Reason } from '../finding.js';
import type { Exclusion, Scope } from '../instruments/instrument.js';
import type { OpeningDecision } from '../law.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { spokenDestination } from '../territories.js';

/**
 * Why a decision does not cover the transfer: another destination, or the first exclusion of its scope that is met.
 * @param scope null: the decision is not in force
 */
export function outsideScope(
  instrument: OpeningDecision,
  scope: Scope | null,
  transfer: RestrictedTransfer,
): Reason | null {
  const { destination, importer } = transfer;
  if (destination === null) return because('IMPORTER_LOCATION_UNKNOWN', { importer: importer.name });
  if (instrument.destinations.includes(destination))
    return scope === null ? null : scopeExcludes(instrument, scope, transfer);
  return because(
    'ADEQUACY_SCOPE_EXCLUDED',
    {
      instrument: instrument.name,
      because: `it is about ${instrument.destinations.map(spokenDestination).join(', ')}, and ${importer.name} is recorded in ${spokenDestination(destination)}`,
    },
    instrument.citation,
  );
}

/** An unknown sector or role meets any exclusion. */
function scopeExcludes(instrument: OpeningDecision, scope: Scope, transfer: RestrictedTransfer): Reason | null {
  const met = scope.excludes.find((exclusion) => meets(exclusion, transfer));
  if (met === undefined) return null;
  const unknown = met.sectors !== undefined && transfer.importer.sector === null;
  return because(
    'ADEQUACY_SCOPE_EXCLUDED',
    {
      instrument: instrument.name,
      because: unknown ? `the recipient's sector is not recorded, and ${met.because}` : met.because,
    },
    instrument.citation,
  );
}

function meets(exclusion: Exclusion, { transfer, importer, roles }: RestrictedTransfer): boolean {
  const { sectors, data, importerRoles, purposes, onlyForPurposes } = exclusion;
  if (sectors !== undefined && importer.sector !== null && !sectors.includes(importer.sector)) return false;
  if (data !== undefined && !data.some((kind) => transfer.data.includes(kind))) return false;
  if (importerRoles !== undefined && roles.importer !== null && !importerRoles.includes(roles.importer)) return false;
  if (purposes !== undefined && !purposes.some((purpose) => transfer.purposes.includes(purpose))) return false;
  if (onlyForPurposes !== undefined)
    return transfer.purposes.length > 0 && transfer.purposes.every((purpose) => onlyForPurposes.includes(purpose));
  return true;
}
