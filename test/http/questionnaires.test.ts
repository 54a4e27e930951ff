import { DataSource } from 'typeorm';
import { ROLE_EXAMPLES, TRANSFER_EXAMPLES } from '../../src/http/questionnaire.examples.js';
import type {
  NewRoleAnswers,
  NewRoleQuestions,
  NewTransferQuestions,
  RoleOutcomeView,
} from '../client/generated/index.js';
import { type Json, type RunningApp, startApp } from './app.js';
import { refused } from './client.js';
import { asDescribed } from './described.js';
import {
  changed,
  type Dealings,
  dealWith,
  expectRefused,
  listed,
  made,
  ON_INSTRUCTIONS,
  pointersIn,
} from './records.js';

let app: RunningApp;
let acme: Dealings;
beforeAll(async () => {
  app = await asDescribed(await startApp());
  acme = await dealWith(app, 'acme');
});
afterAll(() => app.close());

const askRole = async (body: NewRoleQuestions): Promise<RoleOutcomeView> =>
  (await app.api.questionnaires.askRole({ body })).data;
const events = (): Promise<Json[]> => app.app.get(DataSource).query(`select * from event`);

describe('The role questionnaire', () => {
  test.each([
    ['processor', 'processor', ['dpa']],
    ['ownUse', 'controller_for_that_processing', ['none', 'dpa']],
    ['joint', 'separate_controller', ['art_26_arrangement', 'none']],
    ['lawyer', 'separate_controller', ['none']],
    ['open', 'undetermined_between', []],
  ])('of the example %s answers %s', async (name, outcome, contracts) => {
    const answer = await askRole(ROLE_EXAMPLES[name]!.value);
    expect([answer.outcome, answer.parts.map(({ contract }) => contract)]).toEqual([outcome, contracts]);
  });

  test('without any answer asks on, and names every outcome', async () => {
    const answer = await askRole({});
    expect([answer.outcome, answer.regime, answer.between.length]).toEqual(['undetermined_between', 'EU_GDPR', 5]);
    expect(answer.ask.map(({ question }) => question)).toHaveLength(8);
    expect(answer.reasons).toEqual([]);
  });

  test('says which answer led there, with the articles of the law asked for', async () => {
    const { reasons, parts } = await askRole({ ...ON_INSTRUCTIONS, regime: 'UK_GDPR' });
    expect(reasons[0]).toEqual({ question: 'purposeSetBy', because: 'We set the purpose.' });
    expect(parts[0]!.citations.map(({ text }) => text)).toEqual(['Art. 4(8) UK GDPR', 'Art. 28(3) UK GDPR']);
  });

  test('refuses an answer that is none', async () => {
    const problem = await refused(askRole({ purposeSetBy: 'nobody' } as Json as NewRoleQuestions));
    expect([problem.status, pointersIn(problem)]).toEqual([400, ['/purposeSetBy']]);
    expect(problem.detail).toMatch(/us, other_side, both/);
  });
});

describe('The transfer questionnaire', () => {
  const ask = async (body: NewTransferQuestions) =>
    (await app.api.questionnaires.askTransfer({ body })).data.recipients;
  const example = (name: string) => TRANSFER_EXAMPLES[name]!.value as NewTransferQuestions;

  test('of a new processor in the United States: on 15 July 2020 Privacy Shield is open, on 16 July no longer', async () => {
    const shield = async (asOf: string) => {
      const [line] = await ask({ ...example('american'), asOf });
      return line!.outcomes[0]!.mechanisms.find(({ instrument }) => instrument === 'EU_US_PRIVACY_SHIELD');
    };
    expect(await shield('2020-07-15')).toMatchObject({ open: true, state: 'in_force', because: [] });
    expect(await shield('2020-07-16')).toMatchObject({ open: false, state: 'ended', needs: [] });
  });

  test('has one line for each recipient place: no transfer to Germany, one to the support in India on module 3', async () => {
    const lines = await ask(example('european'));
    expect(lines.map(({ recipient, place, outcomes }) => [recipient, place?.country, outcomes[0]!.outcome])).toEqual([
      ['Nordlicht CRM GmbH', undefined, 'not_a_transfer'],
      ['Nordlicht CRM GmbH', 'IE', 'not_a_transfer'],
      ['Nordlicht Support Pvt. Ltd.', 'IN', 'restricted_transfer'],
    ]);
    const clauses = lines[2]!.outcomes[0]!.mechanisms.find(({ instrument }) => instrument === '2021/914')!.clauses;
    expect(clauses!.modules).toEqual([3]);
  });

  test('from the United Kingdom names the Addendum, and the IDTA in its place', async () => {
    const [line] = await ask(example('british'));
    const open = line!.outcomes[0]!.mechanisms.filter(({ open: isOpen, kind }) => isOpen && kind === 'clause_set');
    expect(open.map(({ instrument, clauses }) => [instrument, clauses!.addition?.set ?? null])).toEqual([
      ['2021/914', 'UK_ADDENDUM_B1.0'],
      ['IDTA_A1.0', null],
    ]);
  });

  test('by the law as recorded: an event that ends a framework closes it', async () => {
    const framework = async () => {
      const [line] = await ask({ ...example('american'), asOf: '2026-12-01' });
      return line!.outcomes[0]!.mechanisms.find(({ instrument }) => instrument === 'EU_US_DPF')!.open;
    };
    expect(await framework()).toBe(true);
    const event = await made(app, 'legal-events', {
      instrument: 'EU_US_DPF',
      event: 'ended',
      cause: 'annulled',
      on: '2026-12-01',
      citation: 'A judgment',
    });
    expect(await framework()).toBe(false);
    await app.api.legalEvents.withdraw({ path: { id: event.id }, body: { reason: 'A test' } });
  });

  test('refuses a day before the encoded law, and a country that is none', async () => {
    const early = await refused(ask({ ...example('american'), asOf: '2000-07-25' }));
    expect([early.status, early.detail]).toEqual([422, expect.stringContaining('2000-07-26')]);
    const nowhere = { ...example('american'), importer: { name: 'x', country: 'XX' } };
    expect(pointersIn(await refused(ask(nowhere)))).toEqual(['/importer/country']);
  });

  test('neither asks for a key nor leaves a trace', async () => {
    const before = (await events()).length;
    await ask(example('american'));
    await askRole(ON_INSTRUCTIONS);
    expect((await events()).length).toBe(before);
  });
});

describe('An engagement with its answers', () => {
  const engage = (more: object) =>
    made(app, 'engagements', {
      vendorId: 'acme',
      ownPartyId: app.ownPartyId,
      vendorPartyId: acme.party.id,
      ...more,
    });
  const answered = (more: NewRoleAnswers = {}) => ({ roleQuestionnaire: { answers: { ...ON_INSTRUCTIONS, ...more } } });

  test.each([
    ['a processor', {}, {}, 'controller', 'processor'],
    ['a sub-processor of ours, who are a processor', {}, { ourRole: 'processor' }, 'processor', 'sub_processor'],
    ['a controller of its own', { ownDuties: true }, {}, 'controller', 'controller'],
    ['joint controllers', { decidedTogether: 'whole' }, {}, 'joint_controller', 'joint_controller'],
    ['a third party', { personalData: 'incidental' }, {}, 'controller', 'third_party'],
    ['nothing that is settled', { ownUse: null }, {}, null, null],
  ] as const)('takes the roles from them: %s', async (_, answers, more, ourRole, vendorRole) => {
    const engagement = await engage({ ...answered(answers), ...more });
    expect(engagement).toMatchObject({ ourRole, vendorRole });
    expect(engagement.roleQuestionnaire).toMatchObject({
      overridden: false,
      answeredOn: '2026-11-24',
      answeredBy: 'token',
    });
  });

  test('that name a use beyond our instructions records it, and is judged as a controller for it', async () => {
    const engagement = await engage(answered({ ownUse: true, ownUseWhat: 'Trains its models' }));
    expect(engagement.outsideInstructions).toEqual({ what: 'Trains its models', since: null });
    const found = await listed(app, 'gaps', { vendor: 'acme', code: 'PROCESSOR_TREATED_AS_CONTROLLER_ART_28_10' });
    expect(found.map(({ subject }) => subject.id)).toEqual([engagement.id]);
  });

  test('that leave the roles open has the gap until they are settled', async () => {
    const engagement = await engage(answered({ ownUse: null }));
    const undetermined = async () =>
      (await listed(app, 'gaps', { vendor: 'acme', code: 'ROLE_UNDETERMINED' })).map(({ subject }) => subject.id);
    expect(engagement.roleQuestionnaire!.between).toEqual(['processor', 'controller_for_that_processing']);
    expect(await undetermined()).toContain(engagement.id);
    const settled = await changed(app, `engagements/${engagement.id}`, answered());
    expect([settled.ourRole, settled.vendorRole]).toEqual(['controller', 'processor']);
    expect(await undetermined()).not.toContain(engagement.id);
  });

  test('may be overridden with a reason, which stays beside them with who gave it', async () => {
    const roles = { ourRole: 'controller', vendorRole: 'controller' };
    await expectRefused(engage({ ...answered(), ...roles }), '/roleReason', /lead to processor.*say why/);
    const engagement = await engage({ ...answered(), ...roles, roleReason: 'Its terms make it one' });
    expect(engagement.roleQuestionnaire).toMatchObject({
      outcome: 'processor',
      overridden: true,
      overriddenBecause: 'Its terms make it one',
      overriddenBy: 'token',
    });
  });

  test('that do not settle it are overridden by any role', async () => {
    const open = { ...answered({ ownUse: null }), vendorRole: 'processor' };
    await expectRefused(engage(open), '/roleReason', /do not settle/);
    expect(await engage({ ...open, roleReason: 'It told us so' })).toMatchObject({
      ourRole: null,
      vendorRole: 'processor',
      roleQuestionnaire: { outcome: 'undetermined_between', overridden: true },
    });
  });

  test('wants a new reason for each new override, and none for what has nothing to do with roles', async () => {
    const { id } = await engage(answered());
    await expectRefused(changed(app, `engagements/${id}`, { vendorRole: 'controller' }), '/roleReason', /say why/);
    const overridden = await changed(app, `engagements/${id}`, {
      vendorRole: 'controller',
      roleReason: 'As agreed',
      roleDecidedBy: 'Dana',
    });
    expect(overridden.roleQuestionnaire).toMatchObject({ overriddenBecause: 'As agreed', overriddenBy: 'Dana' });
    expect((await changed(app, `engagements/${id}`, { retention: '1 year' })).vendorRole).toBe('controller');
    await expectRefused(changed(app, `engagements/${id}`, { roleReason: null }), '/roleReason', /say why/);
    const anew = await changed(app, `engagements/${id}`, answered({ personalData: 'incidental' }));
    expect([anew.vendorRole, anew.roleQuestionnaire!.overridden]).toEqual(['third_party', false]);
    expect((await changed(app, `engagements/${id}`, { roleQuestionnaire: null })).roleQuestionnaire).toBeNull();
  });

  test('after a joint decision was undone takes our side back to controller', async () => {
    const { id } = await engage(answered({ decidedTogether: 'whole' }));
    const apart = await changed(app, `engagements/${id}`, answered());
    expect([apart.ourRole, apart.vendorRole]).toEqual(['controller', 'processor']);
  });

  test('keeps the answers in the history, and refuses those of a day to come', async () => {
    const { id } = await engage({
      roleQuestionnaire: { answers: ON_INSTRUCTIONS, answeredOn: '2026-11-20', answeredBy: 'Dana' },
    });
    const [event] = (await events()).filter(({ subject_id: subject }) => subject === id);
    expect(event).toMatchObject({
      kind: 'engagement.added',
      payload: { roleQuestionnaire: { answers: ON_INSTRUCTIONS, answeredBy: 'Dana' }, vendorRole: 'processor' },
    });
    const later = { roleQuestionnaire: { answers: ON_INSTRUCTIONS, answeredOn: '2026-11-25' } };
    await expectRefused(engage(later), '/roleQuestionnaire/answeredOn', /yet to come/);
  });
});
