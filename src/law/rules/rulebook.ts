import { importerIsLocated } from './importer-is-located.js';
import { jointControllersArrangement } from './joint-controllers-arrangement.js';
import { mechanismsAreToldApart } from './mechanisms-are-told-apart.js';
import { processorContract } from './processor-contract.js';
import { rolesAreDetermined } from './roles-are-determined.js';
import type { EngagementRule, Rule, TransferRule } from './rule.js';
import { transferNeedsAMechanism } from './transfer-needs-a-mechanism.js';

/** In the order in which their findings are told. */
export const TRANSFER_RULES: readonly TransferRule[] = [
  importerIsLocated,
  transferNeedsAMechanism,
  mechanismsAreToldApart,
];

export const ENGAGEMENT_RULES: readonly EngagementRule[] = [
  rolesAreDetermined,
  processorContract,
  jointControllersArrangement,
];

/** The explicit list of every rule encoded. */
export const RULES: readonly Rule[] = [...TRANSFER_RULES, ...ENGAGEMENT_RULES];
