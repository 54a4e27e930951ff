import type { AnnexesView, NewClauseSet, NewElections } from '../client/generated/index.js';
import { flat, pagesOf, run, stored, textOf, withReaders } from '../features/pdf-readers.js';
import { type RunningApp, startApp } from './app.js';
import { refused } from './client.js';
import { asDescribed } from './described.js';
import {
  agreeOn,
  changed,
  type Dealings,
  dealWith,
  expectRefused,
  made,
  MODULE_2,
  NOWHERE,
  pointersIn,
  sendTo,
} from './records.js';

let app: RunningApp;
beforeAll(async () => {
  app = await asDescribed(await startApp());
});
afterAll(() => app.close());

const ELECTED: NewElections = {
  docking: true,
  clause9: 'specific',
  clause9Days: 30,
  clause11: false,
  clause13: 'exporter_in_eu',
  clause17Option: 1,
  clause17Law: 'IE',
  thirdPartyRights: true,
  clause18: 'IE',
};

async function fill(agreementId: string, clauseSetId: string, asOf?: string): Promise<AnnexesView> {
  const { data, response } = await app.api.annexes.fill({
    path: { id: agreementId, clauseSetId },
    ...(asOf !== undefined && { query: { asOf } }),
  });
  expect(response.status).toBe(200);
  return data;
}

const itemsIn = ({ parts }: AnnexesView) => parts.flatMap(({ items }) => items);
const openIn = (annexes: AnnexesView): string[] =>
  itemsIn(annexes).flatMap(({ id, state, about }) =>
    state === 'missing' || state === 'invalid' ? [about === null ? id : `${id} ${about.name}`] : [],
  );

/** A vendor with clauses of which nothing is recorded but the modules. */
async function bare(key: string, clauses: Partial<NewClauseSet> = {}, beside: readonly NewClauseSet[] = []) {
  const dealings = await dealWith(app, key);
  const agreement = await agreeOn(app, dealings, {
    clauseSets: [{ set: '2021/914', modules: [2], ...clauses }, ...beside],
    signatures: [],
  });
  const transfer = await sendTo(app, dealings, [{ kind: 'clause_set', clauseSetId: agreement.clauseSets[0]!.id }]);
  return { dealings, agreement, transfer, setId: agreement.clauseSets[0]!.id };
}

const clauseSetPatch = async (agreementId: string, clauseSetId: string, body: Partial<NewClauseSet>) => {
  const { version } = (await app.api.agreements.find({ path: { id: agreementId } })).data;
  return app.api.agreements.amendClauseSet({
    path: { id: agreementId, clauseSetId },
    headers: { 'If-Match': `"${version}"` },
    body,
  });
};

/** Everything that the annexes of module 2 ask for, recorded where they say. */
async function fillIn({ dealings, agreement, transfer, setId }: Awaited<ReturnType<typeof bare>>): Promise<void> {
  const { party, engagement, vendor } = dealings;
  const identity = { address: 'Main Street 1', contact: 'Ada, counsel, ada@example.com', activity: 'Runs a shop' };
  await changed(app, `parties/${party.id}`, { ...identity, address: '東京都千代田区丸の内1丁目', contact: 'Ελένη' });
  await changed(app, `parties/${app.ownPartyId}`, identity);
  await changed(app, `engagements/${engagement.id}`, {
    peopleCategories: ['customers'],
    dataCategories: ['usage data'],
    sensitiveData: [],
    frequency: 'continuous',
    nature: 'stored and evaluated',
    retention: '14 months',
    toms: ['encryption at rest'],
  });
  for (const [partyId, signedOn] of [
    [app.ownPartyId, '2021-09-20'],
    [party.id, '2021-09-22'],
  ] as const)
    await app.api.agreements.sign({ path: { id: agreement.id }, body: { partyId, signedOn, signedBy: 'Ada' } });
  await clauseSetPatch(agreement.id, setId, { elections: ELECTED, supervisoryAuthority: 'DE-HH' });
  const sub = await made(app, 'parties', {
    vendorId: vendor.key,
    name: 'Liffey Archive',
    country: 'IE',
    address: 'Quay 1, Cork',
    contact: 'privacy@liffey.example',
  });
  await made(app, 'subprocessings', {
    vendorId: vendor.key,
    partyId: sub.id,
    service: 'Storage',
    nature: 'keeps copies',
    duration: 'as long as the engagement',
    places: ['IE'],
    announcedOn: '2021-09-01',
    addedOn: '2021-10-01',
  });
  const { id } = await made(app, 'impact-assessments', {
    vendorId: vendor.key,
    doneOn: '2021-09-10',
    outcome: 'effective',
  });
  await changed(app, `transfers/${transfer.id}`, { impactAssessmentIds: [id] });
}

describe('The annexes of clauses', () => {
  test('name what is missing and where it is recorded; recorded there, nothing is missing', async () => {
    const clauses = await bare('emu');
    const { agreement, setId } = clauses;
    const before = await fill(agreement.id, setId);
    expect(before).toMatchObject({ set: '2021/914', asOf: '2026-11-24', state: 'unsigned', complete: false });
    expect(openIn(before).slice(0, 4)).toEqual(['7', '9(a)', '11(a)', '13']);
    expect(before.counts.missing).toBe(openIn(before).length);
    for (const { state, recordAt } of itemsIn(before)) {
      if (state === 'missing') expect(recordAt).not.toEqual([]);
      for (const { path } of recordAt)
        if (!path.includes('/clause-sets/')) expect([path, (await app.get(path)).status]).toEqual([path, 200]);
    }

    await fillIn(clauses);
    const after = await fill(agreement.id, setId);
    expect([openIn(after), after.complete, after.counts.missing, after.state]).toEqual([[], true, 0, 'in_force']);
    expect(itemsIn(after).find(({ id }) => id === 'III.sub_processors')?.values).toEqual([
      'Liffey Archive',
      'Quay 1, Cork',
      'privacy@liffey.example',
      'Storage',
      'Ireland',
    ]);
    expect(itemsIn(after).find(({ id }) => id === '17')?.says).toBe(
      'Clause 17, governing law: option 1; the law of Ireland; third parties have rights under it.',
    );
    expect(after.parts.map(({ module, meetsArticle28 }) => [module, meetsArticle28])).toEqual([[2, true]]);

    const codes = async () =>
      (await app.api.vendors.assess({ path: { id: 'emu' } })).data.findings.map(({ code }) => code);
    // Filled in is not signed: the verdicts turn on the paper.
    expect([after.onPaper.missing, await codes()]).toEqual([
      ['I.A', 'I.B', 'I.C', 'II'],
      expect.arrayContaining(['ANNEX_INCOMPLETE', 'ANNEX_III_MISSING']),
    ]);
    await clauseSetPatch(agreement.id, setId, { annexes: ['I.A', 'I.B', 'I.C', 'II', 'III'] });
    expect([
      (await fill(agreement.id, setId)).onPaper.missing,
      (await codes()).filter((code) => /ANNEX/.test(code)),
    ]).toEqual([[], []]);
  });

  test('are of the day asked: on 21 September 2021 one side had signed, on 26 June the clauses were no law', async () => {
    const clauses = await bare('ibis');
    await fillIn(clauses);
    const { agreement, setId } = clauses;
    const september = await fill(agreement.id, setId, '2021-09-21');
    expect([openIn(september), september.state]).toEqual([
      ['I.A.signature ibis, Inc.', 'III.sub_processors'],
      'unsigned',
    ]);
    expect(openIn(await fill(agreement.id, setId, '2021-06-26'))[0]).toBe('instrument.EU_GDPR');
    const early = await refused(
      app.api.annexes.fill({ path: { id: agreement.id, clauseSetId: setId }, query: { asOf: '2000-07-25' } }),
    );
    expect([early.status, pointersIn(early)]).toEqual([422, ['/asOf']]);
  });

  test("a vendor's party has the representative and officer of its vendor, unless it has its own", async () => {
    const { dealings, agreement, setId } = await bare('rail');
    await changed(app, 'vendors/rail', { representative: 'Rep B.V.', dpoContact: 'dpo@rail.example' });
    const told = async (field: string) =>
      itemsIn(await fill(agreement.id, setId)).flatMap(({ id, about, values }) =>
        id === `I.A.${field}` && about?.id === dealings.party.id ? values : [],
      );
    expect([await told('representative'), await told('dpo')]).toEqual([['Rep B.V.'], ['dpo@rail.example']]);
    await changed(app, `parties/${dealings.party.id}`, { representative: 'Own Rep', dpo: 'Dee' });
    expect([await told('representative'), await told('dpo')]).toEqual([['Own Rep'], ['Dee']]);
  });

  test('of clauses of 2010, of other agreements and of none there are none', async () => {
    const { agreement, setId } = await bare('dodo', { set: '2010/87', modules: [] });
    const of = (id: string, clauseSetId: string) => refused(app.api.annexes.fill({ path: { id, clauseSetId } }));
    const old = await of(agreement.id, setId);
    expect([old.status, old.detail]).toEqual([
      404,
      expect.stringMatching(/2010\/87 is not encoded; expected .*2021\/914/),
    ]);
    expect((await of(agreement.id, NOWHERE)).status).toBe(404);
    expect((await of(NOWHERE, setId)).status).toBe(404);
    const other = await bare('moa');
    expect((await of(other.agreement.id, setId)).status).toBe(404);
  });
});

describe('Elections by module', () => {
  let dealings: Dealings;
  beforeAll(async () => {
    dealings = await dealWith(app, 'heron');
  });
  const add = (clauses: Partial<NewClauseSet>) =>
    agreeOn(app, dealings, { clauseSets: [{ ...MODULE_2, modules: [2, 3], ...clauses }] });

  test('are recorded whole, and changed', async () => {
    const agreement = await add({ electionsByModule: [{ module: 3, clause18: 'DE' }] });
    const [set] = agreement.clauseSets;
    expect(set!.electionsByModule).toEqual([
      expect.objectContaining({ module: 3, clause18: 'DE', clause9: null, clause17Law: null }),
    ]);
    const { data } = await clauseSetPatch(agreement.id, set!.id, { electionsByModule: [] });
    expect(data.clauseSets[0]!.electionsByModule).toEqual([]);
  });

  test('of a module that is not taken up, or twice for one, are refused', async () => {
    const at = (index: number) => `/clauseSets/0/electionsByModule/${index}/module`;
    await expectRefused(add({ electionsByModule: [{ module: 1 }] }), at(0), /not among the modules .* 2, 3/);
    await expectRefused(add({ electionsByModule: [{ module: 2 }, { module: 2 }] }), at(1), /elections already/);
    const agreement = await add({ electionsByModule: [{ module: 3 }] });
    const patch = clauseSetPatch(agreement.id, agreement.clauseSets[0]!.id, { modules: [2] });
    await expectRefused(patch, '/electionsByModule/0/module', /not among the modules/);
  });

  test('are judged inline as in the register, and may be left out there', async () => {
    const { api } = app;
    const judge = async (electionsByModule?: { module: 2 | 3; clause18?: string }[]) => {
      const { data } = await api.judgements.assess({
        body: {
          asOf: '2022-01-01',
          facts: {
            parties: [
              { id: 'us', country: 'DE' },
              { id: 'them', country: 'US' },
            ],
            agreements: [
              {
                id: 'clauses',
                kind: 'standalone_clauses',
                partyIds: ['us', 'them'],
                acceptedOn: '2021-09-01',
                clauseSets: [
                  {
                    ...MODULE_2,
                    id: 'set',
                    ...(electionsByModule !== undefined && { electionsByModule }),
                  },
                ],
              },
            ],
            transfers: [
              {
                id: 'flow',
                exporterId: 'us',
                importerId: 'them',
                exporterRole: 'controller',
                importerRole: 'processor',
                mechanisms: [{ kind: 'clause_set', clauseSetId: 'set' }],
              },
            ],
          },
        },
      });
      return data.findings.map(({ code }) => code).filter((code) => code.startsWith('CLAUSE'));
    };
    expect(await judge()).toEqual([]);
    expect(await judge([{ module: 2, clause18: 'US' }])).toEqual([
      'CLAUSE_9_PERIOD_MISSING',
      'CLAUSE_17_INVALID',
      'CLAUSE_18_INVALID',
    ]);
    await expectRefused(
      judge([{ module: 3 }]),
      '/facts/agreements/0/clauseSets/0/electionsByModule/0/module',
      /not among the modules/,
    );
  });
});

test('what only another set has is refused on this one', async () => {
  const dealings = await dealWith(app, 'shrike');
  const add = (clauses: NewClauseSet) => agreeOn(app, dealings, { clauseSets: [clauses] });
  const at = (field: string) => `/clauseSets/0/${field}`;
  await expectRefused(add({ set: '2021/914', mayEnd: [] }), at('mayEnd'), /only the UK Addendum/);
  await expectRefused(add({ set: '2021/914', adaptations: {} }), at('adaptations'), /FDPIC_ADAPTATION/);
  await expectRefused(add({ set: 'IDTA_A1.0', supervisoryAuthority: 'IE' }), at('supervisoryAuthority'), /2021\/914/);
  const wrong = await refused(add({ set: '2021/914', supervisoryAuthority: 'Ireland' }));
  expect([wrong.status, pointersIn(wrong), wrong.detail]).toEqual([
    400,
    [at('supervisoryAuthority')],
    expect.stringContaining('such as IE or DE-HH, found "Ireland"'),
  ]);
});

describe('On paper', () => {
  const ADDITIONS: readonly NewClauseSet[] = [
    { set: 'UK_ADDENDUM_B1.0', mayEnd: ['exporter'] },
    { set: 'FDPIC_ADAPTATION', adaptations: { authority: 'in_parallel', fadpReferences: true } },
  ];
  let full: Awaited<ReturnType<typeof bare>>;
  let empty: Awaited<ReturnType<typeof bare>>;
  beforeAll(async () => {
    full = await bare('stork', {}, ADDITIONS);
    await fillIn(full);
    empty = await bare('rook', { modules: [] });
  });
  type Printing = 'pack' | 'ukAddendum';
  const print = async (what: Printing, id: string, asOf = '2026-11-24') => {
    const { data, response } = await app.api.annexes[what]({ path: { id }, query: { asOf } });
    return { bytes: Buffer.from(await data.arrayBuffer()), headers: response.headers };
  };

  test.each<[Printing, string]>([
    ['pack', 'scc-pack'],
    ['ukAddendum', 'uk-addendum'],
  ])('%s is the same file each time, and another one on another day', async (what, name) => {
    const { id } = full.agreement;
    const [first, again, before] = [await print(what, id), await print(what, id), await print(what, id, '2021-09-21')];
    expect(first.headers.get('content-disposition')).toBe(`attachment; filename="${name}-${id}-2026-11-24.pdf"`);
    expect(first.bytes.equals(again.bytes)).toBe(true);
    expect(first.bytes.equals(before.bytes)).toBe(false);
  });

  test('there is nothing to print of an agreement without such clauses', async () => {
    const { agreement } = await bare('wren', { set: 'IDTA_A1.0', modules: [] });
    for (const what of ['pack', 'ukAddendum'] as const) {
      const none = await refused(app.api.annexes[what]({ path: { id: agreement.id } }));
      expect([none.status, none.detail]).toEqual([404, expect.stringMatching(/holds no clauses .*, found IDTA_A1.0/)]);
      expect((await refused(app.api.annexes[what]({ path: { id: NOWHERE } }))).status).toBe(404);
      const early = await refused(app.api.annexes[what]({ path: { id: agreement.id }, query: { asOf: '1999-01-01' } }));
      expect([early.status, pointersIn(early)]).toEqual([422, ['/asOf']]);
    }
  });

  withReaders('the pack has elections, annexes and adaptations, in any script, by reference', async () => {
    const { bytes } = await print('pack', full.agreement.id);
    const text = flat(textOf(bytes));
    for (const words of [
      'Implementing Decision (EU) 2021/914 of 4 June 2021, module 2 (controller to processor)',
      'Their text is not repeated here',
      'option 1, specific prior authorisation; 30 days of notice',
      'option 1; the law of Ireland; third parties have rights under it',
      'the courts of Ireland',
      'Annex I.A: list of parties',
      'signed on 2021-09-20 by Ada',
      'Ελένη',
      'the authority of Germany (DE-HH)',
      'encryption at rest',
      'Liffey Archive',
      'Adaptations for Switzerland',
      'read as references to the FADP',
      'To be completed: whether it is adapted is not recorded.',
    ])
      expect(text).toContain(words);
    expect(text.replaceAll(' ', '')).toContain('東京都千代田区丸の内');
    expect(pagesOf(bytes).every((page) => /as of 2026-11-24 · law [\d-]+ · history/.test(flat(page)))).toBe(true);
    const name = `scc-pack-${full.agreement.id}-2026-11-24.json`;
    const attached = JSON.parse(run('qpdf', `--show-attachment=${name}`, stored(bytes)).toString());
    expect(attached[0]).toEqual(await fill(full.agreement.id, full.setId));
  });

  withReaders('a pack of which nothing is filled in says so, and has lines to sign on', async () => {
    const text = flat(textOf((await print('pack', empty.agreement.id)).bytes));
    expect(text).toContain('Modules taken up: no module is recorded.');
    expect(text).toContain('Nothing to be signed yet.');
    expect(text).not.toContain('take up the standard contractual clauses');
    await clauseSetPatch(empty.agreement.id, empty.setId, { modules: [2] });
    const open = flat(textOf((await print('pack', empty.agreement.id)).bytes));
    expect(open).toMatch(/\d+ fields are open/);
    expect(open).toContain('To be completed: its signature is not recorded.');
    expect(open).toMatch(/not recorded\. Signed by, with title _{30,} Signature _{30,} Date _{30,} /);
    expect(open).toContain('Clause 18 Courts To be completed: no courts are recorded.');
  });

  withReaders('the Addendum has its four tables and takes its clauses up by reference', async () => {
    const { bytes } = await print('ukAddendum', full.agreement.id);
    const text = flat(textOf(bytes));
    for (const words of [
      'Table 1: parties',
      'Start date 2021-09-22',
      '(EU) 2021/914, module 2',
      'Module 2: Annex I.B as filled in there',
      'Table 4: ending the Addendum when its text changes',
      'exporter',
      'version B1.0',
      'as revised under section 18 of those clauses',
    ])
      expect(text).toContain(words);
  });

  withReaders('an Addendum in a paper of its own prints the annexes that it refers to', async () => {
    const { dealings } = await bare('whimbrel');
    const apart = await agreeOn(app, dealings, { clauseSets: [{ set: 'UK_ADDENDUM_B1.0' }], signatures: [] });
    const text = flat(textOf((await print('ukAddendum', apart.id)).bytes));
    expect(text).toContain('Clauses selected (EU) 2021/914, module 2');
    expect(text).toContain('Annex I.A: list of parties');
  });
});
