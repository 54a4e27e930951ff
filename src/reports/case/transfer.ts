import { IntersectionType, OmitType } from '@nestjs/swagger';
import { ListOf, OneOf, Words } from '../../fields.js';
import { type Flow, FLOWS, type Mechanism, type Transfer } from '../../law/facts.js';
import { MechanismChoice } from '../../transfers/mechanism.params.js';
import { NewTransfer } from '../../transfers/transfer.params.js';
import { CaseIdentity, Reference } from './identity.js';

export class CaseMechanism extends MechanismChoice {
  @Reference('Certification: which, by its id in these facts.') certificationId?: string | null;
  @Reference('Clause set: which, by its id in these facts.') clauseSetId?: string | null;
  @Reference('Safeguard: which, by its id in these facts.') safeguardId?: string | null;
}

const OTHERWISE_HERE = [
  'engagementId',
  'flow',
  'exporterId',
  'importerId',
  'onwardFromId',
  'mechanisms',
  'impactAssessmentIds',
] as const;

export class CaseTransfer extends IntersectionType(CaseIdentity, OmitType(NewTransfer, OTHERWISE_HERE)) {
  @Reference('The engagement, by its id in these facts, whose roles count where none are given here; absent: none.')
  engagementId?: string | null;
  @OneOf(FLOWS, {
    optional: true,
    nullable: false,
    example: 'sent',
    description:
      'How the data gets there: sent, read from there (`remote_access`), given back by a processor to its controller, collected from the person, or read by our own staff there. Absent: `sent`.',
  })
  flow?: Flow;
  @Reference('The party that gives the data, by its id in these facts; absent: not known, or nobody does.')
  exporterId?: string | null;
  @Reference('The party that gets the data, by its id in these facts; absent: not known, or nobody does.')
  importerId?: string | null;
  @Reference(
    "The transfer that brought the data to this one's exporter, who sends it on, by its id in these facts; absent: a first hop, unless this one is nested under another's `onward`.",
  )
  onwardFromId?: string | null;
  @ListOf(() => CaseMechanism, {
    optional: true,
    description: 'What it rests on, in the order in which it is relied on; absent: nothing.',
  })
  mechanisms?: CaseMechanism[];
  @Words({
    optional: true,
    example: ['assessment'],
    description: 'Impact assessments made for it, by their ids in these facts; absent: none.',
  })
  impactAssessmentIds?: string[];
  @ListOf(() => CaseTransfer, {
    optional: true,
    description:
      'Transfers by which the importer sends the data on; the same as listing them beside this one with `onwardFromId`. Absent: none nested here.',
  })
  onward?: CaseTransfer[];
}

/** A transfer of a case where it stands, with the one that it is nested under. */
export interface PlacedTransfer {
  readonly pointer: string;
  readonly transfer: CaseTransfer;
  readonly under: CaseTransfer | null;
}

/** Every transfer, each followed by those nested under it. */
export const placed = (
  transfers: readonly CaseTransfer[] = [],
  pointer = '/facts/transfers',
  under: CaseTransfer | null = null,
): readonly PlacedTransfer[] =>
  transfers.flatMap((transfer, at) => [
    { pointer: `${pointer}/${at}`, transfer, under },
    ...placed(transfer.onward, `${pointer}/${at}/onward`, transfer),
  ]);

export const transferOf = ({ transfer, under }: Pick<PlacedTransfer, 'transfer' | 'under'>): Transfer => ({
  id: transfer.id,
  engagementId: transfer.engagementId ?? null,
  flow: transfer.flow ?? 'sent',
  exporterId: transfer.exporterId ?? null,
  importerId: transfer.importerId ?? null,
  exporterRole: transfer.exporterRole ?? null,
  importerRole: transfer.importerRole ?? null,
  data: transfer.data ?? [],
  purposes: transfer.purposes ?? [],
  startsOn: transfer.startsOn ?? null,
  endsOn: transfer.endsOn ?? null,
  mechanisms: (transfer.mechanisms ?? []).flatMap(mechanismOf),
  impactAssessmentIds: transfer.impactAssessmentIds ?? [],
  onwardFromId: under?.id ?? transfer.onwardFromId ?? null,
  dataCategories: transfer.dataCategories ?? null,
  statedPurposes: transfer.statedPurposes ?? null,
  measures: transfer.measures ?? [],
});

/** None for a derogation that is not given, which is refused before anything is judged. */
function mechanismOf(mechanism: CaseMechanism): readonly Mechanism[] {
  const { kind, decision, certificationId, clauseSetId, safeguardId, derogation } = mechanism;
  switch (kind) {
    case 'adequacy':
      return [{ kind, decision: decision ?? null }];
    case 'certification':
      return [{ kind, certificationId: certificationId ?? '' }];
    case 'clause_set':
      return [{ kind, clauseSetId: clauseSetId ?? '' }];
    case 'safeguard':
      return [{ kind, safeguardId: safeguardId ?? '' }];
    case 'derogation':
      return derogation == null ? [] : [{ kind, ...derogation }];
  }
}
