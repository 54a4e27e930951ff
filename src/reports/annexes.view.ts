import { ApiProperty } from '@nestjs/swagger';
import type { AnnexPart, SetAnnexes } from '../law/annexes/annexes.js';
import { type AnnexItem, ITEM_STATES, type ItemState, type Place, RECORDS, says } from '../law/annexes/item.js';
import type { Dossier } from '../law/dossier.js';
import { type Annex, ANNEXES, CLAUSE_SETS, type ClauseSetName, type Module, MODULES } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';

class WhereRecordedView {
  @ApiProperty({ enum: RECORDS }) record: Place['record'];
  @ApiProperty({ type: String, description: 'Address of the record, or of the list to which it is added.' })
  path: string;
  @ApiProperty({ type: String, example: '/retention', description: 'JSON pointer to the field; empty: the record.' })
  field: string;
}

class ItemSubjectView {
  @ApiProperty({ enum: RECORDS }) record: Place['record'];
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, example: 'Acme Analytics, Inc.' }) name: string;
}

class AnnexItemView {
  @ApiProperty({ type: String, example: 'I.B.retention', description: 'Stable; the same for each that it is about.' })
  id: string;
  @ApiProperty({ type: String, example: 'Annex I.B' }) part: string;
  @ApiProperty({ type: String, example: 'How long data is kept' }) title: string;
  @ApiProperty({
    type: ItemSubjectView,
    nullable: true,
    description: 'Which of several it is about; null: there is one.',
  })
  about: ItemSubjectView | null;
  @ApiProperty({
    enum: ITEM_STATES,
    description: '`missing` is to be completed; `invalid` is recorded and cannot stand so.',
  })
  state: ItemState;
  @ApiProperty({ type: String, nullable: true, description: 'Why it is not complete; null where it is.' })
  because: string | null;
  @ApiProperty({ type: [String], example: ['14 months'], description: 'As filled from the register.' })
  values: string[];
  @ApiProperty({ type: String, example: 'Annex I.B, how long data is kept (Web analytics): 14 months.' }) says: string;
  @ApiProperty({ type: [WhereRecordedView], description: 'Where it is recorded, or would be.' })
  recordAt: WhereRecordedView[];
}

class AnnexPartView {
  @ApiProperty({
    enum: MODULES,
    nullable: true,
    description: 'The module of 2021/914; null: the set as a whole.',
  })
  module: Module | null;
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether the clauses are themselves the contract of Art. 28 GDPR; null: no matter of this set.',
  })
  meetsArticle28: boolean | null;
  @ApiProperty({ type: [AnnexItemView] }) items: AnnexItemView[];
}

class OnPaperView {
  @ApiProperty({ enum: ANNEXES, isArray: true, description: 'Recorded as present, completed and signed.' })
  present: Annex[];
  @ApiProperty({ enum: ANNEXES, isArray: true, description: 'Asked for, and not recorded so: ANNEX_INCOMPLETE.' })
  missing: Annex[];
}

class ItemCountsView implements Record<ItemState, number> {
  @ApiProperty({ type: 'integer' }) complete: number;
  @ApiProperty({ type: 'integer' }) missing: number;
  @ApiProperty({ type: 'integer' }) invalid: number;
  @ApiProperty({ type: 'integer' }) not_required: number;
}

const STATES = ['not_made', 'unsigned', 'undated', 'unconfirmed', 'not_yet', 'in_force', 'ended'] as const;

export class AnnexesView {
  @ApiProperty({ type: String, format: 'uuid' }) agreementId: string;
  @ApiProperty({ type: String, format: 'uuid' }) clauseSetId: string;
  @ApiProperty({ enum: CLAUSE_SETS }) set: ClauseSetName;
  @ApiProperty({ type: String, example: 'Standard contractual clauses 2021/914' }) name: string;
  @ApiProperty({ type: String, format: 'date' }) asOf: LegalDay;
  @ApiProperty({ type: String, example: '2026-11-23' }) lawVersion: string;
  @ApiProperty({ enum: STATES, description: 'How far the clauses have come on the day.' })
  state: SetAnnexes['state'];
  @ApiProperty({
    type: OnPaperView,
    description: 'What the signed paper has, by our reading; the verdicts of the register turn on this alone.',
  })
  onPaper: OnPaperView;
  @ApiProperty({
    type: Boolean,
    description: 'Whether the register fills everything in: nothing is missing or invalid. No verdict turns on it.',
  })
  complete: boolean;
  @ApiProperty({ type: ItemCountsView }) counts: Readonly<Record<ItemState, number>>;
  @ApiProperty({ type: [AnnexPartView], description: 'By module, or the set as a whole.' }) parts: AnnexPartView[];
}

const LISTS: Readonly<Record<Place['record'], string>> = {
  agreement: '/v1/agreements',
  clause_set: '/v1/agreements',
  party: '/v1/parties',
  engagement: '/v1/engagements',
  transfer: '/v1/transfers',
  subprocessing: '/v1/subprocessings',
};

function whereRecordedView({ record, id, field }: Place, dossier: Dossier): WhereRecordedView {
  const list = LISTS[record];
  const within = record === 'clause_set' && id !== null ? `/${dossier.clauseSet(id)?.agreement.id}/clause-sets` : '';
  return { record, path: id === null ? list : `${list}${within}/${id}`, field };
}

const itemView = (item: AnnexItem, dossier: Dossier): AnnexItemView => ({
  ...item,
  values: [...item.values],
  says: says(item),
  recordAt: item.recordAt.map((place) => whereRecordedView(place, dossier)),
});

const partView = ({ module, meetsArticle28, items }: AnnexPart, dossier: Dossier): AnnexPartView => ({
  module,
  meetsArticle28,
  items: items.map((item) => itemView(item, dossier)),
});

/** Annexes with the day and the law that they are of. */
export interface DatedAnnexes {
  readonly annexes: SetAnnexes;
  readonly dossier: Dossier;
  readonly asOf: LegalDay;
  readonly lawVersion: string;
}

export const annexesView = ({ annexes, dossier, asOf, lawVersion }: DatedAnnexes): AnnexesView => {
  const { held, name, state, onPaper, complete, counts, parts } = annexes;
  return {
    agreementId: held.agreement.id,
    clauseSetId: held.clauseSet.id,
    set: held.clauseSet.set,
    name,
    asOf,
    lawVersion,
    state,
    onPaper: { present: [...onPaper.present], missing: [...onPaper.missing] },
    complete,
    counts,
    parts: parts.map((part) => partView(part, dossier)),
  };
};
