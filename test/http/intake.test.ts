import { DataSource } from 'typeorm';
import { INTAKE_EXAMPLES } from '../../src/http/intake.examples.js';
import type { IntakeView, NewIntake, NewRoleAnswers } from '../client/generated/index.js';
import { type Json, type RunningApp, startApp } from './app.js';
import { asDescribed } from './described.js';
import { agreeOn, changed, expectRefused, listed, made, MODULE_2, NOWHERE, ON_INSTRUCTIONS } from './records.js';

let app: RunningApp;
beforeAll(async () => {
  app = await asDescribed(await startApp());
});
afterAll(() => app.close());

/** A processor in the United States, a new one each time, that measures visits, unless a case says otherwise. */
let taken = 0;
const analytics = (more: Partial<NewIntake> = {}): NewIntake => ({
  name: `Acme ${++taken}`,
  ownPartyId: app.ownPartyId,
  recipient: { name: 'Acme Analytics, Inc.', country: 'US', sector: 'commercial' },
  purpose: 'Web analytics',
  dataCategories: ['usage data'],
  roleQuestionnaire: { answers: ON_INSTRUCTIONS },
  ...more,
});
const take = async (body: NewIntake): Promise<IntakeView> => (await app.api.intakes.run({ body })).data;
const needs = ({ needed }: IntakeView): readonly (string | null)[][] =>
  needed.map(({ kind, instrument }) => [kind, instrument]);
const codes = ({ findings }: IntakeView): readonly string[] => findings.map(({ code }) => code);
const counts = async (): Promise<Json> => {
  const tables = ['vendor', 'party', 'engagement', 'transfer', 'event', 'gap', 'vendor_glance'];
  const [row] = await app.app
    .get(DataSource)
    .query(`select ${tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}`);
  return row;
};

describe('A new analytics tool from the United States', () => {
  test('taken in on 2026-11-24 needs a contract, an entry on the list or clauses of module 2 assessed, and an opt-in', async () => {
    const taken = await take(analytics({ plan: 'Free', optInMethod: 'click_accept' }));
    expect(needs(taken)).toEqual([
      ['contract', '2021/914'],
      ['certification', 'EU_US_DPF'],
      ['clauses', '2021/914'],
      ['impact_assessment', null],
      ['sub_processors', null],
      ['opt_in', null],
    ]);
    const [contract, listed_, clauses, , , optIn] = taken.needed;
    expect(contract).toMatchObject({ modules: [2], citation: { text: 'Art. 28(3) GDPR' } });
    expect(clauses).toMatchObject({ modules: [2], annexes: ['I.A', 'I.B', 'I.C', 'II'], oneOf: listed_!.oneOf });
    expect(optIn!.says).toMatch(/by a click.*the plan Free/);
    expect(codes(taken)).toEqual(['DPA_MISSING', 'NO_TRANSFER_MECHANISM', 'NO_DOCUMENTATION']);
  });

  test.each([
    [
      '2020-07-15',
      [
        ['certification', 'EU_US_PRIVACY_SHIELD'],
        ['clauses', '2010/87'],
      ],
    ],
    [
      '2020-07-16',
      [
        ['clauses', '2010/87'],
        ['impact_assessment', null],
      ],
    ],
    [
      '2021-09-27',
      [
        ['clauses', '2021/914'],
        ['impact_assessment', null],
      ],
    ],
    [
      '2023-07-09',
      [
        ['clauses', '2021/914'],
        ['impact_assessment', null],
      ],
    ],
    [
      '2023-07-10',
      [
        ['certification', 'EU_US_DPF'],
        ['clauses', '2021/914'],
        ['impact_assessment', null],
      ],
    ],
  ] as const)('taken in on %s could have rested on %j', async (day, expected) => {
    app.clock.day = day;
    const taken = await take(analytics({ dryRun: true }));
    app.clock.day = '2026-11-24';
    expect(taken.asOf).toBe(day);
    const ofTransfer = needs(taken).filter(([kind]) => /certification|clauses|impact/.test(kind!));
    expect(ofTransfer).toEqual(expected);
  });

  test('is recorded whole: what was said is what the register holds, and what is asked of it has its Location', async () => {
    const { data, response } = await app.api.intakes.run({ body: analytics({ name: 'Acme Analytics' }) });
    expect([response.status, response.headers.get('location')]).toEqual([201, '/v1/vendors/acme-analytics']);
    const { vendor, parties, engagement, transfers } = data;
    expect((await app.api.vendors.find({ path: { id: 'acme-analytics' } })).data).toEqual(vendor);
    expect([vendor.status, vendor.glance!.dpaStatus, vendor.glance!.verdict]).toEqual([
      'prospective',
      'missing',
      'gap',
    ]);
    expect(await listed(app, 'parties', { vendor: vendor.key })).toEqual(parties);
    expect(await listed(app, 'engagements', { vendor: vendor.key })).toEqual([engagement]);
    expect(await listed(app, 'transfers', { vendor: vendor.key })).toEqual(transfers);
    expect(transfers).toMatchObject([
      { flow: 'sent', dataCategories: ['usage data'], statedPurposes: ['Web analytics'] },
    ]);
    const { data: assessed } = await app.api.vendors.assess({ path: { id: vendor.key }, query: {} });
    expect(assessed.findings).toEqual(data.findings);
  });

  test('has no finding left once all that was needed is there', async () => {
    const { vendor, parties, engagement, transfers, needed } = await take(analytics());
    const { modules, annexes } = needed.find(({ kind }) => kind === 'clauses')!;
    const agreement = await agreeOn(
      app,
      { vendor, party: parties[0]!, engagement },
      { clauseSets: [{ ...MODULE_2, modules, annexes }] },
    );
    const assessment = await made(app, 'impact-assessments', {
      vendorId: vendor.key,
      doneOn: '2026-11-24',
      outcome: 'effective',
    });
    await changed(app, `transfers/${transfers[0]!.id}`, {
      mechanisms: [{ kind: 'clause_set', clauseSetId: agreement.clauseSets[0]!.id }],
      impactAssessmentIds: [assessment.id],
    });
    const { data } = await app.api.vendors.assess({ path: { id: vendor.key }, query: {} });
    expect([data.findings.map(({ code }) => code), data.transfers[0]!.verdict]).toEqual([[], 'covered']);
  });
});

describe('Who sits where', () => {
  test('a German vendor needs the clauses 2021/915 and nothing for a transfer', async () => {
    const taken = await take(analytics({ recipient: { country: 'DE', sector: 'commercial' } }));
    expect(needs(taken)).toEqual([
      ['contract', '2021/915'],
      ['sub_processors', null],
      ['opt_in', null],
    ]);
    expect([taken.transfers, taken.parties[0]!.name]).toEqual([[], taken.vendor.name]);
    expect(taken.transferOutcomes[0]!.outcomes[0]!.outcome).toBe('not_a_transfer');
    expect(codes(taken)).toEqual(['DPA_MISSING']);
  });

  test('its support in India is a transfer of the vendor, recorded behind the first hop', async () => {
    const support = { name: 'Acme Support', country: 'IN', sector: 'commercial' } as const;
    const taken = await take(
      analytics({
        recipient: { country: 'DE', sector: 'commercial' },
        places: [
          { kind: 'storage', country: 'IE' },
          { kind: 'access', country: 'IN', by: support },
        ],
      }),
    );
    const [first, onward] = taken.transfers;
    expect(taken.parties.map(({ name }) => name)).toEqual([taken.vendor.name, 'Acme Support']);
    expect(onward).toMatchObject({
      flow: 'remote_access',
      exporterId: taken.parties[0]!.id,
      importerId: taken.parties[1]!.id,
      importerRole: 'sub_processor',
      onwardFromId: first!.id,
    });
    expect(taken.needed.find(({ kind }) => kind === 'clauses')).toMatchObject({
      recipient: 'Acme Support',
      modules: [3],
    });
    expect(codes(taken)).toEqual(['DPA_MISSING', 'ONWARD_TRANSFER_UNDOCUMENTED']);
  });

  test('a vendor in the United Kingdom is adequate; one in an unknown country is asked for', async () => {
    const british = await take(analytics({ recipient: { country: 'GB', sector: 'commercial' } }));
    expect(needs(british)).toContainEqual(['adequacy', 'EU_ADEQUACY_GB']);
    expect(codes(british)).toEqual(['DPA_MISSING']);
    const unknown = await take(analytics({ name: 'Nowhere', recipient: {} }));
    expect(unknown.needed[0]).toMatchObject({ kind: 'answer', says: 'Find out the country of Nowhere.' });
    expect(codes(unknown)).toContain('IMPORTER_LOCATION_UNKNOWN');
  });

  test('a company of the same name in another country is another legal person', async () => {
    const name = 'Acme Namesake';
    const by = { name, sector: 'commercial' } as const;
    const taken = await take(
      analytics({
        recipient: { name, country: 'DE', sector: 'commercial' },
        places: [
          { kind: 'access', country: 'IN', by },
          { kind: 'storage', country: 'DE', by },
          { kind: 'storage', country: 'IN', by },
        ],
      }),
    );
    expect(taken.parties.map(({ country }) => country)).toEqual(['DE', 'IN']);
    expect(taken.transferOutcomes.map(({ outcomes }) => outcomes[0]!.outcome)).toEqual([
      'not_a_transfer',
      'restricted_transfer',
      'not_a_transfer',
      'restricted_transfer',
    ]);
    expect(taken.transfers.map(({ flow }) => flow)).toEqual(['sent', 'remote_access', 'sent']);
  });

  test('what a vendor abroad collects from the person itself is mapped, and no transfer', async () => {
    const answers = { ...ON_INSTRUCTIONS, purposeSetBy: 'other_side', ownRelation: true } as const;
    const flow = 'collected_from_the_person';
    const taken = await take(analytics({ flow, roleQuestionnaire: { answers } }));
    expect(taken.transfers).toMatchObject([{ flow, exporterId: null, importerId: taken.parties[0]!.id }]);
    expect([taken.needed, taken.findings]).toEqual([[], []]);
  });

  test('from London the Addendum to clauses of module 2, or the IDTA', async () => {
    const { id: ownPartyId } = await made(app, 'parties', {
      name: 'Our company Ltd',
      country: 'GB',
      sector: 'commercial',
    });
    const taken = await take(analytics({ ownPartyId }));
    expect(
      taken.needed
        .filter(({ kind }) => kind === 'clauses')
        .map(({ instrument, addition, annexes }) => [instrument, addition, annexes.length]),
    ).toEqual([
      ['2021/914', 'UK_ADDENDUM_B1.0', 8],
      ['IDTA_A1.0', null, 4],
    ]);
    expect(taken.needed.find(({ kind }) => kind === 'clauses')!.says).toMatch(
      /; Annex I\.A, .*Annex II complete; .*; together with the UK Addendum to the EU clauses\.$/,
    );
    expect(taken.needed[0]!.citation!.text).toBe('Art. 28(3) UK GDPR');
    expect(taken.roleOutcome!.regime).toBe('UK_GDPR');
  });
});

describe('Who decides why and how', () => {
  const answered = (more: NewRoleAnswers) => ({ roleQuestionnaire: { answers: { ...ON_INSTRUCTIONS, ...more } } });

  test('a law firm is a controller of its own and needs no contract', async () => {
    const taken = await take({
      ...(INTAKE_EXAMPLES.lawyer.value as NewIntake),
      ownPartyId: app.ownPartyId,
      dryRun: false,
    });
    expect(taken.engagement).toMatchObject({ ourRole: 'controller', vendorRole: 'controller' });
    expect(taken.needed.map(({ kind }) => kind)).toEqual(['adequacy']);
    expect(taken.findings).toEqual([]);
  });

  test('a consultant in the United States who may come across data while fixing a bug needs nothing', async () => {
    const taken = await take(analytics(answered({ personalData: 'incidental' })));
    expect([
      taken.engagement.vendorRole,
      taken.transfers,
      taken.transferOutcomes,
      taken.needed,
      taken.findings,
    ]).toEqual(['third_party', [], [], [], []]);
  });

  test('joint controllers need their arrangement, and module 1 for a transfer', async () => {
    const taken = await take(analytics(answered({ decidedTogether: 'whole' })));
    expect(taken.needed[0]).toMatchObject({ kind: 'contract', citation: { text: 'Art. 26(1) GDPR' } });
    expect(taken.needed.find(({ kind }) => kind === 'clauses')!.modules).toEqual([1]);
    expect(codes(taken)).toContain('ART26_ARRANGEMENT_MISSING');
  });

  test('a part that is decided together wants an engagement of its own', async () => {
    const part = { decidedTogether: 'part', decidedTogetherPart: 'the button' } as const;
    const taken = await take(analytics(answered(part)));
    expect(taken.engagement.vendorRole).toBe('processor');
    expect(taken.needed.find(({ kind }) => kind === 'engagement')!.says).toMatch(
      /^Record "the button" .*An arrangement/,
    );
  });

  test('what is not settled is asked, and stays a gap', async () => {
    const taken = await take(analytics(answered({ ownUse: null })));
    expect(taken.needed[0]!.says).toMatch(/for itself, beyond our instructions/);
    expect([taken.engagement.vendorRole, taken.roleOutcome!.outcome]).toEqual([null, 'undetermined_between']);
    expect(codes(taken)).toContain('ROLE_UNDETERMINED');
    expect((await take(analytics({ roleQuestionnaire: null }))).needed[0]!.says).toMatch(/role questionnaire/);
  });
});

describe('An intake', () => {
  test('leaves all answers in the history, with what they led to', async () => {
    const body = analytics({
      places: [{ kind: 'storage', country: 'DE' }],
      optInMethod: 'on_request',
      nature: 'Storage and statistics',
      frequency: 'continuous',
    });
    const { vendor, engagement } = await take(body);
    expect(engagement).toMatchObject({ nature: 'Storage and statistics', frequency: 'continuous' });
    const [event] = await app.app
      .get(DataSource)
      .query(`select payload from event where vendor_id = $1 and kind = 'vendor.taken-in'`, [vendor.id]);
    expect(event.payload).toMatchObject({
      answers: body,
      role: { outcome: 'processor' },
      recipients: [
        { place: null, outcomes: [{ regime: 'EU_GDPR', outcome: 'restricted_transfer' }] },
        { place: { kind: 'storage', country: 'DE' }, outcomes: [{ outcome: 'not_a_transfer' }] },
      ],
    });
  });

  test('that is a dry run answers the same and leaves no trace', async () => {
    const before = await counts();
    const body = analytics();
    const { data: dry, response } = await app.api.intakes.run({ body: { ...body, dryRun: true } });
    expect([response.status, response.headers.get('location'), dry.dryRun]).toEqual([200, null, true]);
    expect(await counts()).toEqual(before);
    const wet = await take(body);
    const lasting = (view: IntakeView): Json =>
      JSON.parse(
        JSON.stringify({ ...view, dryRun: null }).replaceAll(
          /[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g,
          '',
        ),
      );
    expect(lasting(dry)).toEqual(lasting(wet));
  });

  test('that is the example in the docs can be tried as it stands', async () => {
    for (const { value } of Object.values(INTAKE_EXAMPLES))
      expect((await take({ ...(value as NewIntake), key: 'tried', ownPartyId: app.ownPartyId })).dryRun).toBe(true);
  });

  test('repeated with its key has one effect', async () => {
    const headers = { 'Idempotency-Key': 'intake-1' };
    const body = analytics({ name: 'Twice' });
    const first = await app.api.intakes.run({ body, headers });
    const before = await counts();
    const again = await app.api.intakes.run({ body, headers });
    expect(again.data).toEqual(first.data);
    expect(again.response.headers.get('location')).toBe('/v1/vendors/twice');
    expect(await counts()).toEqual(before);
  });

  test('of what cannot be is refused whole: no vendor stays behind', async () => {
    await take(analytics({ name: 'Once' }));
    const before = await counts();
    await expectRefused(
      take(analytics({ name: 'Once' })),
      '/key',
      /"once" is the key of Once already; give another, such as "once-2"/,
    );
    await expectRefused(take(analytics({ name: '東京' })), '/key', /no key can be made/);
    const ends = analytics({ name: 'Ends', startsOn: '2027-01-01', endsOn: '2026-12-31' });
    await expectRefused(take(ends), '/endsOn', /before the start/);
    await expectRefused(take({ ...ends, dryRun: true }), '/endsOn', /before the start/);
    const overridden = analytics({ name: 'Overridden', vendorRole: 'controller' });
    await expectRefused(take(overridden), '/roleReason', /lead to processor/);
    await expectRefused(take(analytics({ ownPartyId: NOWHERE })), '/ownPartyId', /no own party/);
    expect(await counts()).toEqual(before);
  });

  test('says nothing of our side where there is one party of ours, and has to where there are several', async () => {
    const alone = await startApp();
    try {
      const body = analytics({ ownPartyId: null });
      const first = await alone.api.intakes.run({ body });
      expect(first.data.engagement.ownPartyId).toBe(alone.ownPartyId);
      await made(alone, 'parties', { name: 'A second company', country: 'FR' });
      const second = alone.api.intakes.run({ body: { ...body, name: 'Second' } });
      await expectRefused(second, '/ownPartyId', /say which.*there are 2: Our company/);
    } finally {
      await alone.close();
    }
  });

  test('takes the name in Greek with a key that is given, and what begins later as of its day', async () => {
    const taken = await take(
      analytics({
        name: 'Αναλυτική Α.Ε.',
        key: 'analytiki',
        startsOn: '2032-01-01',
        recipient: { country: 'GB', sector: 'commercial' },
      }),
    );
    expect([taken.asOf, taken.vendor.key, taken.parties[0]!.name]).toEqual([
      '2032-01-01',
      'analytiki',
      'Αναλυτική Α.Ε.',
    ]);
    expect(needs(taken)).toContainEqual(['clauses', '2021/914']);
    expect(codes(taken)).toContain('NO_TRANSFER_MECHANISM');
  });
});
