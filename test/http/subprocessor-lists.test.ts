import type { NewSubprocessorList, TakenListView } from '../client/generated/index.js';
import { type RunningApp, startApp } from './app.js';
import { refused } from './client.js';
import {
  agreeOn,
  dealWith,
  type Dealings,
  expectRefused,
  idsOf,
  listed,
  made,
  MODULE_2,
  NOWHERE,
  pointersIn,
  sendTo,
} from './records.js';

/** Today: 24 November 2026. */
let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const take = async (
  vendor: string,
  list: string | Buffer | Uint8Array<ArrayBuffer>,
  options: NewSubprocessorList = {},
  name = 'subprocessors.html',
): Promise<TakenListView & { http: number }> => {
  const file = new File([typeof list === 'string' ? list : new Uint8Array(list)], name);
  const { data, response } = await app.api.subprocessorLists.add({ path: { id: vendor }, body: { file, ...options } });
  return { ...data, http: response.status };
};
const namesOf = ({ difference }: TakenListView) =>
  Object.fromEntries(
    (['added', 'removed', 'changed', 'unchanged'] as const).map((kind) => [
      kind,
      difference[kind].map(({ name }) => name),
    ]),
  );
const NOTHING = { added: [], removed: [], changed: [], unchanged: [] };
const codesOf = async (vendor: string, asOf?: string) =>
  (await app.api.vendors.assess({ path: { id: vendor }, query: asOf === undefined ? {} : { asOf } })).data.findings
    .map(({ code }) => code)
    .filter((code) => code.startsWith('SUBPROCESSOR') || code === 'TRANSFER_NOT_MAPPED' || code.includes('LOCATION'))
    .sort();
const standingOf = async (vendor: string) =>
  new Map((await listed(app, 'subprocessings', { vendor })).map((one) => [one.partyId, one]));
const partyNamed = async (vendor: string, name: string) =>
  (await listed(app, 'parties', { vendor })).find((party) => party.name === name)!;

const page = (rows: string) => `<!doctype html><html><head><title>Who works for Heron</title>
<style>td { color: red }</style><script>document.write('<table><tr><td>Evil Ltd</td></tr></table>')</script></head><body>
<div><table><tr><td><nav>Home</nav></td><td>
  <h1>Our sub-processors</h1>
  <table class="cookies"><thead><tr><th>Cookie name</th><th>Purpose</th><th>Lifetime</th></tr></thead>
    <tr><td>sid</td><td>keeps you signed in</td><td>a day</td></tr></table>
  <table><thead><tr><th>Sub-processor<th>What it does<br>(purpose)<th>Location of processing<th>Contact</thead>
  <tbody>${rows}</tbody></table>
</td></tr></table></div></body></html>`;
const FIRST = page(`
  <tr><td colspan="4"><b>Infrastructure</b></td></tr>
  <tr><td><a href="https://quay.example">Quay Hosting GmbH</a><script>alert(1)</script><td>Hosting &amp; backup<td>Frankfurt (Germany)<td>dpo@quay.example
  <tr><td>Larch Mail, Inc.<td>Sending e-mail<td>USA (EU hosting available)<td>
  <tr><td colspan="4">Support</td></tr>
  <tr><td>Night Desk Corp.</td><td>Support at night</td><td>Philippines<br>India</td><td>privacy@nightdesk.example</td></tr>`);
const SECOND = page(`
  <tr><td>QUAY Hosting GmbH<td>Hosting &amp; backup<td>Germany, Ireland<td>dpo@quay.example
  <tr><td>Larch Mail Incorporated<td>Sending e-mail<td>United States<td>
  <tr><td>Ολυμπος Α.Ε.<td>Translation<td>Greece<td>`);

describe('a page that a vendor published', () => {
  let heron: Dealings;
  beforeAll(async () => {
    heron = await dealWith(app, 'heron', 'IE');
    await agreeOn(app, heron, { authorisation: 'general', subprocessorNoticeDays: 30 });
  });

  test('as a dry run is read to the last cell, and writes nothing', async () => {
    const report = await take('heron', FIRST, { dryRun: 'true', publishedOn: '2026-06-01' });
    expect([report.http, report.status, report.id, report.format]).toEqual([200, 'dry_run', null, 'html']);
    expect(report.columns.map(({ column, field }) => [column, field])).toEqual([
      ['Sub-processor', 'name'],
      ['What it does (purpose)', 'service'],
      ['Location of processing', 'places'],
      ['Contact', 'contact'],
    ]);
    expect(report.rows.map(({ name, service, places, contact }) => [name, service, places, contact])).toEqual([
      ['Quay Hosting GmbH', 'Hosting & backup', ['DE'], 'dpo@quay.example'],
      ['Larch Mail, Inc.', 'Sending e-mail', ['US'], null],
      ['Night Desk Corp.', 'Support at night', ['PH', 'IN'], 'privacy@nightdesk.example'],
    ]);
    expect(report.lines.filter(({ outcome }) => outcome === 'not_taken').map(({ row, found }) => [row, found])).toEqual(
      [
        [2, 'Infrastructure'],
        [3, 'Frankfurt'],
        [4, 'EU hosting available'],
        [5, 'Support'],
      ],
    );
    expect(report.leftTables.map(({ header }) => header)).toEqual([
      'Home | Our sub-processors',
      'Cookie name | Purpose | Lifetime',
    ]);
    expect(report.difference.added.map(({ subprocessingId }) => subprocessingId)).toEqual([null, null, null]);
    expect(await idsOf(app, 'subprocessings', { vendor: 'heron' })).toEqual([]);
    expect((await app.api.subprocessorLists.list({ path: { id: 'heron' } })).data.items).toEqual([]);
  });

  test('the first of a vendor: whoever is on it processes already, and nobody was told before', async () => {
    const taken = await take('heron', FIRST, { publishedOn: '2026-06-01' });
    expect([taken.http, taken.status]).toEqual([201, 'done']);
    expect(namesOf(taken)).toEqual({
      ...NOTHING,
      added: ['Quay Hosting GmbH', 'Larch Mail, Inc.', 'Night Desk Corp.'],
    });
    for (const one of (await standingOf('heron')).values())
      expect(one).toMatchObject({ announcedOn: '2026-06-01', addedOn: '2026-06-01', decision: null });
    expect(await codesOf('heron', '2026-05-31')).toEqual([]);
    // The seat of none is stated, and where it processes is not where it sits.
    expect(await codesOf('heron', '2026-06-01')).toEqual([
      'IMPORTER_LOCATION_UNKNOWN',
      'SUBPROCESSOR_IDENTITY_INCOMPLETE',
      'SUBPROCESSOR_NOTICE_MISSING',
      'SUBPROCESSOR_OBJECTION_DUE',
    ]);
    expect(await partyNamed('heron', 'Night Desk Corp.')).toMatchObject({ country: null });
    expect(taken.withoutOnwardTransfer.map(({ name, places }) => [name, places])).toEqual([
      ['Larch Mail, Inc.', ['US']],
      ['Night Desk Corp.', ['PH', 'IN']],
    ]);
  });

  test('the same bytes sent again change nothing', async () => {
    const again = await take('heron', FIRST);
    expect([again.http, again.status, again.publishedOn]).toEqual([200, 'known', '2026-06-01']);
    expect((await app.api.subprocessorLists.list({ path: { id: 'heron' } })).data.items).toHaveLength(1);
    expect(await idsOf(app, 'subprocessings', { vendor: 'heron' })).toHaveLength(3);
  });

  test('the next one: what differs is announced, changed or removed, from its day on', async () => {
    const taken = await take('heron', SECOND, { publishedOn: '2026-11-10' });
    expect(namesOf(taken)).toEqual({
      added: ['Ολυμπος Α.Ε.'],
      removed: ['Night Desk Corp.'],
      changed: ['Quay Hosting GmbH'],
      unchanged: ['Larch Mail, Inc.'],
    });
    expect(taken.difference.changed[0]!.changes).toEqual([{ field: 'places', before: 'DE', after: 'DE, IE' }]);
    const records = await standingOf('heron');
    const greek = records.get((await partyNamed('heron', 'Ολυμπος Α.Ε.')).id)!;
    expect(greek).toMatchObject({ announcedOn: '2026-11-10', addedOn: '2026-12-10', places: ['GR'] });
    expect(greek.standing).toMatchObject({
      objectionDueOn: '2026-12-10',
      objectedLate: false,
      identity: { complete: false, missing: ['address', 'contact', 'country'] },
    });
    const nights = records.get((await partyNamed('heron', 'Night Desk Corp.')).id)!;
    expect(nights).toMatchObject({ removedOn: '2026-11-10', version: 2 });
    expect(taken.lines.filter(({ outcome }) => outcome === 'assumed').map(({ says }) => says)).toEqual([
      'begins on 2026-12-10, after 30 days of notice',
    ]);
  });

  test('until the last day to object the decision is due, after it silence is no breach', async () => {
    for (const [day, due] of [
      ['2026-11-09', false],
      ['2026-11-10', true],
      ['2026-12-10', true],
      ['2026-12-11', false],
    ] as const) {
      const { findings } = (await app.api.vendors.assess({ path: { id: 'heron' }, query: { asOf: day } })).data;
      const says = findings.flatMap(({ code, reasons }) =>
        reasons.map((reason) => `${code} ${reason.says}`).filter((text) => text.includes('Ολυμπος')),
      );
      expect([day, says.some((text) => text.startsWith('SUBPROCESSOR_OBJECTION_DUE'))]).toEqual([day, due]);
      expect(says.some((text) => text.startsWith('SUBPROCESSOR_NOTICE_MISSING'))).toBe(false);
    }
  });

  test('lists are kept with their days and differences, the last first', async () => {
    const { items } = (await app.api.subprocessorLists.list({ path: { id: 'heron' } })).data;
    expect(
      items.map((list) => [list.publishedOn, list.difference.added.length, list.difference.removed.length]),
    ).toEqual([
      ['2026-11-10', 1, 1],
      ['2026-06-01', 3, 0],
    ]);
    const found = await app.api.subprocessorLists.find({ path: { id: 'heron', listId: items[0]!.id! } });
    expect(found.data.rows).toHaveLength(3);
    expect((await refused(app.api.subprocessorLists.find({ path: { id: 'heron', listId: NOWHERE } }))).status).toBe(
      404,
    );
  });

  test('an older list than the last is no news, and is refused', async () => {
    await expectRefused(take('heron', `${SECOND} `, { publishedOn: '2026-11-09' }), '/publishedOn', /of 2026-11-10/);
    await expectRefused(take('heron', SECOND, { publishedOn: '2026-11-25' }), '/publishedOn', /has not come/);
  });

  test('what comes back after it was removed is announced anew, and is the same party', async () => {
    const taken = await take('heron', FIRST, { publishedOn: '2026-11-20', announcedOn: '2026-11-18' });
    expect(namesOf(taken)).toEqual({
      added: ['Night Desk Corp.'],
      removed: ['Ολυμπος Α.Ε.'],
      changed: ['Quay Hosting GmbH'],
      unchanged: ['Larch Mail, Inc.'],
    });
    const nights = (await listed(app, 'subprocessings', { vendor: 'heron' })).filter(
      ({ service }) => service === 'Support at night',
    );
    expect(new Set(nights.map(({ partyId }) => partyId)).size).toBe(1);
    expect(nights.map(({ announcedOn, removedOn }) => [announcedOn, removedOn])).toEqual([
      ['2026-06-01', '2026-11-10'],
      ['2026-11-18', null],
    ]);
    // Announced for 10 December and gone before: it never began.
    const greek = await partyNamed('heron', 'Ολυμπος Α.Ε.');
    expect((await standingOf('heron')).get(greek.id)).toMatchObject({ addedOn: null, removedOn: '2026-11-20' });
  });
});

describe('a Markdown list', () => {
  const LIST = `# Sub-processors

We use these. | means nothing here

| Entity name | Services | Entity country | Processing locations | Address | Effective date |
|:--|---|---|---|---|---|
| [Alder Data, LLC](https://alder.example) | Warehouse | United States | US; Germany | 1 Main St, Austin | 2026-12-15 |
| Alder Data, LLC | Back\\|up | United States | Canada | | |
| Brook &amp; Sons Ltd | \`E-mail\` | UK | United Kingdom, EEA | 2 Low Rd | soon |
| Cove | Chat | San Francisco, CA | San Francisco, CA, USA | n/a | - |
| | Ghost | | | | |
`;
  beforeAll(async () => {
    await agreeOn(app, await dealWith(app, 'ibis', 'DE'), { authorisation: 'general', subprocessorNoticeDays: 14 });
  });

  test('names the seat in a column of its own, and rows of one sub-processor are joined', async () => {
    const taken = await take('ibis', LIST, { publishedOn: '2026-11-01' }, 'list.md');
    expect(taken.format).toBe('markdown');
    expect(
      taken.rows.map(({ name, service, seat, places, addedOn }) => [name, service, seat, places, addedOn]),
    ).toEqual([
      ['Alder Data, LLC', 'Warehouse; Back|up', 'US', ['US', 'DE', 'CA'], '2026-12-15'],
      ['Brook & Sons Ltd', 'E-mail', 'GB', ['GB'], null],
      ['Cove', 'Chat', null, ['US'], null],
    ]);
    const lines = taken.lines.map(({ outcome, column, found }) => [outcome, column, found]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['joined', null, 'Alder Data, LLC'],
        ['not_taken', 'Processing locations', 'EEA'],
        ['not_taken', 'Effective date', 'soon'],
        // California, or Canada: nobody can say.
        ['not_taken', 'Entity country', 'San Francisco, CA'],
        ['not_taken', 'Processing locations', 'San Francisco'],
        ['not_taken', 'Processing locations', 'CA'],
        ['rejected', null, 'Ghost'],
      ]),
    );
    expect(await partyNamed('ibis', 'Alder Data, LLC')).toMatchObject({ country: 'US', address: '1 Main St, Austin' });
    expect(await partyNamed('ibis', 'Cove')).toMatchObject({ country: null, address: null });
    expect(taken.withoutOnwardTransfer.map(({ name }) => name)).toEqual([
      'Alder Data, LLC',
      'Brook & Sons Ltd',
      'Cove',
    ]);
  });

  test('who is meant is never guessed: a name without its legal form is reported, and nobody is removed for it', async () => {
    const shorter = LIST.replaceAll('Alder Data, LLC', 'Alder Data').replace(
      'Brook &amp; Sons Ltd',
      'Brook and Sons PLC',
    );
    const taken = await take('ibis', shorter, { publishedOn: '2026-11-02' }, 'list.md');
    expect(namesOf(taken)).toEqual({
      added: ['Brook and Sons PLC'],
      removed: ['Brook & Sons Ltd'],
      changed: [],
      unchanged: ['Cove'],
    });
    const [line] = taken.lines.filter(({ outcome }) => outcome === 'ambiguous');
    expect(line).toMatchObject({ found: 'Alder Data', says: expect.stringContaining('"Alder Data, LLC"') as string });
    const alder = await partyNamed('ibis', 'Alder Data, LLC');
    expect((await standingOf('ibis')).get(alder.id)).toMatchObject({ removedOn: null });
  });

  test('what the register knows otherwise is reported and left as it is, what it does not know is filled in', async () => {
    const told = LIST.replace('2 Low Rd', '3 High Rd')
      .replaceAll('Brook &amp; Sons Ltd', 'Brook & Sons PLC')
      .replace('San Francisco, CA | San Francisco, CA, USA', 'USA | USA');
    const taken = await take('ibis', told, { publishedOn: '2026-11-03' }, 'list.md');
    expect(taken.lines.filter(({ outcome }) => outcome === 'differs').map(({ says }) => says)).toEqual([
      'address is "2 Low Rd" on record, and was left so',
    ]);
    expect(await partyNamed('ibis', 'Cove')).toMatchObject({ country: 'US' });
  });
});

describe('a CSV list', () => {
  test('of what stood there with the contract is accepted with it', async () => {
    const dealt = await dealWith(app, 'jay', 'DE');
    const list =
      'Subprocessor;Purpose;Location;Headquarters\r\nFjord AS;Hosting;Norway;Norway\r\nSteppe LLC;Support;Kazakhstan;Kazakhstan\r\n';
    await expectRefused(take('jay', list, { initial: 'true', publishedOn: '2018-05-01' }), '/initial', /no contract/);
    await agreeOn(app, dealt, { authorisation: 'general', subprocessorNoticeDays: 30 });
    await expectRefused(
      take('jay', list, { initial: 'true', publishedOn: '2018-06-02' }),
      '/initial',
      /concluded on 2018-06-01, before the list of 2018-06-02/,
    );
    const taken = await take('jay', list, { initial: 'true', publishedOn: '2018-05-01' }, 'list.csv');
    expect([taken.format, taken.initial]).toEqual(['csv', true]);
    for (const one of (await standingOf('jay')).values())
      expect(one).toMatchObject({
        announcedOn: null,
        addedOn: '2018-05-01',
        decision: 'accepted',
        decidedOn: '2018-06-01',
        decidedBy: 'both sides',
      });
    // Accepted, and still nobody knows an address, nor what carries the data to Kazakhstan.
    expect(await codesOf('jay')).toEqual(['SUBPROCESSOR_IDENTITY_INCOMPLETE', 'TRANSFER_NOT_MAPPED']);
    expect(taken.withoutOnwardTransfer.map(({ name, country }) => [name, country])).toEqual([['Steppe LLC', 'KZ']]);
  });

  test('with columns that say nothing by their names is mapped, and a mapping that does not fit is refused', async () => {
    await dealWith(app, 'kite', 'DE');
    const list = 'Partner,What,Ort der Verarbeitung\nAcorn GmbH,Druck,Deutschland\n';
    await expectRefused(take('kite', list), '/file', /no table looks like/);
    const mapping = (of: object) => ({ mapping: JSON.stringify(of) });
    await expectRefused(take('kite', list, mapping({ Partner: 'person' })), '/mapping/Partner', /no field "person"/);
    await expectRefused(take('kite', list, mapping({ Nobody: 'name' })), '/file', /all columns of the mapping/);
    await expectRefused(
      take('kite', list, mapping({ Partner: 'name', What: 'name' })),
      '/mapping/What',
      /more than one/,
    );
    const taken = await take('kite', list, { ...mapping({ Partner: 'name', What: 'service' }), dryRun: 'true' });
    expect(taken.columns.map(({ field, guessed }) => [field, guessed])).toEqual([
      ['name', false],
      ['service', false],
      ['places', true],
    ]);
    // English names and codes are read; others are reported.
    expect(taken.lines.map(({ found }) => found)).toContain('Deutschland');
  });

  test('for some engagements leaves those of others alone', async () => {
    const lark = await dealWith(app, 'lark', 'DE');
    const other = await made(app, 'engagements', {
      vendorId: 'lark',
      ownPartyId: app.ownPartyId,
      vendorPartyId: lark.party.id,
      purpose: 'Payroll',
      ourRole: 'controller',
      vendorRole: 'processor',
    });
    const csv = (...names: string[]) => ['Name,Purpose', ...names.map((name) => `${name},Hosting`)].join('\n');
    await take('lark', csv('Alpha GmbH', 'Beta GmbH'), { engagementIds: lark.engagement.id });
    const taken = await take('lark', csv('Gamma GmbH'), { engagementIds: other.id });
    expect(namesOf(taken)).toEqual({ ...NOTHING, added: ['Gamma GmbH'] });
    const later = await take('lark', csv('Alpha GmbH'), { engagementIds: lark.engagement.id });
    expect(namesOf(later)).toEqual({ ...NOTHING, removed: ['Beta GmbH'], unchanged: ['Alpha GmbH'] });
    expect((await refused(take('lark', csv('X'), { engagementIds: NOWHERE }))).status).toBe(422);
    expect(pointersIn(await refused(take('lark', csv('X'), { engagementIds: 'all' })))).toEqual(['/engagementIds']);
  });

  test('that names the vendor itself, or nobody, takes none of it', async () => {
    await dealWith(app, 'mew', 'DE');
    const taken = await take('mew', 'Name,Purpose\n"mew, Inc.",Hosting\nReed GmbH,Mail\n');
    expect(namesOf(taken)).toEqual({ ...NOTHING, added: ['Reed GmbH'] });
    expect(taken.lines.filter(({ outcome }) => outcome === 'rejected').map(({ found }) => found)).toEqual([
      'mew, Inc.',
    ]);
    await expectRefused(take('mew', 'Name,Purpose\n,Hosting\n'), '/file', /names nobody/);
  });
});

describe('lists as vendors publish them', () => {
  let tern: Dealings;
  beforeAll(async () => {
    tern = await dealWith(app, 'tern', 'IE');
    await agreeOn(app, tern, { authorisation: 'general', subprocessorNoticeDays: 30 });
  });
  const SHAPES = `<table><tr><th>#</th><th>Third-party sub-processor</th><th>Purpose</th><th>Location</th><th>Start date</th></tr>
    <tr><td rowspan="2">1</td><td rowspan="2">Basalt Cloud, Inc.<sup>1</sup></td><td>Hosting</td><td>🇩🇪, 🇺🇸</td><td>January 5, 2027</td></tr>
    <tr><td>Backup</td><td>EU (Ireland)</td><td>5 January 2027</td></tr>
    <tr><td>2</td><td>Cinder Mail Ltd*</td><td>N/A</td><td>🇪🇺 EU – Ireland; U.K.¹</td><td>03/04/2027</td></tr>
    <tr><td></td><td>Support</td><td></td><td></td><td></td></tr></table>
    <h2>Affiliates</h2><table><tr><th>Entity</th><th>Country</th></tr><tr><td>Tern Systems AB</td><td>🇸🇪 Sweden</td></tr></table>`;
  const read = ({ rows }: TakenListView) => rows.map(({ name, places }) => [name, places]);

  test('with merged cells, flags, notes, and days in words', async () => {
    const report = await take('tern', SHAPES, { dryRun: 'true' });
    expect(report.rows.map(({ name, service, places, addedOn }) => [name, service, places, addedOn])).toEqual([
      ['Basalt Cloud, Inc.', 'Hosting; Backup', ['DE', 'US', 'IE'], '2027-01-05'],
      ['Cinder Mail Ltd', null, ['IE', 'GB'], null],
      ['Support', null, null, null],
    ]);
    expect(report.lines.map(({ outcome, found }) => [outcome, found])).toEqual([
      ['not_taken', '[1]'],
      ['not_taken', '[1]'],
      ['not_taken', 'EU'],
      ['joined', 'Basalt Cloud, Inc.'],
      ['not_taken', '*'],
      ['not_taken', 'EU'],
      ['not_taken', 'EU'],
      ['not_taken', '¹'],
      // The third of April, or the fourth of March.
      ['not_taken', '03/04/2027'],
      ['assumed', 'Support'],
      ['assumed', 'Cinder Mail Ltd'],
      ['assumed', 'Support'],
    ]);
    expect(report.leftTables.map(({ table, header }) => [table, header])).toEqual([[2, 'Entity | Country']]);
  });

  test('several tables of different columns are taken together where they are named', async () => {
    const first = await take('tern', SHAPES, { publishedOn: '2026-10-01' });
    expect(namesOf(first)['added']).toEqual(['Basalt Cloud, Inc.', 'Cinder Mail Ltd', 'Support']);
    const both = await take('tern', SHAPES, { publishedOn: '2026-10-01', tables: '1, 2' });
    expect(both.status).toBe('done');
    expect(namesOf(both)).toEqual({
      ...NOTHING,
      added: ['Tern Systems AB'],
      unchanged: ['Basalt Cloud, Inc.', 'Cinder Mail Ltd', 'Support'],
    });
    expect(read(both).at(-1)).toEqual(['Tern Systems AB', ['SE']]);
    expect(both.columns.map(({ table, field }) => [table, field])).toEqual([
      [1, null],
      [1, 'name'],
      [1, 'service'],
      [1, 'places'],
      [1, 'addedOn'],
      [2, 'name'],
      [2, 'places'],
    ]);
    expect((await take('tern', SHAPES, { tables: '1,2' })).status).toBe('known');
  });

  test('the same bytes read by another mapping are no list that is known', async () => {
    const list = 'Name,Purpose,Data\nMarl GmbH,Hosting,Germany\n';
    await dealWith(app, 'towhee', 'DE');
    expect(read(await take('towhee', list))).toEqual([['Marl GmbH', null]]);
    const mapping = JSON.stringify({ Data: 'places' });
    const again = await take('towhee', list, { mapping });
    expect([again.status, namesOf(again)['changed']]).toEqual(['done', ['Marl GmbH']]);
    expect((await take('towhee', list, { mapping })).status).toBe('known');
  });

  test("who will be removed on a later day is still on today's list, and is announced no second time", async () => {
    const swift = await dealWith(app, 'swift', 'DE');
    const party = await made(app, 'parties', { vendorId: 'swift', name: 'Flint GmbH', country: 'DE' });
    const engagementIds = [swift.engagement.id];
    const body = { vendorId: 'swift', partyId: party.id, addedOn: '2026-01-01', removedOn: '2026-12-01' };
    await made(app, 'subprocessings', { ...body, engagementIds });
    expect(namesOf(await take('swift', 'Name,Location\nFlint GmbH,DE\n'))).toMatchObject({ added: [] });
    await take('swift', 'Name,Location\nGneiss GmbH,DE\n');
    expect((await standingOf('swift')).get(party.id)).toMatchObject({ removedOn: '2026-11-24' });
  });

  test('a party to one engagement that serves another as sub-processor stays there', async () => {
    const stilt = await dealWith(app, 'stilt', 'DE');
    const group = await made(app, 'parties', { vendorId: 'stilt', name: 'Stilt Group GmbH', country: 'DE' });
    await made(app, 'engagements', {
      vendorId: 'stilt',
      ownPartyId: app.ownPartyId,
      vendorPartyId: group.id,
      purpose: 'Payroll',
      ourRole: 'controller',
      vendorRole: 'processor',
    });
    const serves = { partyId: group.id, engagementIds: [stilt.engagement.id], addedOn: '2026-01-01' };
    await made(app, 'subprocessings', { vendorId: 'stilt', ...serves });
    const taken = await take('stilt', 'Name,Purpose\nStilt Group GmbH,Support\nSlate GmbH,Mail\n');
    expect(namesOf(taken)).toMatchObject({ removed: [], changed: ['Stilt Group GmbH'], added: ['Slate GmbH'] });
  });

  test('nobody was told on a day that has not come', () =>
    expectRefused(take('tern', SHAPES, { announcedOn: '2026-11-25' }), '/announcedOn', /has not come/));
});

describe('our decision', () => {
  const announced = async (key: string) => {
    const dealt = await dealWith(app, key, 'DE');
    await agreeOn(app, dealt, { authorisation: 'general', subprocessorNoticeDays: 30 });
    const party = await made(app, 'parties', { vendorId: key, name: 'Nook Ltd', country: 'IN' });
    return {
      ...dealt,
      sub: party,
      one: await made(app, 'subprocessings', {
        vendorId: key,
        partyId: party.id,
        announcedOn: '2026-10-01',
        addedOn: '2026-11-15',
      }),
    };
  };
  const decide = (id: string, decision: 'accepted' | 'objected', decidedOn: string) =>
    app.api.subprocessings.decide({
      path: { id },
      body: { decision, decidedOn, decidedBy: 'Jo Nowak', reason: 'As agreed in the round' },
    });

  test('is made after the announcement; an objection after the last day is recorded and told', async () => {
    const { one } = await announced('nightjar');
    expect(one.standing.objectionDueOn).toBe('2026-10-31');
    await expectRefused(
      decide(one.id, 'accepted', '2026-09-30'),
      '/decidedOn',
      /before it was announced on 2026-10-01/,
    );
    const { data, response } = await decide(one.id, 'accepted', '2026-10-20');
    expect(response.status).toBe(201);
    expect(data).toMatchObject({ decision: 'accepted', decidedBy: 'Jo Nowak', version: 2 });
    expect(data.standing.objectedLate).toBe(false);
    await expectRefused(decide(one.id, 'objected', '2026-10-19'), '/decidedOn', /accepted on 2026-10-20 is on record/);
    const late = (await decide(one.id, 'objected', '2026-11-01')).data;
    expect([late.standing.objectedLate, late.standing.objectionDueOn]).toEqual([true, '2026-10-31']);
    expect(await codesOf('nightjar', '2026-11-15')).toContain('SUBPROCESSOR_NOTICE_MISSING');
  });

  test('what is removed before it was there is refused', async () => {
    const { one } = await announced('oriole');
    for (const removedOn of ['2026-09-30', '2026-11-14'])
      expect(
        pointersIn(
          await refused(
            app.api.subprocessings.amend({
              path: { id: one.id },
              headers: { 'If-Match': '"1"' },
              body: { removedOn },
            }),
          ),
        ),
      ).toContain('/removedOn');
  });

  test('the onward transfer hangs under our only transfer to the vendor, and then nothing is missing', async () => {
    const { one, sub, party, engagement, vendor } = await announced('petrel');
    const first = await sendTo(app, { vendor, party, engagement });
    expect(one.standing.onwardTransfer).toMatchObject({ needed: true, transferIds: [] });
    const clauses = await made(app, 'agreements', {
      vendorId: 'petrel',
      kind: 'standalone_clauses',
      title: 'Clauses between the vendor and its sub-processor',
      firstPartyId: party.id,
      secondPartyId: sub.id,
      signatures: [party.id, sub.id].map((partyId) => ({ partyId, signedOn: '2026-11-01' })),
      clauseSets: [{ ...MODULE_2, modules: [3] }],
    });
    const { data, response } = await app.api.subprocessings.sendOn({
      path: { id: one.id },
      body: {
        mechanisms: [{ kind: 'clause_set', clauseSetId: clauses.clauseSets[0]!.id }],
        startsOn: '2026-11-15',
        dataCategories: ['usage data'],
      },
    });
    expect([response.status, response.headers.get('location')]).toEqual([201, `/v1/transfers/${data.id}`]);
    expect(data).toMatchObject({
      exporterId: party.id,
      importerId: sub.id,
      onwardFromId: first.id,
      exporterRole: 'processor',
      importerRole: 'sub_processor',
      flow: 'sent',
    });
    const after = (await app.api.subprocessings.find({ path: { id: one.id } })).data;
    expect(after.standing.onwardTransfer.transferIds).toEqual([data.id]);
    await sendTo(app, { vendor, party, engagement });
    await expectRefused(app.api.subprocessings.sendOn({ path: { id: one.id }, body: {} }), '/onwardFromId', /found 2/);
    const named = await app.api.subprocessings.sendOn({ path: { id: one.id }, body: { onwardFromId: first.id } });
    expect(named.data.onwardFromId).toBe(first.id);
  });
});

describe('a file that means harm, or is none', () => {
  beforeAll(async () => {
    await dealWith(app, 'quail', 'DE');
  });
  const row = '<tr><td>A</td><td>B</td></tr>';
  const HEAD = '<table><tr><th>Sub-processor</th><th>Location</th></tr>';
  test.each<[string, string | Buffer, string, RegExp]>([
    ['nothing', '', '/file', /empty|missing/],
    ['a PDF', Buffer.from('%PDF-1.7 binary'), '/file', /PDF/],
    ['a page without a table', '<!doctype html><p>We have none.</p>', '/file', /without a table/],
    ['bytes in no encoding that it names', Buffer.from([0x4e, 0x61, 0x6d, 0x65, 0xff, 0xfe, 0x0a]), '/file', /UTF-8/],
    ['tags nested without end', `${'<div>'.repeat(200_000)}<table>`, '/file', /nested/],
    ['tables nested without end', '<table><tr><td>'.repeat(50_000), '/file', /nested/],
    [
      '10,000 rows of names',
      `${HEAD}${Array.from({ length: 10_000 }, (_, at) => `<tr><td>N${at}</td><td>DE</td></tr>`).join('')}`,
      '/file',
      /10000 sub-processors; expected at most 2000/,
    ],
    [
      'spans that would fill the memory',
      `${HEAD}${`<tr>${'<td colspan=1000 rowspan=65534>x</td>'.repeat(3)}</tr>`.repeat(5000)}`,
      '/file',
      /more than 200000 cells/,
    ],
    ['rows without cells', `<table>${'<tr>'.repeat(1_000_000)}`, '/file', /more than 200000 cells/],
    ['tables without rows', '<table></table>'.repeat(500_000), '/file', /more than 200000 cells/],
    [
      'a Markdown row without end',
      `| Name | Purpose |\n|---|---|\n| ${'x'.repeat(30_000)} | y |\n`,
      '/file',
      /characters in line 3/,
    ],
    [
      'two lists of different columns',
      `${HEAD}${row}</table><table><tr><th>Sub-processor</th><th>Country</th></tr>${row}</table>`,
      '/tables',
      /both look like.*"1,2" for both/,
    ],
  ])('%s is refused', async (_, list, pointer, words) => {
    const started = performance.now();
    const problem = await refused(take('quail', list));
    expect(pointersIn(problem)).toEqual([pointer]);
    expect(problem.detail).toMatch(words);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await idsOf(app, 'parties', { vendor: 'quail' })).toHaveLength(1);
  });

  test('one table of several is taken where it is named, and tables of one header are taken together', async () => {
    const two = `${HEAD}<tr><td>One GmbH</td><td>DE</td></tr></table><table><tr><th>Sub-processor</th><th>Country</th></tr><tr><td>Two GmbH</td><td>FR</td></tr></table>`;
    expect((await take('quail', two, { tables: '2', dryRun: 'true' })).rows.map(({ name }) => name)).toEqual([
      'Two GmbH',
    ]);
    await expectRefused(take('quail', two, { tables: '1,3' }), '/tables', /no table 3/);
    await expectRefused(take('quail', two, { tables: 'two' }), '/tables', /number/);
    const alike = two.replace('Country', 'Location');
    expect((await take('quail', alike, { dryRun: 'true' })).rows.map(({ name }) => name)).toEqual([
      'One GmbH',
      'Two GmbH',
    ]);
  });

  test('what no person can read becomes no name, and no mark turns a text around', async () => {
    const tricky = `${HEAD}<tr><td>\u202eEvil GmbH</td><td>DE</td></tr><tr><td colspan=abc>Good GmbH</td><td rowspan=0>FR</td></tr><tr><td>Late GmbH</td></tr></table>`;
    const taken = await take('quail', tricky, { dryRun: 'true' });
    expect(taken.rows.map(({ name, places }) => [name, places])).toEqual([
      ['Good GmbH', ['FR']],
      ['Late GmbH', ['FR']],
    ]);
    expect(taken.lines[0]).toMatchObject({ outcome: 'rejected', row: 2 });
  });

  test('a page in an older encoding that it names is read in it', async () => {
    const latin = Buffer.from(
      `<meta charset="windows-1252">${HEAD}<tr><td>M\u00fchle GmbH</td><td>DE</td></tr></table>`,
      'latin1',
    );
    expect((await take('quail', latin, { dryRun: 'true' })).rows.map(({ name }) => name)).toEqual(['M\u00fchle GmbH']);
    const unknown = Buffer.from(latin.toString('latin1').replace('windows-1252', 'klingon'), 'latin1');
    await expectRefused(take('quail', unknown, { dryRun: 'true' }), '/file', /"klingon"/);
  });

  test('a letter under a heap of marks is answered in time', async () => {
    const heaped = `${HEAD}<tr><td>Acorn GmbH</td><td>Frank${'\u0300\u0316'.repeat(100_000)}furt</td></tr></table>`;
    const started = performance.now();
    expect((await take('quail', heaped, { dryRun: 'true' })).rows[0]).toMatchObject({ places: null });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('Markdown with more cells than a list can have is refused before they are read', async () => {
    const many = `| Name | Purpose |\n|---|---|\n${`${'|'.repeat(15_000)}\n`.repeat(20)}`;
    await expectRefused(take('quail', many, { dryRun: 'true' }), '/file', /more than 200000 cells/);
  });

  test.each<[string, string, string?]>([
    ['brackets', '[('],
    ['emphasis', '*_a '],
    ['quotes', '> '],
    ['cells', '|'],
    ['addresses', '<.'],
    ['an address', '.', '<'],
  ])('Markdown made to keep a parser busy with %s is answered in time', async (_, mark, before = '') => {
    const busy = `| Name | Location |\n|---|---|\n${`| Acorn GmbH | ${before}${mark.repeat(15_000 / mark.length)} |\n`.repeat(50)}`;
    const started = performance.now();
    await take('quail', busy, { dryRun: 'true' }).then(
      ({ status }) => expect(status).toBe('dry_run'),
      ({ status }: { status: number }) => expect(status).toBe(422),
    );
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
