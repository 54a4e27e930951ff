import { Id, OneOf, Text } from '../fields.js';
import { type Role, ROLES } from '../law/facts.js';
import { mappingOf } from '../spreadsheets/mapping.js';
import { IMPORT_MODES, type ImportMode, type ImportOptions } from './imports.service.js';

/** What comes beside the file, as the fields of a form. */
export class NewImport {
  @Id({ optional: true, description: 'Our company that the vendors work for; the only own party when absent.' })
  ownParty?: string;
  @OneOf(ROLES, { optional: true, description: "The vendors' role; `processor` when absent." }) vendorRole?: Role;
  @OneOf(ROLES, { optional: true, description: 'Our role; `controller` when absent.' }) ourRole?: Role;
  @OneOf(['true', 'false'], { optional: true, description: 'Report only, and write nothing.' })
  dryRun?: 'true' | 'false';
  @OneOf(IMPORT_MODES, { optional: true, description: '`valid_rows` when absent.' }) mode?: ImportMode;
  @Text({
    max: 20_000,
    optional: true,
    description: 'JSON object of column to field, or to null; columns left out are guessed.',
    example: '{"Headquarters":"country","Notes":null}',
  })
  mapping?: string;
}

/**
 * The options of an import, with what is usual where nothing is said.
 * @throws RefusedError for a mapping that is no object of texts
 */
export const importOptions = (params: NewImport): ImportOptions => ({
  ownPartyId: params.ownParty ?? null,
  vendorRole: params.vendorRole ?? 'processor',
  ourRole: params.ourRole ?? 'controller',
  mapping: params.mapping === undefined ? null : mappingOf(params.mapping),
  dryRun: params.dryRun === 'true',
  mode: params.mode ?? 'valid_rows',
});
