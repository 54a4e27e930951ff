import { wordingNow } from '../law/as-it-stood.js';
import { GDPR } from '../law/citation.js';
import { isProcessorRole } from '../law/dossier.js';
import type { OptInMethod } from '../law/facts.js';
import { contractNeeded } from './contract-needed.js';
import { mechanismsNeeded } from './mechanisms-needed.js';
import { type Needed, needed, type Taken } from './needed.js';

/** What is needed next: open questions, the contract, what each transfer may rest on, how we opt in. */
export function nextSteps(taken: Taken): readonly Needed[] {
  const contract = contractNeeded(taken);
  const mechanisms = taken.lines.flatMap((line) =>
    line.outcomes.flatMap((outcome) => mechanismsNeeded(line, outcome, taken.law)),
  );
  const isToSign = contract.length > 0 || mechanisms.some(({ kind }) => kind === 'clauses');
  return [
    ...questionsOpen(taken),
    ...contract,
    ...partsApart(taken),
    ...mechanisms,
    ...subProcessors(taken),
    ...(isToSign ? [optIn(taken)] : []),
  ];
}

function questionsOpen({ roles, ruling, regime, lines }: Taken): readonly Needed[] {
  const open = roles.vendorRole === null;
  const asked =
    ruling === null ? ['Who decides why and how? Answer the role questionnaire.'] : ruling.ask.map(({ asks }) => asks);
  return [
    ...(open
      ? asked.map((asks) => needed('answer', asks, { regime, citation: wordingNow(regime)(GDPR.art('4(7)')) }))
      : []),
    ...lines.flatMap(({ recipient, outcomes }) =>
      outcomes.flatMap(({ missing, citations, ...found }) =>
        missing.map((what) =>
          needed('answer', `Find out the ${what}.`, {
            recipient,
            regime: found.regime,
            citation: citations[0] ?? null,
          }),
        ),
      ),
    ),
  ];
}

/** A controller has the name and place of everyone down the chain at hand. */
const subProcessors = ({ roles: { vendorRole }, regime, subprocessorsUrl }: Taken): readonly Needed[] =>
  isProcessorRole(vendorRole)
    ? [
        needed(
          'sub_processors',
          `Record whom the vendor engages in its turn, each with name, address and contact${subprocessorsUrl === null ? '; ask for its list.' : `: its list is at ${subprocessorsUrl}.`}`,
          { regime, citation: wordingNow(regime)(GDPR.art('28(2)')) },
        ),
      ]
    : [];

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

const WAYS: Readonly<Record<OptInMethod, string>> = {
  incorporated_in_terms: 'Its terms incorporate the agreement: keep the terms and the day on which we accept them.',
  click_accept: 'An administrator accepts it by a click: record who and when, and keep what was shown.',
  signed_return: 'Fill it in, sign it, send it back, and wait for the confirmation.',
  on_request: 'Ask the vendor for it, and chase the answer.',
};

function optIn({ optInMethod, plan, regime }: Taken): Needed {
  const way =
    optInMethod === null
      ? 'Find out how the vendor gives its agreement: incorporated in its terms, by a click, signed and returned, or on request.'
      : WAYS[optInMethod];
  const bought =
    plan === null
      ? 'Note the plan bought, since a free one may come without an agreement.'
      : `Check that the plan ${plan} comes with it.`;
  return needed('opt_in', `${way} ${bought} Until it is confirmed it counts as not in place.`, {
    regime,
    citation: wordingNow(regime)(GDPR.art('28(9)')),
  });
}
