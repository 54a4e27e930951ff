import { wordingNow } from '../law/as-it-stood.js';
import { GDPR } from '../law/citation.js';
import type { Module } from '../law/facts.js';
import { meaningOf } from '../law/questionnaires/role-outcome.js';
import { isJoint } from '../law/rules/joint-controllers-arrangement.js';
import { isProcessing } from '../law/rules/processor-contract.js';
import { type Needed, needed, type Taken } from './needed.js';

/** The contract that the roles ask for, and whose text it may be. */
export function contractNeeded(taken: Taken): readonly Needed[] {
  const { roles, regime } = taken;
  if (isJoint(roles) && !isProcessing(roles)) {
    const { contract, contractSays } = meaningOf('joint_controllers', regime);
    const citation = wordingNow(regime)(GDPR.art('26(1)'));
    return contract === 'none' ? [] : [needed('contract', contractSays, { regime, citation })];
  }
  if (!isProcessing(roles)) return [];
  const text = contractText(taken);
  const says = `${meaningOf('processor', regime).contractSays} ${sayText(taken, text)}`;
  return [needed('contract', says, { regime, ...text, citation: wordingNow(regime)(GDPR.art('28(3)')) })];
}

interface ContractText {
  readonly instrument: string | null;
  readonly modules: readonly Module[];
}

/** Modules 2 and 3 are the contract themselves; inside the EEA there is 2021/915. */
function contractText({ lines, regime, law, day }: Taken): ContractText {
  const none: ContractText = { instrument: null, modules: [] };
  const [first] = lines;
  const outcome = first?.outcomes.find((one) => one.regime === 'EU_GDPR');
  if (outcome?.outcome === 'restricted_transfer') {
    const found = outcome.mechanisms.find((one) => one.open && one.clauses?.modules.some(isContract));
    return found === undefined
      ? none
      : { instrument: found.instrument, modules: found.clauses!.modules.filter(isContract) };
  }
  if (regime !== 'EU_GDPR' || outcome?.outcome !== 'not_a_transfer') return none;
  const clauses = law.instrument('2021/915');
  return clauses?.kind === 'processor_clauses' && clauses.regimes.EU_GDPR?.on(day).status === 'in_force'
    ? { instrument: clauses.id, modules: [] }
    : none;
}

const isContract = (module: Module): boolean => module === 2 || module === 3;

function sayText({ dpaUrl }: Taken, { instrument, modules }: ContractText): string {
  const published = dpaUrl === null ? "The vendor's text or ours" : `The vendor's text is at ${dpaUrl}`;
  if (instrument === null) return `${published}.`;
  return modules.length > 0
    ? `${published}; clauses ${instrument}, module ${modules.join(' or ')}, are this contract themselves where they are signed.`
    : `${published}; unaltered, the clauses ${instrument} meet it as they stand.`;
}
