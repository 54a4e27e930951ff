import { PartialType } from '@nestjs/swagger';
import { Day, Id, Key, Mailbox, Name, OneOf, Text, Web, Words } from '../fields.js';
import { CLAUSE_SETS, type Role, ROLES } from '../law/facts.js';
import { type Severity, SEVERITIES } from '../law/findings/definition.js';
import { DPA_STATUSES, type DpaStatus } from '../law/glance.js';
import { TRANSFER_VERDICTS, type TransferVerdict } from '../law/assess.js';
import type { LegalDay } from '../law/legal-day.js';
import { MECHANISM_STATES, type MechanismState } from '../law/mechanisms/judgement.js';
import { PageQuery } from '../page.js';
import { VENDOR_STATUSES, type VendorStatus } from './vendor.entity.js';

export class NewVendor {
  @Key({ description: 'Stable and human; accepted wherever an id is.' }) key: string;
  @Name({ max: 300, example: 'Acme Analytics' }) name: string;
  @Web({ optional: true, example: 'https://acme.example' }) website?: string | null;
  @Id({ optional: true, description: 'The person directly responsible.' }) ownerId?: string | null;
  @Mailbox({ optional: true, example: 'privacy@acme.example' }) privacyContact?: string | null;
  @Mailbox({ optional: true, example: 'dpo@acme.example' }) dpoContact?: string | null;
  @Text({ optional: true, description: 'Representative under Art. 27 GDPR.' }) representative?: string | null;
  @OneOf(VENDOR_STATUSES, { optional: true, nullable: false, description: '`active` when absent.' })
  status?: VendorStatus;
  @Day({ optional: true, description: 'The day from which the status holds.' }) statusFrom?: LegalDay | null;
  @Words({ optional: true, example: ['marketing'] }) tags?: string[];
  @Web({ optional: true }) dpaUrl?: string | null;
  @Web({ optional: true, example: 'https://acme.example/subprocessors' }) subprocessorsUrl?: string | null;
  @Text({ max: 100, optional: true, description: 'Version of its DPA that the vendor publishes now.' })
  dpaVersion?: string | null;
  @Day({ optional: true, description: 'Day of the DPA that the vendor publishes now.' })
  dpaPublishedOn?: LegalDay | null;
  @Day({ optional: true }) lastReviewedOn?: LegalDay | null;
  @Day({ optional: true, example: '2027-01-31' }) nextReviewOn?: LegalDay | null;
}

export class VendorPatch extends PartialType(NewVendor, { skipNullProperties: false }) {}

export const VENDOR_SORTS = ['key', '-key', 'name', '-name', 'critical', '-critical'] as const;

export class VendorsQuery extends PageQuery {
  @Day({ optional: true, description: 'Judge as of this day instead of today; such a list is in order of key.' })
  asOf?: LegalDay;
  @OneOf(VENDOR_SORTS, { optional: true, description: '`key` when absent.' }) sort?: (typeof VENDOR_SORTS)[number];
  @Text({ max: 100, optional: true, description: 'Part of the name or key.', example: 'cloud' }) q?: string;
  @OneOf(VENDOR_STATUSES, { optional: true }) status?: VendorStatus;
  @Id({ optional: true }) ownerId?: string;
  @OneOf(ROLES, { optional: true, description: 'What the vendor is to us in some engagement.' }) role?: Role;
  @OneOf(DPA_STATUSES, { optional: true }) dpaStatus?: DpaStatus;
  @OneOf(CLAUSE_SETS, { optional: true }) clauseSet?: string;
  @OneOf(MECHANISM_STATES, { optional: true }) clauseSetStatus?: MechanismState;
  @Text({ max: 100, optional: true, description: 'Id of the instrument that governs.', example: 'EU_US_DPF' })
  governing?: string;
  @OneOf(TRANSFER_VERDICTS, { optional: true, description: 'The worst over all transfers.' }) verdict?: TransferVerdict;
  @OneOf(SEVERITIES.slice(0, 3), { optional: true, description: 'Has an open gap of this severity.' })
  openGaps?: Exclude<Severity, 'notice'>;
}

export class AsOfQuery {
  @Day({ optional: true, description: 'Today when absent.', example: '2020-07-16' }) asOf?: LegalDay;
}
