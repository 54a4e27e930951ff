import { REGIMES } from '../../../src/law/regime.js';
import { ROLE_ANSWERS, ROLE_QUESTIONS, type RoleAnswers } from '../../../src/law/questionnaires/role-answers.js';
import { ROLE_OUTCOMES, type RoleOutcome, rolesFollowing } from '../../../src/law/questionnaires/role-outcome.js';
import { ruleOnRole } from '../../../src/law/questionnaires/role.js';

/** A vendor that does what we say with data that it sees, and nothing else. */
const ON_INSTRUCTIONS: RoleAnswers = {
  purposeSetBy: 'us',
  essentialMeansSetBy: 'us',
  ownDuties: false,
  personalData: 'the_service',
  seesContent: true,
  decidedTogether: 'no',
  ownUse: false,
  ownRelation: false,
};
const NOTHING_KNOWN: RoleAnswers = {
  purposeSetBy: null,
  essentialMeansSetBy: null,
  ownDuties: null,
  personalData: null,
  seesContent: null,
  decidedTogether: null,
  ownUse: null,
  ownRelation: null,
};

const outcome = (more: Partial<RoleAnswers>) => ruleOnRole({ ...ON_INSTRUCTIONS, ...more }).outcome;

/** What the guidelines and the courts said of real services. */
const GOLDEN: readonly (readonly [what: string, source: string, answers: Partial<RoleAnswers>, is: RoleOutcome])[] = [
  [
    'a payroll provider that pays as the employer says',
    'EDPB Guidelines 07/2020, payroll administration',
    {},
    'processor',
  ],
  [
    'the bank that pays those salaries',
    'EDPB Guidelines 07/2020, bank payments',
    { ownDuties: true, ownRelation: true },
    'separate_controller',
  ],
  [
    'a law firm in a dispute',
    'EDPB Guidelines 07/2020, law firms',
    { essentialMeansSetBy: 'other_side', ownDuties: true },
    'separate_controller',
  ],
  [
    'a law firm told which data to use',
    'EDPB Guidelines 07/2020, law firms',
    { ownDuties: true },
    'separate_controller',
  ],
  [
    'an auditor under the rules of the profession',
    'EDPB Guidelines 07/2020, accountants',
    { ownDuties: true, personalData: 'regularly_accessed' },
    'separate_controller',
  ],
  [
    'an accountant hired on detailed instructions',
    'EDPB Guidelines 07/2020, accountants',
    { personalData: 'regularly_accessed' },
    'processor',
  ],
  [
    'a host that stores what it cannot read',
    'EDPB Guidelines 07/2020, hosting services',
    { seesContent: false },
    'processor',
  ],
  [
    'a call centre with the customer list',
    'EDPB Guidelines 07/2020, call centre',
    { personalData: 'regularly_accessed' },
    'processor',
  ],
  [
    'a market researcher told what to ask whom',
    'EDPB Guidelines 07/2020, market research',
    { essentialMeansSetBy: 'both' },
    'processor',
  ],
  [
    'general IT support with systematic access',
    'EDPB Guidelines 07/2020, general IT support',
    { personalData: 'regularly_accessed' },
    'processor',
  ],
  [
    'a consultant who fixes a bug',
    'EDPB Guidelines 07/2020, software bug',
    { personalData: 'incidental' },
    'third_party_not_processor',
  ],
  [
    'a cleaner who may see a desk',
    'EDPB Guidelines 07/2020, cleaning services',
    { personalData: 'incidental', seesContent: false },
    'third_party_not_processor',
  ],
  [
    'a cleaner who keeps what lies about',
    'EDPB Guidelines 07/2020, cleaning services',
    { personalData: 'incidental', ownUse: true },
    'separate_controller',
  ],
  [
    'a telecoms carrier',
    'Directive 95/46/EC, recital 47',
    { ownDuties: true, seesContent: false, ownRelation: true },
    'third_party_not_processor',
  ],
  [
    'a courier of sealed parcels',
    'Domain: a mere carrier',
    { personalData: 'regularly_accessed', seesContent: false },
    'third_party_not_processor',
  ],
  [
    'a marketing service that sells the list on its own',
    'EDPB Guidelines 07/2020, MarketinZ',
    { ownUse: true },
    'controller_for_that_processing',
  ],
  [
    'a taxi platform that serves our people',
    'EDPB Guidelines 07/2020, taxi service',
    { purposeSetBy: 'other_side', essentialMeansSetBy: 'other_side', ownRelation: true },
    'separate_controller',
  ],
  [
    'the tax authority that gets payroll data',
    'EDPB Guidelines 07/2020, transmission to tax authorities',
    { purposeSetBy: 'other_side', ownDuties: true },
    'separate_controller',
  ],
  [
    'a travel agency that books a hotel',
    'EDPB Guidelines 07/2020, travel agency',
    { purposeSetBy: 'both', ownRelation: true },
    'separate_controller',
  ],
  [
    'a travel agency and a hotel with one platform',
    'EDPB Guidelines 07/2020, travel agency',
    { purposeSetBy: 'both', essentialMeansSetBy: 'both', decidedTogether: 'whole' },
    'joint_controllers',
  ],
  [
    'research institutes with one platform and one project',
    'EDPB Guidelines 07/2020, research project',
    { purposeSetBy: 'both', essentialMeansSetBy: 'both', decidedTogether: 'whole' },
    'joint_controllers',
  ],
  [
    'a group company with the same database and purposes of its own',
    'EDPB Guidelines 07/2020, shared infrastructure',
    { purposeSetBy: 'both', essentialMeansSetBy: 'both' },
    'separate_controller',
  ],
  [
    'the network behind a fan page',
    'Case C-210/16 Wirtschaftsakademie',
    { purposeSetBy: 'both', decidedTogether: 'whole', ownRelation: true },
    'joint_controllers',
  ],
  [
    'Stripe, for payments under the rules on payment services',
    'law.md C 1',
    { ownDuties: true, ownRelation: true },
    'separate_controller',
  ],
  [
    'Atlassian, for data of its accounts',
    'law.md C 7',
    { purposeSetBy: 'other_side', ownRelation: true },
    'separate_controller',
  ],
  [
    'HubSpot, that enriches contacts for its own database',
    'law.md C 6',
    { ownUse: true },
    'controller_for_that_processing',
  ],
];

test.each(GOLDEN)('%s (%s)', (_, __, answers, is) => {
  expect(outcome(answers)).toBe(is);
});

describe('Parts', () => {
  test('a button of a network: joint for the collection, what the network does after it is its own (C-40/17 Fashion ID)', () => {
    const answers = {
      ...ON_INSTRUCTIONS,
      purposeSetBy: 'other_side',
      decidedTogether: 'part',
      ownRelation: true,
    } as const;
    const names = { decidedTogetherPart: 'collection and sending', ownUseWhat: null };
    const { outcome: rest, parts } = ruleOnRole(answers, 'EU_GDPR', names);
    expect(rest).toBe('separate_controller');
    expect(parts.map(({ of, outcome: is, contract }) => [of, is, contract])).toEqual([
      ['collection and sending', 'joint_controllers', 'art_26_arrangement'],
      ['the rest', 'separate_controller', 'none'],
    ]);
  });

  test('a processor beyond its instructions is a controller for that, and remains a processor for the rest', () => {
    const names = { decidedTogetherPart: null, ownUseWhat: 'trains its models' };
    const { parts } = ruleOnRole({ ...ON_INSTRUCTIONS, ownUse: true }, 'EU_GDPR', names);
    expect(parts.map(({ of, outcome: is, contract }) => [of, is, contract])).toEqual([
      ['trains its models', 'controller_for_that_processing', 'none'],
      ['the rest', 'processor', 'dpa'],
    ]);
    expect(parts[0]!.citations.map(({ text }) => text)).toEqual(['Art. 28(10) GDPR', 'EDPB Guidelines 07/2020']);
  });
});

/** Every set of answers, each question open or answered in one of its ways. */
function* partialAnswers(at = 0, answers: RoleAnswers = NOTHING_KNOWN): Iterable<RoleAnswers> {
  const question = ROLE_QUESTIONS[at];
  if (question === undefined) return yield answers;
  yield* partialAnswers(at + 1, answers);
  for (const answer of ROLE_ANSWERS[question]) yield* partialAnswers(at + 1, { ...answers, [question]: answer });
}
const isComplete = (answers: RoleAnswers): boolean => ROLE_QUESTIONS.every((question) => answers[question] !== null);
const keyOf = (answers: RoleAnswers): string => ROLE_QUESTIONS.map((question) => String(answers[question])).join();

describe('Answers that are open', () => {
  const complete = new Map<string, RoleOutcome>();
  const between = new Map<string, readonly RoleOutcome[]>();
  for (const answers of partialAnswers()) {
    const ruling = ruleOnRole(answers);
    if (isComplete(answers)) complete.set(keyOf(answers), ruling.outcome!);
    between.set(keyOf(answers), ruling.outcome === null ? ruling.between : [ruling.outcome]);
  }

  test('once every question is answered exactly one outcome is left, and each outcome has its answers', () => {
    expect(complete.size).toBe(3 * 3 * 2 * 3 * 2 * 3 * 2 * 2);
    expect([...new Set(complete.values())].sort()).toEqual([...ROLE_OUTCOMES].sort());
  });

  test('leave exactly the outcomes that some completion of them has', () => {
    const expected = (answers: RoleAnswers, known: Map<string, readonly RoleOutcome[]>): readonly RoleOutcome[] => {
      const key = keyOf(answers);
      const found = known.get(key);
      if (found !== undefined) return found;
      const open = ROLE_QUESTIONS.find((question) => answers[question] === null);
      const all =
        open === undefined
          ? [complete.get(key)!]
          : ROLE_ANSWERS[open].flatMap((answer) => expected({ ...answers, [open]: answer }, known));
      const union = ROLE_OUTCOMES.filter((is) => all.includes(is));
      known.set(key, union);
      return union;
    };
    const known = new Map<string, readonly RoleOutcome[]>();
    for (const answers of partialAnswers()) {
      const left = expected(answers, known);
      if (between.get(keyOf(answers))!.join() !== left.join())
        expect([keyOf(answers), between.get(keyOf(answers))]).toEqual([keyOf(answers), left]);
    }
    expect(known.size).toBe(between.size);
  });

  test('are asked for only where the outcome turns on them', () => {
    for (const answers of [NOTHING_KNOWN, { ...NOTHING_KNOWN, purposeSetBy: 'us', decidedTogether: 'no' } as const]) {
      const asked = ruleOnRole(answers).ask.map(({ question }) => question);
      expect(asked.length).toBeGreaterThan(0);
      for (const question of asked) {
        const others = ROLE_QUESTIONS.filter((one) => one !== question && answers[one] === null);
        const decides = [...partialAnswers()].filter(
          (one) =>
            others.every((q) => one[q] !== null) && one[question] === null && agree(one, answers, others, question),
        );
        expect([question, decides.some((one) => between.get(keyOf(one))!.length > 1)]).toEqual([question, true]);
      }
    }
  });

  test('do not matter once the rest decides: whoever decides everything together is a joint controller', () => {
    const ruling = ruleOnRole({ ...NOTHING_KNOWN, decidedTogether: 'whole' });
    expect([ruling.outcome, ruling.between, ruling.ask]).toEqual(['joint_controllers', [], []]);
  });

  test('a cleaner of whom nobody asked about an own use', () => {
    const ruling = ruleOnRole({ ...ON_INSTRUCTIONS, personalData: 'incidental', ownUse: null });
    expect([ruling.outcome, ruling.between]).toEqual([null, ['separate_controller', 'third_party_not_processor']]);
    expect(ruling.ask.map(({ question }) => question)).toEqual(['ownUse']);
    expect(ruling.reasons.map(({ question }) => question)).toEqual([
      'purposeSetBy',
      'essentialMeansSetBy',
      'personalData',
    ]);
    expect(ruling.parts).toEqual([]);
  });
});

const agree = (
  one: RoleAnswers,
  answers: RoleAnswers,
  open: readonly (keyof RoleAnswers)[],
  question: keyof RoleAnswers,
): boolean => ROLE_QUESTIONS.every((q) => q === question || open.includes(q) || one[q] === answers[q]);

describe('The same notions elsewhere', () => {
  test.each([
    ['EU_GDPR', ['Art. 4(8) GDPR', 'Art. 28(3) GDPR', 'EDPB Guidelines 07/2020']],
    ['UK_GDPR', ['Art. 4(8) UK GDPR', 'Art. 28(3) UK GDPR']],
    ['CH_FADP', ['Art. 5(k) FADP', 'Art. 9(1) FADP']],
  ] as const)('a processor is cited under the %s', (regime, cited) => {
    expect(ruleOnRole(ON_INSTRUCTIONS, regime).parts[0]!.citations.map(({ text }) => text)).toEqual(cited);
  });

  test('the FADP prescribes no arrangement of joint controllers', () => {
    const contracts = REGIMES.map(
      (regime) => ruleOnRole({ ...ON_INSTRUCTIONS, decidedTogether: 'whole' }, regime).parts[0]!.contract,
    );
    expect(contracts).toEqual(['art_26_arrangement', 'art_26_arrangement', 'none']);
  });
});

describe('The roles of an engagement', () => {
  test.each([
    ['processor', null, 'controller', 'processor'],
    ['processor', 'processor', 'processor', 'sub_processor'],
    ['processor', 'sub_processor', 'sub_processor', 'sub_processor'],
    ['processor', 'joint_controller', 'joint_controller', 'processor'],
    ['controller_for_that_processing', null, 'controller', 'processor'],
    ['separate_controller', null, 'controller', 'controller'],
    ['joint_controllers', null, 'joint_controller', 'joint_controller'],
    ['third_party_not_processor', 'processor', 'processor', 'third_party'],
    [null, 'controller', null, null],
  ] as const)('after %s, we being %s', (is, ours, ourRole, vendorRole) => {
    expect(rolesFollowing(is, ours)).toEqual({ ourRole, vendorRole });
  });
});
