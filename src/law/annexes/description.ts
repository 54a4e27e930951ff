import type { Engagement } from '../facts.js';
import type { Filling } from './filling.js';
import {
  type AnnexItem,
  type Answer,
  engagementField,
  filled,
  given,
  item,
  missing,
  notRequired,
  type Place,
  subprocessingField,
} from './item.js';
import type { EngagementParticulars } from './particulars.js';

type Field = readonly [
  id: string,
  title: string,
  answer: (engagement: Engagement, particulars: EngagementParticulars, filling: Filling) => Answer,
];

const FREQUENCIES = { one_off: 'one-off', continuous: 'continuous' } as const;

export const PEOPLE: Field = [
  'people',
  'Categories of people',
  ({ id }, { peopleCategories }) =>
    given(peopleCategories, engagementField(id, '/peopleCategories'), 'whose data it is, is'),
];

/** What the engagement says, and what its transfers say beside it. */
export const DATA: Field = [
  'data',
  'Categories of data',
  ({ id }, { dataCategories }, { transfers }) => {
    const told = transfers.filter(({ engagementId }) => engagementId === id);
    const all = new Set([...dataCategories, ...told.flatMap((transfer) => transfer.dataCategories ?? [])]);
    return given([...all], engagementField(id, '/dataCategories'), 'which data it is, is');
  },
];

export const SENSITIVE: Field = [
  'sensitive_data',
  'Sensitive data',
  ({ id }, { sensitiveData }) => {
    const at = engagementField(id, '/sensitiveData');
    if (sensitiveData === null) return missing('whether any is sensitive is not recorded', [at]);
    return filled(sensitiveData.length === 0 ? ['none'] : sensitiveData, at);
  },
];

export const LIMITS: Field = [
  'sensitive_data_safeguards',
  'Limits and safeguards for sensitive data',
  ({ id }, { sensitiveData, sensitiveDataSafeguards }) => {
    const at = engagementField(id, '/sensitiveDataSafeguards');
    if (sensitiveDataSafeguards.length > 0) return filled(sensitiveDataSafeguards, at);
    if (sensitiveData === null) return missing('whether any data is sensitive is not recorded', [at]);
    return sensitiveData.length === 0
      ? notRequired('no data is sensitive')
      : missing('no limits or safeguards are recorded', [at]);
  },
];

export const FREQUENCY: Field = [
  'frequency',
  'Frequency of the transfer',
  ({ id }, { frequency }) =>
    given(frequency === null ? null : FREQUENCIES[frequency], engagementField(id, '/frequency'), 'how often is'),
];

export const NATURE: Field = [
  'nature',
  'Nature of the processing',
  ({ id }, { nature }) => given(nature, engagementField(id, '/nature'), 'what is done with the data is'),
];

export const PURPOSE: Field = [
  'purpose',
  'Purposes',
  ({ id, purpose }, _, { transfers }) => {
    const told = transfers.filter(({ engagementId }) => engagementId === id);
    const all = new Set([
      ...(purpose === null ? [] : [purpose]),
      ...told.flatMap(({ statedPurposes }) => statedPurposes ?? []),
    ]);
    return given([...all], engagementField(id, '/purpose'), 'what it is for is');
  },
];

export const RETENTION: Field = [
  'retention',
  'How long data is kept',
  ({ id }, { retention }) => given(retention, engagementField(id, '/retention'), 'how long it is kept is'),
];

/** Technical and organisational measures, described or in a paper that is named. */
export const MEASURES: Field = [
  'measures',
  'Technical and organisational measures',
  ({ id }, { toms, tomsReference }, { transfers }) => {
    const at = [engagementField(id, '/toms'), engagementField(id, '/tomsReference')];
    if (toms.length === 0 && tomsReference === null) return missing('no measures are recorded', at);
    const told = transfers.filter(({ engagementId }) => engagementId === id).flatMap(({ measures }) => measures);
    return filled(
      [...toms, ...new Set(told), ...(tomsReference === null ? [] : [`as described in ${tomsReference}`])],
      ...at,
    );
  },
];

const NOT_DESCRIBED: EngagementParticulars = {
  peopleCategories: [],
  dataCategories: [],
  sensitiveData: null,
  sensitiveDataSafeguards: [],
  frequency: null,
  nature: null,
  retention: null,
  toms: [],
  tomsReference: null,
};

const AN_ENGAGEMENT: Place = { record: 'agreement', id: null, field: '/engagementIds' };

/** One item for each field and engagement. */
export function engagementItems(
  fields: readonly Field[],
  id: string,
  part: string,
  filling: Filling,
): readonly AnnexItem[] {
  const { engagements, held, source } = filling;
  return fields.flatMap(([field, title, answer]) => {
    const row = { id: `${id}.${field}`, part, title };
    if (engagements.length === 0)
      return [
        item(
          row,
          missing('no engagement is recorded that it speaks for', [{ ...AN_ENGAGEMENT, id: held.agreement.id }]),
        ),
      ];
    return engagements.map((engagement) => {
      const name = engagement.purpose ?? 'an engagement without a purpose';
      const about = { record: 'engagement' as const, id: engagement.id, name };
      const particulars = source.particulars.engagements.get(engagement.id) ?? NOT_DESCRIBED;
      return item({ ...row, about }, answer(engagement, particulars, filling));
    });
  });
}

/** Annex I.B of 2021/914: nine fields, the last for each other processor. */
export const descriptionOfTransfer = (filling: Filling): readonly AnnexItem[] => [
  ...engagementItems(
    [PEOPLE, DATA, SENSITIVE, LIMITS, FREQUENCY, NATURE, PURPOSE, RETENTION],
    'I.B',
    'Annex I.B',
    filling,
  ),
  ...subProcessors('I.B', 'Annex I.B', filling),
];

/** What each other processor does, how and for how long; an importer that is a controller has none. */
export function subProcessors(id: string, part: string, filling: Filling): readonly AnnexItem[] {
  const { module, subprocessings, source } = filling;
  const row = { id: `${id}.sub_processors`, part, title: 'Sub-processors: subject, nature and duration' };
  if (module === 1 || module === 4)
    return [item(row, notRequired('the importer is a controller and engages no sub-processor for another'))];
  if (subprocessings.length === 0)
    return [item(row, notRequired('no sub-processor is recorded', [{ record: 'subprocessing', id: null, field: '' }]))];
  return subprocessings.map((subprocessing) => {
    const name = source.dossier.party(subprocessing.partyId)?.name ?? 'a sub-processor';
    const { nature = null, duration = null } = source.particulars.subprocessings.get(subprocessing.id) ?? {};
    const { service } = subprocessing;
    const fields = [
      ['service', 'its service', service],
      ['nature', 'what it does with the data', nature],
      ['duration', 'for how long', duration],
    ] as const;
    const open = fields.filter(([, , value]) => value === null);
    const values = [name, ...fields.flatMap(([, , value]) => value ?? [])];
    const about = { record: 'subprocessing' as const, id: subprocessing.id, name };
    const at = open.map(([field]) => subprocessingField(subprocessing.id, `/${field}`));
    return item(
      { ...row, about },
      open.length === 0
        ? filled(values, subprocessingField(subprocessing.id, ''))
        : missing(`not recorded: ${open.map(([, what]) => what).join(', ')}`, at, values),
    );
  });
}

/** Annex II of 2021/914, which module 4 does not have. */
export const measures = (filling: Filling): readonly AnnexItem[] =>
  filling.module === 4
    ? [item({ id: 'II.measures', part: 'Annex II', title: MEASURES[1] }, notRequired('module 4 has no Annex II'))]
    : engagementItems([MEASURES], 'II', 'Annex II', filling);
