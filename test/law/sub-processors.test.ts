import { AsOf } from '../../src/law/as-of.js';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import { Dossier } from '../../src/law/dossier.js';
import type { Facts, Subprocessing } from '../../src/law/facts.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import { agreedTerms, standingOf } from '../../src/law/sub-processors.js';
import { agreement, clauseSet, ELECTED, engagement, hired, own, party, subprocessing, transfer } from './facts.js';

const facts = (noticeDays: number | null = 30, more: Partial<Facts> = {}): Facts =>
  hired('controller', 'processor', [agreement('dpa', '2022-01-01', [], { subprocessorNoticeDays: noticeDays })], {
    parties: [own, party('vendor', 'IE'), party('sub', 'IN')],
    ...more,
  });
const standing = (one: Partial<Subprocessing>, given = facts(), day: LegalDay = '2024-03-01') =>
  standingOf(subprocessing(one), new Dossier(given), ENCODED_LAW, new AsOf(day));

test('announced on 1 January 2024 with 30 days of notice, we may object until 31 January', () => {
  expect(standing({}).objectionDueOn).toBe('2024-01-31');
  expect(standing({ objectionDueOn: '2024-02-10' }).objectionDueOn).toBe('2024-02-10');
  expect(standing({}, facts(null)).objectionDueOn).toBeNull();
  expect(standing({ announcedOn: null }).objectionDueOn).toBeNull();
  // Without a contract in force nothing is agreed.
  expect(standing({}, facts(), '2021-12-31').objectionDueOn).toBeNull();
});

test('of several contracts the first last day counts', () => {
  const second = { ...engagement('controller', 'processor'), id: 'second' };
  const short = agreement('dpa', '2022-01-01', [], {
    id: 'short',
    engagementIds: ['second'],
    subprocessorNoticeDays: 14,
  });
  const base = facts();
  const both = { ...base, engagements: [...base.engagements, second], agreements: [...base.agreements, short] };
  expect(standing({}, both).objectionDueOn).toBe('2024-01-15');
  expect(standing({ engagementIds: ['engagement'] }, both).objectionDueOn).toBe('2024-01-31');
});

test('an objection of the last day is in time, of the day after late', () => {
  const objected = (decidedOn: LegalDay) => standing({ decision: 'objected', decidedOn }).objectedLate;
  expect([objected('2024-01-31'), objected('2024-02-01')]).toEqual([false, true]);
  expect(standing({ decision: 'accepted', decidedOn: '2024-02-01' }).objectedLate).toBe(false);
});

test('one in India wants a transfer, which stands until its last day; one in Ireland does not', () => {
  expect(standing({})).toMatchObject({ needsTransfer: true, transferIds: [], processesAbroad: false });
  expect(standing({ places: ['IE', 'IN'] }).processesAbroad).toBe(true);
  const hop = facts(30, { transfers: [transfer([], { id: 'hop', importerId: 'sub', endsOn: '2024-02-29' })] });
  expect(standing({}, hop, '2024-02-29').transferIds).toEqual(['hop']);
  expect(standing({}, hop, '2024-03-01').transferIds).toEqual([]);
  expect(standing({}, facts(30, { parties: [own, party('sub', 'IE')] })).needsTransfer).toBe(false);
  expect(standing({}, facts(30, { parties: [own, party('sub', null)] })).needsTransfer).toBeNull();
});

test('the terms are those of the contract in force, with the day on which it was concluded', () => {
  const [processing] = facts().engagements;
  const terms = (given: Facts, day: LegalDay) =>
    agreedTerms(processing!, new Dossier(given), ENCODED_LAW, new AsOf(day));
  expect(terms(facts(), '2022-01-01')).toEqual({ authorisation: 'general', noticeDays: 30, concludedOn: '2022-01-01' });
  expect(terms(facts(), '2021-12-31')).toEqual({ authorisation: null, noticeDays: null, concludedOn: null });
  const clauses = clauseSet('2021/914', [2], { elections: { ...ELECTED, clause9: 'general', clause9Days: 14 } });
  const onClauses = facts(30, {
    agreements: [
      agreement('standalone_clauses', '2022-05-01', [clauses], { authorisation: null, subprocessorNoticeDays: null }),
    ],
  });
  expect(terms(onClauses, '2022-05-01')).toMatchObject({ noticeDays: 14, concludedOn: '2022-05-01' });
});
