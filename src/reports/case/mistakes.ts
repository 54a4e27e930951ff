import { mistakenElections } from '../../agreements/clause-set-mistakes.js';
import type { Mistake } from '../../errors.js';
import type { Facts } from '../../law/facts.js';
import { mistakenKind } from '../../transfers/mechanism.params.js';
import type { CaseFacts } from '../case.params.js';
import { type CaseMechanism, placed, type PlacedTransfer } from './transfer.js';

interface Identified {
  readonly id: string;
}
type Noun =
  | 'party'
  | 'engagement'
  | 'agreement'
  | 'certification'
  | 'clause set'
  | 'safeguard'
  | 'impact assessment'
  | 'transfer';
type Expect = (noun: Noun, id: string | null, pointer: string) => void;

/** What cannot be so: an id used twice, one that leads nowhere, a mechanism that rests on another kind of thing. */
export function mistakesInCase(given: CaseFacts, facts: Facts): readonly Mistake[] {
  const transfers = placed(given.transfers);
  return [
    ...doubled(facts, transfers),
    ...dangling(facts, transfers),
    ...transfers.flatMap(({ transfer, pointer }) =>
      (transfer.mechanisms ?? []).flatMap((mechanism, at) => mistakesIn(mechanism, `${pointer}/mechanisms/${at}`)),
    ),
    ...mistakenHops(facts, transfers),
    ...replacingThemselves(facts),
    ...(given.agreements ?? []).flatMap(({ clauseSets = [] }, at) =>
      clauseSets.flatMap((clauses, i) => mistakenElections(clauses, `/facts/agreements/${at}/clauseSets/${i}`)),
    ),
  ];
}

const LISTS = [
  'parties',
  'engagements',
  'agreements',
  'certifications',
  'impactAssessments',
  'safeguards',
  'subprocessings',
  'optIns',
] as const satisfies readonly (keyof Facts)[];

function doubled(facts: Facts, transfers: readonly PlacedTransfer[]): readonly Mistake[] {
  const placesOf = (records: readonly Identified[], pointer: string) =>
    records.map(({ id }, at) => ({ id, pointer: `${pointer}/${at}` }));
  return [
    ...LISTS.map((list) => placesOf(facts[list], `/facts/${list}`)),
    transfers.map(({ transfer: { id }, pointer }) => ({ id, pointer })),
    facts.agreements.flatMap(({ clauseSets }, at) => placesOf(clauseSets, `/facts/agreements/${at}/clauseSets`)),
  ].flatMap((records) => {
    const seen = new Set<string>();
    return records.flatMap(({ id, pointer }) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [{ pointer: `${pointer}/id`, detail: `"${id}" is the id of an earlier one; give each its own` }];
    });
  });
}

/** References that lead nowhere: a missing paper must be said by leaving it out, not by a slip of the pen. */
function dangling(facts: Facts, transfers: readonly PlacedTransfer[]): readonly Mistake[] {
  const idsOf = (records: readonly Identified[]) => new Set(records.map(({ id }) => id));
  const known: Readonly<Record<Noun, ReadonlySet<string>>> = {
    party: idsOf(facts.parties),
    engagement: idsOf(facts.engagements),
    agreement: idsOf(facts.agreements),
    certification: idsOf(facts.certifications),
    'clause set': idsOf(facts.agreements.flatMap(({ clauseSets }) => clauseSets)),
    safeguard: idsOf(facts.safeguards),
    'impact assessment': idsOf(facts.impactAssessments),
    transfer: idsOf(facts.transfers),
  };
  const mistakes: Mistake[] = [];
  const expect: Expect = (noun, id, pointer) => {
    if (id === null || known[noun].has(id)) return;
    const detail =
      id === ''
        ? `say which ${noun} of these facts it rests on`
        : `there is no ${noun} "${id}" in these facts; add it, or leave the reference out`;
    mistakes.push({ pointer, detail });
  };
  const expectAll = (noun: Noun, ids: readonly string[], pointer: string): void => {
    ids.forEach((id, at) => expect(noun, id, `${pointer}/${at}`));
  };
  facts.engagements.forEach(({ ownPartyId, vendorPartyId }, at) => {
    expect('party', ownPartyId, `/facts/engagements/${at}/ownPartyId`);
    expect('party', vendorPartyId, `/facts/engagements/${at}/vendorPartyId`);
  });
  facts.agreements.forEach(({ partyIds, engagementIds, signatures, clauseSets, supersedesId }, at) => {
    const pointer = `/facts/agreements/${at}`;
    expect('agreement', supersedesId, `${pointer}/supersedesId`);
    expectAll('party', partyIds, `${pointer}/partyIds`);
    expectAll('engagement', engagementIds, `${pointer}/engagementIds`);
    signatures.forEach(({ partyId }, i) => expect('party', partyId, `${pointer}/signatures/${i}/partyId`));
    clauseSets.forEach(({ accessions }, i) =>
      accessions.forEach(({ partyId }, j) =>
        expect('party', partyId, `${pointer}/clauseSets/${i}/accessions/${j}/partyId`),
      ),
    );
  });
  facts.certifications.forEach(({ partyId, coveredPartyIds }, at) => {
    expect('party', partyId, `/facts/certifications/${at}/partyId`);
    expectAll('party', coveredPartyIds, `/facts/certifications/${at}/coveredPartyIds`);
  });
  facts.safeguards.forEach(({ partyIds }, at) => expectAll('party', partyIds, `/facts/safeguards/${at}/partyIds`));
  facts.subprocessings.forEach(({ partyId, engagementIds }, at) => {
    expect('party', partyId, `/facts/subprocessings/${at}/partyId`);
    expectAll('engagement', engagementIds, `/facts/subprocessings/${at}/engagementIds`);
  });
  facts.optIns.forEach(({ agreementId }, at) => expect('agreement', agreementId, `/facts/optIns/${at}/agreementId`));
  transfers.forEach(({ pointer, transfer: { mechanisms = [] } }, at) => {
    const transfer = facts.transfers[at]!;
    expect('party', transfer.exporterId, `${pointer}/exporterId`);
    expect('party', transfer.importerId, `${pointer}/importerId`);
    expect('engagement', transfer.engagementId, `${pointer}/engagementId`);
    expect('transfer', transfer.onwardFromId, `${pointer}/onwardFromId`);
    expectAll('impact assessment', transfer.impactAssessmentIds, `${pointer}/impactAssessmentIds`);
    mechanisms.forEach((mechanism, i) => leadsSomewhere(expect, mechanism, `${pointer}/mechanisms/${i}`));
  });
  return mistakes;
}

function leadsSomewhere(expect: Expect, mechanism: CaseMechanism, pointer: string): void {
  switch (mechanism.kind) {
    case 'certification':
      return expect('certification', mechanism.certificationId ?? '', `${pointer}/certificationId`);
    case 'clause_set':
      return expect('clause set', mechanism.clauseSetId ?? '', `${pointer}/clauseSetId`);
    case 'safeguard':
      return expect('safeguard', mechanism.safeguardId ?? '', `${pointer}/safeguardId`);
    case 'adequacy':
    case 'derogation':
  }
}

const mistakesIn = (mechanism: CaseMechanism, pointer: string): readonly Mistake[] => [
  ...mistakenKind(mechanism, pointer),
  ...(mechanism.kind === 'derogation' && mechanism.derogation == null
    ? [{ pointer: `${pointer}/derogation`, detail: 'say which derogation it is: its letter of Art. 49(1) at least' }]
    : []),
];

const replacingThemselves = ({ agreements }: Facts): readonly Mistake[] =>
  agreements.flatMap(({ id, supersedesId }, at) =>
    supersedesId === id
      ? [{ pointer: `/facts/agreements/${at}/supersedesId`, detail: 'an agreement cannot replace itself' }]
      : [],
  );

/** A hop follows one transfer, and never itself. */
function mistakenHops(facts: Facts, transfers: readonly PlacedTransfer[]): readonly Mistake[] {
  const before = new Map(facts.transfers.map(({ id, onwardFromId }) => [id, onwardFromId]));
  const followsItself = (id: string): boolean => {
    const passed = new Set<string>();
    for (let hop = before.get(id) ?? null; hop !== null && !passed.has(hop); hop = before.get(hop) ?? null) {
      if (hop === id) return true;
      passed.add(hop);
    }
    return false;
  };
  return transfers.flatMap(({ pointer, transfer: { id, onwardFromId }, under }) => {
    const at = `${pointer}/onwardFromId`;
    if (under !== null && onwardFromId != null && onwardFromId !== under.id)
      return [
        { pointer: at, detail: `it is nested under "${under.id}"; leave onwardFromId out, or nest it elsewhere` },
      ];
    return followsItself(id) ? [{ pointer: at, detail: `"${id}" would be sent on from itself; break the circle` }] : [];
  });
}
