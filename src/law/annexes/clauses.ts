import {
  anyLawFailure,
  clause17Failure,
  clause18Failure,
  clause9Failure,
  type ElectionFailure,
} from '../mechanisms/elections.js';
import { assessedOn } from './assessments.js';
import { clause13, exportersOf, isUnderAlone, placesInEea } from './authority.js';
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
  const assessed = transfers.map((transfer) => assessedOn(transfer, filling.source));
  const at = transfers.map(({ id: transferId }): Place => ({
    ...A_TRANSFER,
    id: transferId,
    field: '/impactAssessmentIds',
  }));
  const values = [...new Set(assessed.flatMap(({ says }) => says))];
  if (assessed.some(({ outcome }) => outcome === 'ineffective'))
    return invalid('protection was found ineffective', at, values);
  if (assessed.some(({ says }) => says.length === 0))
    return missing('not every transfer has an impact assessment of a known day', at, values);
  return assessed.some(({ outcome }) => outcome === null)
    ? missing('what was found is not recorded', at, values)
    : filled(values, ...at);
}

const A_TRANSFER: Place = { record: 'transfer', id: null, field: '' };

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
    ...(option === 2 && module !== 4 && thirdPartyRights === false
      ? ['third parties have no rights under it, so the one in reserve governs']
      : []),
  ];
  if (isUnderAlone('CH_FADP', filling)) return elected(anyLawFailure(elections, asOf), values, at);
  if (module !== 4 && isUnderAlone('UK_GDPR', filling)) return notRequired(BY_THE_ADDENDUM, [], values);
  return elected(clause17Failure(module, elections, asOf) ?? notTheExportersState(filling), values, at);
}

/** Option 2 of clause 17 is the law of the Member State where the exporter is established, and for no other exporter. */
function notTheExportersState(filling: Filling): ElectionFailure | null {
  const { clause17Option: option, clause17Law: law } = filling.elections;
  if (filling.module === 4 || option !== 2 || !filling.regimes.includes('EU_GDPR')) return null;
  for (const exporter of exportersOf(filling)) {
    const { name, country } = exporter.party;
    const states = placesInEea(exporter, filling);
    const invalid = (because: string): ElectionFailure => ({ state: 'invalid', because });
    if (states.length === 0 && country !== null)
      return invalid(`option 2 is for an exporter in the EEA, and ${name} is not established in it`);
    if (states.length > 0 && law !== null && !states.includes(law))
      return invalid(`option 2 is the law of the exporter's state, and ${name} is established in ${states.join(', ')}`);
  }
  return null;
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
