import type { Filling } from './filling.js';
import {
  type AnnexItem,
  filled,
  item,
  missing,
  notRequired,
  partyField,
  type Place,
  subprocessingField,
} from './item.js';

const LIST = { id: 'III.sub_processors', part: 'Annex III', title: 'List of sub-processors' };

/** Annex III of 2021/914: the sub-processors that are authorised one by one, which clause 9(a) has by its option 1 alone. */
export function subProcessorList(filling: Filling): readonly AnnexItem[] {
  const { module, elections, subprocessings, source } = filling;
  if (module !== 2 && module !== 3) return [item(LIST, notRequired(`module ${module} has no Annex III`))];
  if (elections.clause9 !== 'specific')
    return [
      item(
        LIST,
        notRequired(
          elections.clause9 === 'general'
            ? 'clause 9(a) is elected with general authorisation'
            : 'only option 1 of clause 9(a) has it, and what was elected is not recorded',
        ),
      ),
    ];
  if (subprocessings.length === 0)
    return [item(LIST, missing('no sub-processor is recorded', [{ record: 'subprocessing', id: null, field: '' }]))];
  return subprocessings.map((subprocessing) => {
    const party = source.dossier.party(subprocessing.partyId);
    const { id, partyId, service, places } = subprocessing;
    const fields: readonly (readonly [string, string | null, Place])[] = [
      ['its name', party?.name ?? null, partyField(partyId, '/name')],
      ['its address', party?.address ?? null, partyField(partyId, '/address')],
      ['its contact', party?.contact ?? null, partyField(partyId, '/contact')],
      ['what it does', service, subprocessingField(id, '/service')],
      [
        'where',
        places.length === 0 ? null : places.map((place) => source.particulars.nameOf(place)).join(', '),
        subprocessingField(id, '/places'),
      ],
    ];
    const open = fields.filter(([, value]) => value === null);
    const values = fields.flatMap(([, value]) => value ?? []);
    const about = { record: 'subprocessing' as const, id, name: party?.name ?? 'a sub-processor' };
    return item(
      { ...LIST, about },
      open.length === 0
        ? filled(values, ...fields.map(([, , at]) => at))
        : missing(
            `not recorded: ${open.map(([what]) => what).join(', ')}`,
            open.map(([, , at]) => at),
            values,
          ),
    );
  });
}
