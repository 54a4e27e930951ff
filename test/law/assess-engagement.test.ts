import type { Agreement, Party } from '../../src/law/facts.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import {
  agreement,
  engagement,
  engagementOn,
  hired,
  on,
  ownIn,
  party,
  register,
  toldOfContract,
  transfer,
} from './facts.js';

describe('the contract verdict', () => {
  test.each([
    ['controller', 'processor', ['gap', 'DPA_MISSING']],
    ['processor', 'controller', ['gap', 'DPA_MISSING']],
    ['processor', 'sub_processor', ['gap', 'DPA_MISSING']],
    ['joint_controller', 'processor', ['gap', 'DPA_MISSING']],
    ['joint_controller', null, ['gap', 'ROLE_UNDETERMINED', 'ART26_ARRANGEMENT_MISSING']],
    ['joint_controller', 'joint_controller', ['gap', 'ART26_ARRANGEMENT_MISSING']],
    ['controller', 'controller', ['not_required']],
    [null, null, ['gap', 'ROLE_UNDETERMINED']],
    ['controller', null, ['gap', 'ROLE_UNDETERMINED']],
    [null, 'controller', ['gap', 'ROLE_UNDETERMINED']],
    [null, 'processor', ['gap', 'ROLE_UNDETERMINED', 'DPA_MISSING']],
  ] as const)('we %s, they %s, no paper: %j', (ours, theirs, expected) =>
    expect(toldOfContract('2026-11-23', hired(ours, theirs))).toEqual(expected),
  );

  test('a role unknown beside a processor with its contract leaves the contract in order', () => {
    expect(toldOfContract('2026-11-23', hired(null, 'processor', [agreement('dpa', '2020-01-01')]))).toEqual([
      'in_order',
      'ROLE_UNDETERMINED',
    ]);
  });
  test('a DPA does not replace the arrangement of joint controllers', () => {
    const joint = (kind: Agreement['kind'], signedOn: LegalDay) =>
      hired('joint_controller', 'joint_controller', [agreement(kind, signedOn)]);
    expect(toldOfContract('2026-11-23', joint('dpa', '2020-01-01'))).toEqual(['gap', 'ART26_ARRANGEMENT_MISSING']);
    expect(toldOfContract('2019-12-31', joint('art_26_arrangement', '2020-01-01'))).toEqual([
      'gap',
      'ART26_ARRANGEMENT_MISSING',
    ]);
    expect(toldOfContract('2020-01-01', joint('art_26_arrangement', '2020-01-01'))).toEqual(['in_order']);
  });
  test('on 24 May 2018 contract rules are not encoded, on 25 May they bind, in Norway on 20 July', () => {
    expect(toldOfContract('2018-05-24', hired('controller', 'processor'))).toEqual(['not_encoded']);
    expect(toldOfContract('2018-05-25', hired('controller', 'processor'))).toEqual(['gap', 'DPA_MISSING']);
    const norwegian = ownIn('NO', hired('controller', 'processor'));
    expect(toldOfContract('2018-07-19', norwegian)).toEqual(['not_encoded']);
    expect(toldOfContract('2018-07-20', norwegian)).toEqual(['gap', 'DPA_MISSING']);
  });
  test('not encoded, they never stop the verdict on the transfer', () => {
    const facts = hired('controller', 'processor', [], { transfers: [transfer([])] });
    expect(on('2018-05-24', facts)).toMatchObject({
      transfers: [{ verdict: 'gap' }],
      engagements: [{ verdict: 'not_encoded' }],
    });
  });
  test('a British party owes the contract under the law of the Union, from 1 January 2021 under its own, cited so', () => {
    const british = ownIn('GB', hired('controller', 'processor'));
    const cited = (day: LegalDay) => [
      engagementOn(day, british).regime,
      engagementOn(day, british).findings[0]?.citations[0]?.text,
    ];
    expect(cited('2020-12-31')).toEqual(['EU_GDPR', 'Art. 28(3) GDPR']);
    expect(cited('2021-01-01')).toEqual(['UK_GDPR', 'Art. 28(3) UK GDPR']);
  });
  test('a Swiss party owes the contract from 1 September 2023, cited as the FADP; before it, only where the GDPR binds it', () => {
    const swiss = (more: Partial<Party> = {}) => ownIn('CH', hired('controller', 'processor'), more);
    expect(toldOfContract('2023-08-31', swiss())).toEqual(['not_encoded']);
    expect(toldOfContract('2023-09-01', swiss())).toEqual(['gap', 'DPA_MISSING', 'TRANSFER_NOT_MAPPED']);
    const { regime, findings } = engagementOn('2023-09-01', swiss());
    expect([regime, findings[0]?.citations.map(({ text }) => text)]).toEqual(['CH_FADP', ['Art. 9(1) FADP']]);
    const bound = swiss({ directlySubjectTo: ['EU_GDPR'] });
    expect(toldOfContract('2023-08-31', bound)).toEqual(['gap', 'DPA_MISSING']);
    expect(engagementOn('2023-08-31', bound).regime).toBe('EU_GDPR');
  });
  test('beside a mere third party no contract is required, whatever we are', () => {
    for (const ours of ['controller', 'joint_controller', 'processor'] as const)
      expect(toldOfContract('2026-11-23', hired(ours, 'third_party'))).toEqual(['not_required']);
    expect(toldOfContract('2026-11-23', hired(null, 'third_party'))).toEqual(['gap', 'ROLE_UNDETERMINED']);
  });
  test('an engagement is judged from its first day to its last, of a party that a law binds', () => {
    const facts = register({
      engagements: [engagement('controller', 'processor', { startsOn: '2020-01-01', endsOn: '2020-12-31' })],
    });
    expect(toldOfContract('2019-12-31', facts)).toEqual(['out_of_scope']);
    expect(toldOfContract('2020-01-01', facts)).toEqual(['gap', 'DPA_MISSING']);
    expect(toldOfContract('2020-12-31', facts)).toEqual(['gap', 'DPA_MISSING']);
    expect(toldOfContract('2021-01-01', facts)).toEqual(['out_of_scope']);
    expect(toldOfContract('2020-06-01', { ...facts, parties: [party('own', 'US')] })).toEqual(['out_of_scope']);
    expect(toldOfContract('2020-06-01', { ...facts, parties: [] })).toEqual(['gap', 'TRANSFER_NOT_MAPPED']);
    expect(toldOfContract('2020-06-01', { ...facts, parties: [party('own', null)] })).toEqual([
      'gap',
      'TRANSFER_NOT_MAPPED',
    ]);
  });
});

test('the verdict on the contract and that on the transfer are independent', () => {
  const facts = hired('controller', 'processor', [agreement('dpa', '2020-01-01')], { transfers: [transfer([])] });
  expect(on('2026-11-23', facts)).toMatchObject({
    transfers: [{ verdict: 'gap' }],
    engagements: [{ verdict: 'in_order' }],
  });
});
