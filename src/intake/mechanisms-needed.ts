import { spokenAnnexes } from '../law/annexes/annex-names.js';
import type { Law } from '../law/law.js';
import type { OpenMechanism } from '../law/questionnaires/open-mechanisms.js';
import type { RecipientLine, RegimeOutcome } from '../law/questionnaires/transfer-questions.js';
import { REGIME_NAMES } from '../law/regime.js';
import { type Needed, needed } from './needed.js';

/** Where adequacy stands, nothing; otherwise an entry on a list, or clauses with an assessment. */
export function mechanismsNeeded(
  { recipient, sender, place }: RecipientLine,
  found: RegimeOutcome,
  law: Law,
): readonly Needed[] {
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
  const opening = open.map((one) => ({ ...one, is: law.instrument(one.instrument)?.kind }));
  const clauses = open.filter(({ kind }) => kind === 'clause_set');
  return [
    ...opening
      .filter(({ is }) => is === 'framework' || is === 'adequacy')
      .map(({ instrument, is, needs, citation }) =>
        needed(is === 'framework' ? 'certification' : 'answer', `Check: ${needs.join('; ')}.`, {
          ...on,
          instrument,
          oneOf,
          citation,
        }),
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
  addition: clauses?.addition?.set ?? null,
});

function saySigning({ name, clauses }: OpenMechanism, sender: string, recipient: string): string {
  const { modules = [], annexes = [], elections = [], addition = null } = clauses ?? {};
  return [
    `${name}, to be signed by ${sender} and ${recipient}`,
    ...(modules.length > 0 ? [`module ${modules.join(' or ')}`] : []),
    ...(annexes.length > 0 ? [`${spokenAnnexes(annexes)} complete`] : []),
    ...(elections.length > 0 ? [`clauses ${elections.join(', ')} elected`] : []),
    ...(addition === null ? [] : [`together with the ${addition.name}`]),
  ]
    .join('; ')
    .concat('.');
}
