import { latestAssessments } from './assessments.js';
import {
  anyLawFailure,
  clause17Failure,
  clause18Failure,
  clause9Failure,
  type ElectionFailure,
} from '../mechanisms/elections.js';
import { clause13, isUnderAlone } from './authority.js';
import type { Filling } from './filling.js';
import {
  type AnnexItem,
  type Answer,
  clauseSetField,
  filled,
  invalid,
  item,
  missing,
  notRequired,
  type Place,
  type Row,
} from './item.js';
import { electionField } from './places.js';

const clause = (number: string, title: string): Row => ({ id: number, part: `Clause ${number}`, title });

/** The clauses of 2021/914 in which there is something to elect, and those whose effect depends on the facts. */
export const electedClauses = (filling: Filling): readonly AnnexItem[] => [
  item(clause('7', 'Docking clause'), docking(filling)),
  item(clause('9(a)', 'Authorisation of sub-processors'), authorisation(filling)),
  item(clause('11(a)', 'Independent dispute body'), disputeBody(filling)),
  item(clause('12', 'Liability'), notRequired('nothing is elected, and nothing may be changed')),
  clause13(filling),
  item({ ...clause('14-15', 'Law and practice at the destination'), part: 'Clauses 14-15' }, localLaw(filling)),
  item(clause('17', 'Governing law'), governingLaw(filling)),
  item(clause('18', 'Courts'), courts(filling)),
];

/** An election that fails as the law core says, told with what was elected. */
const elected = (failure: ElectionFailure | null, values: readonly string[], at: Place): Answer => {
  if (failure === null) return filled(values, at);
  return (failure.state === 'missing' ? missing : invalid)(failure.because, [at], values);
};

function docking({ module, elections, held: { clauseSet } }: Filling): Answer {
  const at = electionField(clauseSet, module, 'docking');
  if (elections.docking === null) return missing('whether others may join is not recorded', [at]);
  return filled([elections.docking ? 'elected: others may join' : 'not elected'], at);
}

const OPTIONS = {
  specific: 'option 1, specific prior authorisation',
  general: 'option 2, general written authorisation',
} as const;

function authorisation({ module, elections, held: { clauseSet } }: Filling): Answer {
  if (module !== 2 && module !== 3) return notRequired(`module ${module} has no clause 9`);
  const { clause9, clause9Days } = elections;
  return elected(
    clause9Failure(elections),
    [
      ...(clause9 === null ? [] : [`${OPTIONS[clause9]}${module === 3 ? ' of the controller' : ''}`]),
      ...(clause9Days === null ? [] : [`${clause9Days} days of notice`]),
    ],
    electionField(clauseSet, module, clause9 === null ? 'clause9' : 'clause9Days'),
  );
}

function disputeBody({ module, elections, held: { clauseSet } }: Filling): Answer {
  const at = electionField(clauseSet, module, 'clause11');
  if (elections.clause11 === null) return missing('whether the option is taken is not recorded', [at]);
  return filled([elections.clause11 ? 'option taken, free of charge for people' : 'option not taken'], at);
}

/** In module 4 only where the processor adds data that it collected in the EEA. */
function localLaw(filling: Filling): Answer {
  const { module, held, transfers } = filling;
  const { id, processorAddsData } = held.clauseSet;
  const atFlag = clauseSetField(id, '/processorAddsData');
  if (module === 4 && processorAddsData === false)
    return notRequired('the processor adds no personal data that it collected in the EEA', [atFlag]);
  if (module === 4 && processorAddsData === null)
    return missing('whether the processor adds personal data that it collected in the EEA is not recorded', [atFlag]);
  if (transfers.length === 0)
    return missing('no transfer is recorded that an assessment could be made for', [A_TRANSFER]);
  const latest = latestAssessments(filling);
  const at = transfers.map(({ id: transferId }): Place => ({
    ...A_TRANSFER,
    id: transferId,
    field: '/impactAssessmentIds',
  }));
  const values = [
    ...new Set(
      [...latest.values()].map(
        ({ on, outcome }) => `assessed on ${on}${outcome === null ? '' : `: ${OUTCOMES[outcome]}`}`,
      ),
    ),
  ];
  if (transfers.some((transfer) => !latest.has(transfer.id)))
    return missing('not every transfer has an impact assessment of a known day', at, values);
  const outcomes = [...latest.values()].map(({ outcome }) => outcome);
  if (outcomes.includes('ineffective')) return invalid('protection was found ineffective', at, values);
  return outcomes.includes(null) ? missing('what was found is not recorded', at, values) : filled(values, ...at);
}

const A_TRANSFER: Place = { record: 'transfer', id: null, field: '' };
const OUTCOMES = {
  effective: 'effective',
  effective_with_measures: 'effective with measures',
  ineffective: 'ineffective',
} as const;

function governingLaw(filling: Filling): Answer {
  const { module, elections, held, source } = filling;
  const { asOf, particulars } = source;
  const { clause17Option: option, clause17Law: law, clause17Reserve: reserve, thirdPartyRights } = elections;
  const at = electionField(held.clauseSet, module, 'clause17Law');
  const values = [
    ...(option === null || module === 4 ? [] : [`option ${option}`]),
    ...(law === null
      ? option === 2
        ? ["the law of the exporter's state"]
        : []
      : [`the law of ${particulars.nameOf(law)}`]),
    ...(option === 2 && reserve !== null ? [`in reserve the law of ${particulars.nameOf(reserve)}`] : []),
    ...(thirdPartyRights === true ? ['third parties have rights under it'] : []),
  ];
  if (isUnderAlone('CH_FADP', filling)) return elected(anyLawFailure(elections, asOf), values, at);
  if (module !== 4 && isUnderAlone('UK_GDPR', filling)) return notRequired(BY_THE_ADDENDUM, [], values);
  return elected(clause17Failure(module, elections, asOf), values, at);
}

function courts(filling: Filling): Answer {
  const { module, elections, held, source } = filling;
  const { clause18: country } = elections;
  const values = country === null ? [] : [`the courts of ${source.particulars.nameOf(country)}`];
  const at = electionField(held.clauseSet, module, 'clause18');
  if (module !== 4 && isUnderAlone('UK_GDPR', filling)) return notRequired(BY_THE_ADDENDUM, [], values);
  // Under the FADP alone the choice is as free as in module 4.
  const judgedAs = isUnderAlone('CH_FADP', filling) ? 4 : module;
  return elected(clause18Failure(judgedAs, elections, source.asOf), values, at);
}

const BY_THE_ADDENDUM = 'the exporter is under the UK GDPR only, and what the UK Addendum says takes its place';
