import type { Citation } from '../citation.js';
import type { Regime } from '../regime.js';
import { ASKED, ROLE_ANSWERS, ROLE_QUESTIONS, type RoleAnswers, type RoleQuestion } from './role-answers.js';
import { type ContractNeeded, meaningOf, ROLE_OUTCOMES, type RoleOutcome } from './role-outcome.js';

/** What an answer led to. */
export interface RoleReason {
  readonly question: RoleQuestion;
  readonly because: string;
}

/** A part of the processing with what the other side is in it; `of` null: all of it. */
export interface RolePart {
  readonly of: string | null;
  readonly outcome: RoleOutcome;
  readonly says: string;
  readonly contract: ContractNeeded;
  readonly contractSays: string;
  readonly citations: readonly Citation[];
}

export interface RoleRuling {
  /** null: the answers do not settle it. */
  readonly outcome: RoleOutcome | null;
  /** Where they do not, every outcome that some answer to what is open would lead to; otherwise empty. */
  readonly between: readonly RoleOutcome[];
  readonly reasons: readonly RoleReason[];
  /** Empty while it is not settled. */
  readonly parts: readonly RolePart[];
  /** The open questions on which it turns, in the order in which they are put. */
  readonly ask: readonly { readonly question: RoleQuestion; readonly asks: string }[];
}

/** Texts that name a part; null: not described. */
export interface PartNames {
  readonly decidedTogetherPart: string | null;
  readonly ownUseWhat: string | null;
}

const UNNAMED: PartNames = { decidedTogetherPart: null, ownUseWhat: null };

/** What the other side is, by the answers to the eight questions (Art. 4(7)-(8), 26, 28 GDPR; EDPB Guidelines 07/2020). */
export function ruleOnRole(answers: RoleAnswers, regime: Regime = 'EU_GDPR', names: PartNames = UNNAMED): RoleRuling {
  const { outcomes, turnsOn } = possible(answers);
  const between = ROLE_OUTCOMES.filter((outcome) => outcomes.has(outcome));
  const [outcome] = between;
  const settled = between.length === 1 && outcome !== undefined;
  return {
    outcome: settled ? outcome : null,
    between: settled ? [] : between,
    reasons: walk(answers).reasons,
    parts: settled ? partsOf(outcome, answers, regime, names) : [],
    ask: settled
      ? []
      : ROLE_QUESTIONS.filter((question) => turnsOn.has(question)).map((question) => ({
          question,
          asks: ASKED[question],
        })),
  };
}

interface Possible {
  readonly outcomes: ReadonlySet<RoleOutcome>;
  readonly turnsOn: ReadonlySet<RoleQuestion>;
}

/** Goes on from each open question by every answer that it has. */
function possible(answers: RoleAnswers): Possible {
  const { outcome, open } = walk(answers);
  if (open === null) return { outcomes: new Set(outcome === null ? [] : [outcome]), turnsOn: new Set() };
  const outcomes = new Set<RoleOutcome>();
  const turnsOn = new Set<RoleQuestion>([open]);
  for (const answer of ROLE_ANSWERS[open]) {
    const further = possible({ ...answers, [open]: answer });
    for (const one of further.outcomes) outcomes.add(one);
    for (const one of further.turnsOn) turnsOn.add(one);
  }
  return { outcomes, turnsOn };
}

interface Walked {
  readonly outcome: RoleOutcome | null;
  /** The first question met that is open; null: none was. */
  readonly open: RoleQuestion | null;
  readonly reasons: readonly RoleReason[];
}

class Open extends Error {
  constructor(readonly question: RoleQuestion) {
    super(question);
  }
}

/** Asks one question after the other until the outcome is known, or a question is open. */
function walk(answers: RoleAnswers): Walked {
  const reasons: RoleReason[] = [];
  const told: Told = {
    answer: (question) => {
      const answer = answers[question];
      if (answer === null) throw new Open(question);
      return answer;
    },
    because: (question, because) => reasons.push({ question, because }),
  };
  try {
    return { outcome: together(told), open: null, reasons };
  } catch (error) {
    if (!(error instanceof Open)) throw error;
    return { outcome: null, open: error.question, reasons };
  }
}

interface Told {
  answer<Q extends RoleQuestion>(question: Q): NonNullable<RoleAnswers[Q]>;
  because(question: RoleQuestion, because: string): unknown;
}

/** Art. 26: what is decided together, or cannot be told apart, makes joint controllers; of the rest each is judged alone. */
function together(told: Told): RoleOutcome {
  const decided = told.answer('decidedTogether');
  if (decided === 'whole') {
    told.because(
      'decidedTogether',
      'Purposes and means are decided together, or so that one cannot do without the other.',
    );
    return 'joint_controllers';
  }
  if (decided === 'part')
    told.because('decidedTogether', 'A part is decided together; what follows is about the rest.');
  return alone(told);
}

/** Art. 4(7): whoever sets purposes or essential means is a controller. */
function alone(told: Told): RoleOutcome {
  const purpose = told.answer('purposeSetBy');
  if (purpose !== 'us') {
    told.because(
      'purposeSetBy',
      purpose === 'both'
        ? 'Each side has purposes of its own, and they are not decided together.'
        : 'The other side sets the purpose.',
    );
    return 'separate_controller';
  }
  told.because('purposeSetBy', 'We set the purpose.');
  const means = told.answer('essentialMeansSetBy');
  if (means === 'other_side') {
    told.because('essentialMeansSetBy', 'The other side sets the essential means, which no processor may.');
    return 'separate_controller';
  }
  if (means === 'us') told.because('essentialMeansSetBy', 'We set the essential means.');
  else if (told.answer('ownRelation')) {
    told.because('ownRelation', 'It decides a share of the essential means, for people with whom it deals itself.');
    return 'separate_controller';
  } else told.because('ownRelation', 'It proposes, we approve; with the people it has no relation of its own.');
  return isHandled(told) ? onOurBehalf(told) : byChance(told);
}

/** Whether the other side handles personal data at all, rather than coming across it or carrying it unseen. */
function isHandled(told: Told): boolean {
  const access = told.answer('personalData');
  if (access === 'incidental') {
    told.because('personalData', 'It comes across personal data only by chance.');
    return false;
  }
  if (told.answer('seesContent')) return true;
  if (access === 'regularly_accessed') {
    told.because('seesContent', 'It carries what it cannot see: a mere carrier.');
    return false;
  }
  if (told.answer('ownDuties')) {
    told.because('ownDuties', 'It carries what it cannot see, under duties of its own: a mere carrier.');
    return false;
  }
  told.because('seesContent', 'That it cannot see the content changes nothing: to store it is to process it.');
  return true;
}

/** Nobody has instructed it; what it takes for itself it answers for as controller. */
function byChance(told: Told): RoleOutcome {
  if (!told.answer('ownUse')) return 'third_party_not_processor';
  told.because('ownUse', 'What it comes across it uses for itself.');
  return 'separate_controller';
}

/** Art. 28: on behalf, unless duties of its own leave no room for instructions, and no further than instructed. */
function onOurBehalf(told: Told): RoleOutcome {
  if (told.answer('ownDuties')) {
    told.because('ownDuties', 'Duties of its own decide how it deals with the data, not our instructions.');
    return 'separate_controller';
  }
  const access = told.answer('personalData');
  told.because(
    'personalData',
    access === 'the_service' ? 'Personal data is what the service is about.' : 'It regularly accesses personal data.',
  );
  if (!told.answer('ownUse')) {
    told.because('ownUse', 'It keeps to our instructions.');
    return 'processor';
  }
  told.because('ownUse', 'It also uses the data for itself, beyond our instructions.');
  return 'controller_for_that_processing';
}

/** The parts that the answers tell apart, each with an outcome of its own. */
function partsOf(
  outcome: RoleOutcome,
  { decidedTogether, ownUse }: RoleAnswers,
  regime: Regime,
  { decidedTogetherPart, ownUseWhat }: PartNames,
): readonly RolePart[] {
  const part = (of: string | null, is: RoleOutcome): RolePart => ({ of, outcome: is, ...meaningOf(is, regime) });
  const isPartly = decidedTogether === 'part';
  const goesOn = ownUse === true && (outcome === 'joint_controllers' || outcome === 'controller_for_that_processing');
  if (!isPartly && !goesOn) return [part(null, outcome)];
  const rest = outcome === 'controller_for_that_processing' ? 'processor' : outcome;
  return [
    ...(isPartly ? [part(decidedTogetherPart ?? 'what is decided together', 'joint_controllers')] : []),
    ...(goesOn
      ? [part(ownUseWhat ?? 'its own use', outcome === 'joint_controllers' ? 'separate_controller' : outcome)]
      : []),
    part('the rest', rest),
  ];
}
