import { clausesAreElected, clausesAreWhole } from './clauses-are-whole.js';
import { clausesSuitTheImporter } from './clauses-suit-the-importer.js';
import { contractIsCurrent } from './contract-is-current.js';
import { contractIsProven } from './contract-is-proven.js';
import { contractLasts } from './contract-lasts.js';
import { importerIsLocated } from './importer-is-located.js';
import { jointControllersArrangement } from './joint-controllers-arrangement.js';
import { mechanismLasts } from './mechanism-lasts.js';
import { mechanismsAreToldApart } from './mechanisms-are-told-apart.js';
import { optInIsConfirmed } from './opt-in-is-confirmed.js';
import { processorContract } from './processor-contract.js';
import { processorContractContent } from './processor-contract-content.js';
import { processorKeepsToInstructions } from './processor-keeps-to-instructions.js';
import { recipientsAreMapped } from './recipients-are-mapped.js';
import { rolesAreDetermined } from './roles-are-determined.js';
import type { EngagementRule, Rule, TransferRule } from './rule.js';
import { subProcessorsAreAuthorised } from './sub-processors-are-authorised.js';
import { transferIsDocumented } from './transfer-is-documented.js';
import { transferIsMapped } from './transfer-is-mapped.js';
import { transferNeedsAMechanism } from './transfer-needs-a-mechanism.js';

/** In the order in which their findings are told. */
export const TRANSFER_RULES: readonly TransferRule[] = [
  importerIsLocated,
  transferIsMapped,
  transferNeedsAMechanism,
  transferIsDocumented,
  clausesSuitTheImporter,
  clausesAreElected,
  mechanismLasts,
  mechanismsAreToldApart,
];

export const ENGAGEMENT_RULES: readonly EngagementRule[] = [
  rolesAreDetermined,
  processorKeepsToInstructions,
  processorContract,
  processorContractContent,
  optInIsConfirmed,
  contractIsProven,
  contractIsCurrent,
  contractLasts,
  jointControllersArrangement,
  clausesAreWhole,
  subProcessorsAreAuthorised,
  recipientsAreMapped,
];

/** The explicit list of every rule encoded. */
export const RULES: readonly Rule[] = [...TRANSFER_RULES, ...ENGAGEMENT_RULES];
