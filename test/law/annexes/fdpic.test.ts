import type { Adaptations } from '../../../src/law/annexes/particulars.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import { clauseSet, ELECTED } from '../facts.js';
import { filledOn, itemsOf, openIn, toldOf } from './filled.js';

const ADAPTED: Adaptations = { authority: 'alone', fadpReferences: true, suitsAtHome: true, legalPersons: null };

/** The adaptations of module 2 for an exporter in Switzerland, with a branch in Germany where it is under the GDPR too. */
function adaptations(
  adapted: Partial<Adaptations> | null,
  alsoGdpr = false,
  day: LegalDay = '2024-01-01',
  elected = {},
) {
  return filledOn(day, 'FDPIC_ADAPTATION', [], {
    exporter: { country: 'CH', branches: alsoGdpr ? ['DE'] : [] },
    beside: [clauseSet('2021/914', [2], { id: 'eu', elections: { ...ELECTED, ...elected } })],
    clauseSets: { set: { adaptations: adapted === null ? null : { ...ADAPTED, ...adapted } } },
  });
}
const told = (id: string, ...of: Parameters<typeof adaptations>) =>
  toldOf(itemsOf(adaptations(...of), null), `fdpic.${id}`);

test('whole, lacks nothing', () => {
  expect(openIn(adaptations({}))).toEqual([]);
  expect(openIn(adaptations({ authority: 'in_parallel' }, true))).toEqual([]);
});

test('nothing recorded is missing', () =>
  expect(openIn(adaptations(null))).toEqual(['fdpic.authority', 'fdpic.references', 'fdpic.courts']));

test('on 26 August 2021 the FDPIC had not recognised the clauses, on 27 August it had', () => {
  const on = (day: LegalDay) => toldOf(itemsOf(adaptations({}, false, day), null), 'instrument.CH_FADP')[0];
  expect([on('2021-08-26'), on('2021-08-27')]).toEqual(['invalid', 'complete']);
});

test.each<[Adaptations['authority'], boolean, string, string | null]>([
  ['alone', false, 'complete', 'the FDPIC alone'],
  ['in_parallel', false, 'invalid', 'the exporter is under the FADP only, so the FDPIC supervises alone'],
  ['alone', true, 'invalid', 'the exporter is under other law too, so the FDPIC supervises in parallel'],
  ['in_parallel', true, 'complete', 'the FDPIC in parallel with the authority of clause 13'],
  [null, true, 'missing', 'whether the FDPIC supervises alone or in parallel is not recorded'],
])('the FDPIC %s, an exporter also under the GDPR: %s, is %s', (authority, alsoGdpr, state, says) =>
  expect(told('authority', { authority }, alsoGdpr)).toEqual([state, says]),
);

test('whose transfers are not under the FADP, nobody can say which authority it is', () => {
  const german = filledOn('2024-01-01', 'FDPIC_ADAPTATION', [], {
    beside: [clauseSet('2021/914', [2], { id: 'eu' })],
    clauseSets: { set: { adaptations: ADAPTED } },
  });
  expect(toldOf(itemsOf(german, null), 'fdpic.authority')[0]).toBe('missing');
});

test('references to the GDPR are read as the FADP, and "Member State" keeps nobody from suing at home', () => {
  expect(told('references', { fadpReferences: false })[0]).toBe('invalid');
  expect(told('courts', { suitsAtHome: false })[0]).toBe('invalid');
  expect(told('courts', { suitsAtHome: null })[0]).toBe('missing');
});

test('under the FADP alone any law with rights of third parties may be chosen, otherwise clause 17 stands', () => {
  const swiss = { clause17Law: 'CH' };
  expect(toldOf(itemsOf(adaptations({}, false, '2024-01-01', swiss), null), 'fdpic.law.m2')).toEqual([
    'complete',
    'the law of CH',
  ]);
  expect(told('law.m2', {}, false, '2024-01-01', { ...swiss, thirdPartyRights: null })[0]).toBe('missing');
  expect(told('law.m2', {}, false, '2024-01-01', { thirdPartyRights: false })[0]).toBe('invalid');
  expect(told('law', {}, true, '2024-01-01', swiss)[0]).toBe('not_required');
});

test('until 31 August 2023 legal persons must be covered, from 1 September no longer', () => {
  const on = (day: LegalDay, legalPersons: boolean | null) => told('legal_persons', { legalPersons }, false, day)[0];
  expect([on('2023-08-31', true), on('2023-08-31', false), on('2023-08-31', null)]).toEqual([
    'complete',
    'invalid',
    'missing',
  ]);
  expect([on('2023-09-01', true), on('2023-09-01', null)]).toEqual(['not_required', 'not_required']);
});
