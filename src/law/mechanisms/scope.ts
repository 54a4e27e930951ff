import { because, type Reason } from '../finding.js';
import type { Exclusion, Instrument, Scope } from '../instruments/instrument.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';

/** The first exclusion of the scope that the transfer meets; an unknown sector or role meets any. */
export function scopeExcludes(instrument: Instrument, scope: Scope, transfer: RestrictedTransfer): Reason | null {
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
