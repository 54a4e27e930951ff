import type { Citation } from '../law/citation.js';
import { GDPR } from '../law/citation.js';
import type { Annex, EngagementRole, Module, OptInMethod, Role } from '../law/facts.js';
import type { Law } from '../law/law.js';
import type { LegalDay } from '../law/legal-day.js';
import type { OpenMechanism } from '../law/questionnaires/open-mechanisms.js';
import type { RoleRuling } from '../law/questionnaires/role.js';
import { meaningOf } from '../law/questionnaires/role-outcome.js';
import type { RecipientLine, RegimeOutcome } from '../law/questionnaires/transfer-questions.js';
import { type Regime, REGIME_NAMES } from '../law/regime.js';
import { isJoint } from '../law/rules/joint-controllers-arrangement.js';
import { isProcessing } from '../law/rules/processor-contract.js';

export const NEEDED_KINDS = [
  'answer',
  'contract',
  'engagement',
  'adequacy',
  'certification',
  'clauses',
  'impact_assessment',
  'opt_in',
] as const;

/** One thing that is to be done before data goes. */
export interface Needed {
  readonly kind: (typeof NEEDED_KINDS)[number];
  readonly says: string;
  /** To whom the data would go; null: it is about the whole. */
  readonly recipient: string | null;
  readonly regime: Regime | null;
  /** The instrument or template meant; null: none in particular. */
  readonly instrument: string | null;
  readonly modules: readonly Module[];
  readonly annexes: readonly Annex[];
  /** Things with the same mark are alternatives, of which one is enough; null: it has none. */
  readonly oneOf: string | null;
  readonly citation: Citation | null;
}

/** What is known when the need is worked out. */
export interface Taken {
  readonly roles: { readonly ourRole: Role | null; readonly vendorRole: EngagementRole | null };
  readonly ruling: RoleRuling | null;
  /** The law that binds our own party first. */
  readonly regime: Regime;
  readonly lines: readonly RecipientLine[];
  readonly dpaUrl: string | null;
  readonly optInMethod: OptInMethod | null;
  readonly plan: string | null;
  readonly law: Law;
  readonly day: LegalDay;
}

/** What is needed next: open questions, the contract, what each transfer may rest on, how we opt in. */
export function neededFor(taken: Taken): readonly Needed[] {
  const contract = contractNeeded(taken);
  return [
    ...questionsOpen(taken),
    ...contract,
    ...partsApart(taken),
    ...taken.lines.flatMap((line) => line.outcomes.flatMap((outcome) => mechanismsNeeded(line, outcome))),
    ...(contract.length > 0 || taken.lines.some(isRestricted) ? [optIn(taken)] : []),
  ];
}

const needed = (kind: Needed['kind'], says: string, more: Partial<Needed> = {}): Needed => ({
  kind,
  says,
  recipient: null,
  regime: null,
  instrument: null,
  modules: [],
  annexes: [],
  oneOf: null,
  citation: null,
  ...more,
});

function questionsOpen({ roles, ruling, lines }: Taken): readonly Needed[] {
  const open = roles.vendorRole === null;
  const asked =
    ruling === null ? ['Who decides why and how? Answer the role questionnaire.'] : ruling.ask.map(({ asks }) => asks);
  return [
    ...(open ? asked.map((asks) => needed('answer', asks, { citation: GDPR.art('4(7)') })) : []),
    ...lines.flatMap(({ recipient, outcomes }) =>
      outcomes.flatMap(({ missing, regime, citations }) =>
        missing.map((what) =>
          needed('answer', `Find out the ${what}.`, { recipient, regime, citation: citations[0] ?? null }),
        ),
      ),
    ),
  ];
}

/** The contract that the roles ask for, and whose text it may be. */
function contractNeeded(taken: Taken): readonly Needed[] {
  const { roles, regime } = taken;
  if (isJoint(roles) && !isProcessing(roles)) {
    const { contract, contractSays, citations } = meaningOf('joint_controllers', regime);
    return contract === 'none' ? [] : [needed('contract', contractSays, { regime, citation: citations[0] ?? null })];
  }
  if (!isProcessing(roles)) return [];
  const { contractSays, citations } = meaningOf('processor', regime);
  const citation = citations.find(({ text }) => text.startsWith('Art. 28(3)') || text.startsWith('Art. 9(1)')) ?? null;
  return [needed('contract', `${contractSays} ${textOf(taken)}`, { regime, instrument: templateFor(taken), citation })];
}

/** Modules 2 and 3 are the contract themselves; inside the EEA there is 2021/915. */
function templateFor({ lines, regime, law, day }: Taken): string | null {
  const [first] = lines;
  const outcome = first?.outcomes.find((one) => one.regime === 'EU_GDPR');
  if (outcome?.outcome === 'restricted_transfer')
    return outcome.mechanisms.find(
      (one) => one.open && one.clauses?.modules.some((module) => module === 2 || module === 3),
    )
      ? '2021/914'
      : null;
  if (regime !== 'EU_GDPR' || outcome?.outcome !== 'not_a_transfer') return null;
  const clauses = law.instrument('2021/915');
  return clauses?.kind === 'processor_clauses' && clauses.regimes.EU_GDPR?.on(day).status === 'in_force'
    ? clauses.id
    : null;
}

function textOf(taken: Taken): string {
  const template = templateFor(taken);
  const published = taken.dpaUrl === null ? "The vendor's text or ours" : `The vendor's text is at ${taken.dpaUrl}`;
  if (template === '2021/914')
    return `${published}; where clauses 2021/914 of module 2 or 3 are signed, they are this contract themselves.`;
  return template === null
    ? `${published}.`
    : `${published}; unaltered, the clauses ${template} meet it as they stand.`;
}

/** What is decided together has a contract of its own, and so a line of its own in the record. */
const partsApart = ({ ruling, regime }: Taken): readonly Needed[] =>
  (ruling?.parts ?? []).length < 2
    ? []
    : ruling!.parts.flatMap(({ of, outcome, contractSays, citations }) =>
        outcome === 'joint_controllers' || outcome === 'controller_for_that_processing'
          ? [
              needed('engagement', `Record "${of}" as an engagement of its own. ${contractSays}`, {
                regime,
                citation: citations[0] ?? null,
              }),
            ]
          : [],
      );

const isRestricted = ({ outcomes }: RecipientLine): boolean =>
  outcomes.some(({ outcome }) => outcome === 'restricted_transfer');

/** Where adequacy stands, nothing; otherwise an entry on a list, or clauses with an assessment. */
function mechanismsNeeded({ recipient, sender, place }: RecipientLine, found: RegimeOutcome): readonly Needed[] {
  if (found.outcome !== 'restricted_transfer') return [];
  const { regime, mechanisms, impactAssessment } = found;
  const on = { recipient, regime };
  const open = mechanisms.filter((one) => one.open);
  const adequate = open.find(({ kind, needs }) => kind === 'adequacy' && needs.length === 0);
  if (adequate !== undefined)
    return [
      needed('adequacy', `Nothing to sign: the ${adequate.name} covers it by operation of law.`, {
        ...on,
        instrument: adequate.instrument,
        citation: adequate.citation,
      }),
    ];
  const oneOf = `${recipient}${place === null ? '' : ` (${place.kind} in ${place.country})`}, ${regime === null ? '' : REGIME_NAMES[regime]}`;
  const listed = open.filter(({ kind }) => kind === 'adequacy' || kind === 'certification');
  const clauses = open.filter(({ kind }) => kind === 'clause_set');
  return [
    ...listed.map((one) =>
      needed(
        one.kind === 'adequacy' && one.needs[0]?.startsWith('the sector') ? 'answer' : 'certification',
        `Check: ${one.needs.join('; ')}.`,
        {
          ...on,
          instrument: one.instrument,
          oneOf,
          citation: one.citation,
        },
      ),
    ),
    ...clauses.map((one) =>
      needed('clauses', saySigning(one, sender, recipient), {
        ...on,
        ...clausesMeant(one),
        oneOf,
        citation: one.citation,
      }),
    ),
    ...(impactAssessment?.needed === true
      ? [
          needed(
            'impact_assessment',
            'Assess the law and practice of the destination before clauses, or another safeguard, are relied on.',
            {
              ...on,
              citation: impactAssessment.citation,
            },
          ),
        ]
      : []),
  ];
}

const clausesMeant = ({ instrument, clauses }: OpenMechanism): Partial<Needed> => ({
  instrument,
  modules: clauses?.modules ?? [],
  annexes: [...(clauses?.annexes ?? []), ...(clauses?.addition?.annexes ?? [])],
});

const saySigning = ({ name, needs }: OpenMechanism, sender: string, recipient: string): string =>
  `${name} between ${sender} and ${recipient}: ${needs.filter((need) => !need.includes('impact assessment')).join('; ')}.`;

const WAYS: Readonly<Record<OptInMethod, string>> = {
  incorporated_in_terms: 'Its terms incorporate the agreement: keep the terms and the day on which we accept them.',
  click_accept: 'An administrator accepts it by a click: record who and when, and keep what was shown.',
  signed_return: 'Fill it in, sign it, send it back, and wait for the confirmation.',
  on_request: 'Ask the vendor for it, and chase the answer.',
};

function optIn({ optInMethod, plan }: Taken): Needed {
  const way =
    optInMethod === null
      ? 'Find out how the vendor gives its agreement: incorporated in its terms, by a click, signed and returned, or on request.'
      : WAYS[optInMethod];
  const bought =
    plan === null
      ? 'Note the plan bought, since a free one may come without an agreement.'
      : `Check that the plan ${plan} comes with it.`;
  return needed('opt_in', `${way} ${bought} Until it is confirmed it counts as not in place.`, {
    citation: GDPR.art('28(9)'),
  });
}
