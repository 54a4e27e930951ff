import { type Citation, EDPB_07_2020, GDPR } from '../citation.js';
import { wordingNow } from '../as-it-stood.js';
import type { EngagementRole, Role } from '../facts.js';
import type { Regime } from '../regime.js';

export const ROLE_OUTCOMES = [
  'processor',
  'separate_controller',
  'joint_controllers',
  'third_party_not_processor',
  'controller_for_that_processing',
] as const;
/** What the other side is. */
export type RoleOutcome = (typeof ROLE_OUTCOMES)[number];

export const CONTRACTS_NEEDED = ['dpa', 'art_26_arrangement', 'none'] as const;
export type ContractNeeded = (typeof CONTRACTS_NEEDED)[number];

interface Meaning {
  readonly says: string;
  readonly contract: ContractNeeded;
  readonly contractSays: string;
  readonly citations: readonly Citation[];
}

const MEANINGS: Readonly<Record<RoleOutcome, Meaning>> = {
  processor: {
    says: 'The other side processes on our behalf and on our instructions: it is a processor.',
    contract: 'dpa',
    contractSays: 'A written contract with the content that the law asks for, in force before the processing begins.',
    citations: [GDPR.art('4(8)'), GDPR.art('28(3)')],
  },
  separate_controller: {
    says: 'The other side decides for itself why and how it processes: it is a controller of its own.',
    contract: 'none',
    contractSays: 'No contract is prescribed; each side answers for a lawful basis and for information of its own.',
    citations: [GDPR.art('4(7)')],
  },
  joint_controllers: {
    says: 'Both sides decide together why and how data is processed: they are joint controllers.',
    contract: 'art_26_arrangement',
    contractSays:
      'An arrangement that divides the duties, its essence open to the people; a data processing agreement does not replace it.',
    citations: [GDPR.art('26'), GDPR.art('26(1)')],
  },
  third_party_not_processor: {
    says: 'The other side comes across personal data by chance, or carries it without looking: it is no processor.',
    contract: 'none',
    contractSays: 'No data processing agreement; secrecy and measures against looking are enough.',
    citations: [GDPR.art('4(8)'), GDPR.art('28')],
  },
  controller_for_that_processing: {
    says: 'The other side uses data that it processes for us for itself: for that use it is a controller.',
    contract: 'none',
    contractSays: 'No contract makes it lawful: the own use needs a lawful basis on both sides, or has to stop.',
    citations: [GDPR.art('28(10)')],
  },
};

/** What an outcome means under a regime; the FADP knows no arrangement of joint controllers. */
export function meaningOf(outcome: RoleOutcome, regime: Regime): Meaning {
  const { citations, ...meaning } = MEANINGS[outcome];
  const worded = [...new Map(citations.map(wordingNow(regime)).map((one) => [one.text, one])).values()];
  return {
    ...meaning,
    ...(regime === 'CH_FADP' && outcome === 'joint_controllers' && NO_ARRANGEMENT),
    // What the EDPB says of the notions binds nobody elsewhere.
    citations: regime === 'EU_GDPR' ? [...worded, EDPB_07_2020.citation] : worded,
  };
}

const NO_ARRANGEMENT: Pick<Meaning, 'contract' | 'contractSays'> = {
  contract: 'none',
  contractSays: 'Swiss law prescribes no arrangement; to divide the duties in writing is prudent all the same.',
};

export interface EngagementRoles {
  readonly ourRole: Role | null;
  readonly vendorRole: EngagementRole | null;
}

/**
 * The roles that follow for an engagement; where the answers do not settle it, none.
 * @param ours what we are in it; null: not said, and then controller, or joint controller with the other side
 */
export function rolesFollowing(outcome: RoleOutcome | null, ours: Role | null): EngagementRoles {
  if (outcome === null) return { ourRole: null, vendorRole: null };
  const ourRole = ours ?? 'controller';
  const behalf = ourRole === 'processor' || ourRole === 'sub_processor' ? 'sub_processor' : 'processor';
  switch (outcome) {
    case 'joint_controllers':
      return { ourRole: 'joint_controller', vendorRole: 'joint_controller' };
    case 'separate_controller':
      return { ourRole, vendorRole: 'controller' };
    case 'third_party_not_processor':
      return { ourRole, vendorRole: 'third_party' };
    case 'processor':
    case 'controller_for_that_processing':
      return { ourRole, vendorRole: behalf };
  }
}
