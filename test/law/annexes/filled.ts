import { annexesOf, type SetAnnexes } from '../../../src/law/annexes/annexes.js';
import type { AnnexItem } from '../../../src/law/annexes/item.js';
import type {
  ClauseSetParticulars,
  EngagementParticulars,
  Particulars,
  PartyParticulars,
  SubprocessingParticulars,
} from '../../../src/law/annexes/particulars.js';
import { AsOf } from '../../../src/law/as-of.js';
import { ENCODED_LAW } from '../../../src/law/catalogue.js';
import { Dossier } from '../../../src/law/dossier.js';
import type { Agreement, ClauseSet, Elections, Facts, Module, Party, Role, Transfer } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import {
  agreement,
  clauses,
  clauseSet,
  ELECTED,
  engagement,
  impactAssessment,
  NOTHING,
  party,
  subprocessing,
  transfer,
} from '../facts.js';

/** What a case says otherwise than the whole one. */
export interface Otherwise {
  readonly set?: Partial<ClauseSet>;
  readonly beside?: readonly ClauseSet[];
  readonly elections?: Partial<Elections>;
  readonly paper?: Partial<Agreement>;
  readonly exporter?: Partial<Party>;
  readonly importer?: Partial<Party>;
  readonly transfer?: Partial<Transfer>;
  readonly facts?: Partial<Facts>;
  readonly parties?: Partial<PartyParticulars>;
  readonly engagement?: Partial<EngagementParticulars>;
  readonly subprocessing?: Partial<SubprocessingParticulars>;
  readonly clauseSets?: Readonly<Record<string, Partial<ClauseSetParticulars>>>;
}

const ROLES: Readonly<Record<Module, readonly [Role, Role]>> = {
  1: ['controller', 'controller'],
  2: ['controller', 'processor'],
  3: ['processor', 'sub_processor'],
  4: ['processor', 'controller'],
};

const DESCRIBED: EngagementParticulars = {
  peopleCategories: ['customers'],
  dataCategories: ['usage data'],
  sensitiveData: [],
  sensitiveDataSafeguards: [],
  frequency: 'continuous',
  nature: 'stored and evaluated',
  retention: '14 months',
  toms: ['encryption at rest'],
  tomsReference: null,
};

const ON_THE_SET: ClauseSetParticulars = { supervisoryAuthority: 'DE-HH', mayEnd: null, adaptations: null };

/** A whole set of a German exporter and an American importer, signed on 2021-09-20, with one sub-processor. */
export function filledOn(
  day: LegalDay,
  set: ClauseSet['set'],
  modules: readonly Module[],
  other: Otherwise = {},
): SetAnnexes {
  const own = party('own', 'DE', { isOwn: true, name: 'Own', address: 'Kiel', contact: 'Ada', ...other.exporter });
  const vendor = party('vendor', 'US', { name: 'Vendor', address: 'Reno', contact: 'Bob', ...other.importer });
  const sub = party('sub', 'IE', { name: 'Sub', address: 'Cork', contact: 'Cid' });
  const clausesHeld = clauseSet(set, modules, {
    id: 'set',
    processorAddsData: false,
    elections: { ...ELECTED, ...other.elections },
    ...other.set,
  });
  const paper = agreement('dpa', '2021-09-20', [clausesHeld, ...(other.beside ?? [])], other.paper);
  const [exporterRole, importerRole] = ROLES[modules[0] ?? 2];
  const facts: Facts = {
    ...NOTHING,
    parties: [own, vendor, sub],
    engagements: [engagement('controller', 'processor', { purpose: 'Analytics' })],
    agreements: [paper],
    impactAssessments: [impactAssessment('2021-09-10')],
    transfers: [
      transfer([clauses('set')], {
        engagementId: 'engagement',
        exporterRole,
        importerRole,
        impactAssessmentIds: ['tia'],
        ...other.transfer,
      }),
    ],
    subprocessings: [subprocessing({ addedOn: '2021-10-01', announcedOn: '2021-09-01' })],
    ...other.facts,
  };
  const particulars: Particulars = {
    parties: new Map(
      facts.parties.map(({ id }) => [id, { activity: 'trade', representative: null, dpo: null, ...other.parties }]),
    ),
    engagements: new Map(facts.engagements.map(({ id }) => [id, { ...DESCRIBED, ...other.engagement }])),
    subprocessings: new Map(
      facts.subprocessings.map(({ id }) => [id, { nature: 'stores', duration: 'a year', ...other.subprocessing }]),
    ),
    clauseSets: new Map(
      facts.agreements.flatMap((held) =>
        held.clauseSets.map(({ id }) => [id, { ...ON_THE_SET, ...other.clauseSets?.[id] }] as const),
      ),
    ),
    signedBy: new Map([['agreement own', 'Ada']]),
    nameOf: (country) => country,
  };
  const dossier = new Dossier(facts);
  const annexes = annexesOf(dossier.clauseSet('set')!, dossier, ENCODED_LAW, new AsOf(day), particulars);
  if (annexes === null) throw new Error(`nothing is encoded of ${set}`);
  return annexes;
}

/** The items of one module, or of a set without modules. */
export const itemsOf = ({ parts }: SetAnnexes, module: Module | null): readonly AnnexItem[] =>
  parts.find((part) => part.module === module)?.items ?? [];

/** State and what is said of an item; of several those of the one that it is about. */
export function toldOf(items: readonly AnnexItem[], id: string, about?: string): readonly [string, string | null] {
  const found = items.filter((item) => item.id === id && (about === undefined || item.about?.name === about));
  if (found.length !== 1) throw new Error(`${found.length} items ${id}`);
  const { state, because, values } = found[0]!;
  return [state, state === 'complete' ? values.join('; ') : because];
}

/** Ids of the items that are not complete, but those that are not asked for. */
export const openIn = ({ parts }: SetAnnexes): readonly string[] =>
  parts.flatMap(({ module, items }) =>
    items
      .filter(({ state }) => state === 'missing' || state === 'invalid')
      .map(({ id, about }) => [module, id, about?.name].filter((part) => part != null).join(' ')),
  );
