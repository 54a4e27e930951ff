import type { Derogation, DerogationLetter, Facts, Transfer } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import { derogation, impactAssessment, ownIn, sending, told, transferOn, vendor } from '../facts.js';

const on49 = (letter: DerogationLetter, more: Partial<Derogation> = {}, transfer: Partial<Transfer> = {}): Facts =>
  sending(vendor, [derogation(letter, more)], transfer);
const MISUSED = ['gap', 'NO_TRANSFER_MECHANISM', 'DEROGATION_MISUSED'];

/** Where each letter stands: Directive 95/46, GDPR and its British twin, FADP. */
const LETTERS = [
  ['a', '26(1)(a)', '49(1)(a)', '17(1)(a)'],
  ['b', '26(1)(b)', '49(1)(b)', '17(1)(b)'],
  ['c', '26(1)(c)', '49(1)(c)', '17(1)(b)'],
  ['d', '26(1)(d)', '49(1)(d)', '17(1)(c)'],
  ['e', '26(1)(d)', '49(1)(e)', '17(1)(c)'],
  ['f', '26(1)(e)', '49(1)(f)', '17(1)(d)'],
  ['g', '26(1)(f)', '49(1)(g)', '17(1)(f)'],
] as const;

describe.each(LETTERS)('letter %s', (letter, directive, gdpr, fadp) => {
  const facts = on49(letter);
  test.each([
    ['DE', '2000-07-26', `Art. ${directive} Directive 95/46/EC`],
    ['DE', '2018-05-24', `Art. ${directive} Directive 95/46/EC`],
    ['DE', '2018-05-25', `Art. ${gdpr} GDPR`],
    ['GB', '2020-12-31', `Art. ${gdpr} GDPR`],
    ['GB', '2021-01-01', `Art. ${gdpr} UK GDPR`],
    ['CH', '2000-07-26', 'Art. 6(2) FADP of 1992'],
    ['CH', '2023-08-31', 'Art. 6(2) FADP of 1992'],
    ['CH', '2023-09-01', `Art. ${fadp} FADP`],
  ] as const)('from %s on %s rests on %s', (country, day, citation) => {
    expect(told(day, ownIn(country, facts))).toEqual(['covered']);
    expect(transferOn(day, ownIn(country, facts)).governing?.citation?.text).toBe(citation);
  });
  test('needs no assessment of the transfer', () => expect(told('2026-11-23', facts)).toEqual(['covered']));
  test.each([
    ['once', ['covered']],
    ['occasional', ['covered']],
    ['systematic', MISUSED],
    [null, MISUSED],
  ] as const)('used %s: %j', (frequency, expected) => {
    for (const country of ['DE', 'GB', 'CH'])
      expect(told('2024-01-01', ownIn(country, on49(letter, { frequency })))).toEqual(expected);
  });
  test('whose necessity nobody recorded carries nothing, consent and the public register apart', () => {
    const needed = letter !== 'a' && letter !== 'g';
    expect(told('2024-01-01', on49(letter, { necessity: null }))).toEqual(needed ? MISUSED : ['covered']);
  });
  test('is no tool for the powers of a public body: a, b and c', () => {
    const authority = ownIn('DE', facts, { sector: 'public_body' });
    expect(told('2024-01-01', authority)).toEqual(['a', 'b', 'c'].includes(letter) ? MISUSED : ['covered']);
  });
  test('that nobody is recorded to have agreed to: consent alone needs it', () => {
    expect(told('2024-01-01', on49(letter, { agreedBy: null }))).toEqual(letter === 'a' ? MISUSED : ['covered']);
  });
  test('of the whole register: only the public register knows it, and never whole', () => {
    expect(told('2024-01-01', on49(letter, { wholeRegister: true }))).toEqual(letter === 'g' ? MISUSED : ['covered']);
  });
});

describe('compelling legitimate interests', () => {
  const lawful: Partial<Derogation> = { frequency: 'once', authorityToldOn: '2019-06-01' };
  const facts = (more: Partial<Derogation> = {}, assessedOn: LegalDay | null = '2019-05-01'): Facts => ({
    ...on49('compelling', { ...lawful, ...more }, { impactAssessmentIds: ['tia'] }),
    impactAssessments: [impactAssessment(assessedOn)],
  });
  test('came with the GDPR: not yet on 24 May 2018, known on 25 May', () => {
    const early = facts({ authorityToldOn: '2018-05-01' }, '2018-05-01');
    expect(told('2018-05-24', early)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
    expect(told('2018-05-25', early)).toEqual(['covered']);
  });
  test('count from the day on which the authority was told', () => {
    expect(told('2019-05-31', facts())).toEqual(MISUSED);
    expect(told('2019-06-01', facts())).toEqual(['covered']);
    expect(told('2026-11-23', facts({ authorityToldOn: null }))).toEqual(MISUSED);
  });
  test('need an assessment by the day', () => {
    const late = facts({ authorityToldOn: '2019-01-01' });
    expect(told('2019-04-30', late)).toEqual(MISUSED);
    expect(told('2019-05-01', late)).toEqual(['covered']);
    expect(told('2026-11-23', facts({}, null))).toEqual(MISUSED);
  });
  test.each([
    [{ frequency: 'occasional' as const }],
    [{ frequency: 'systematic' as const }],
    [{ frequency: null }],
    [{ necessity: null }],
  ])('with %j carry nothing', (more) => expect(told('2020-01-01', facts(more))).toEqual(MISUSED));
  test('are known in the United Kingdom, not in Switzerland', () => {
    expect(told('2021-01-01', ownIn('GB', facts()))).toEqual(['covered']);
    expect(told('2021-01-01', ownIn('CH', facts()))).toEqual(['gap', 'WRONG_REGIME_MECHANISM']);
  });
});

describe('what the person made public', () => {
  test('is an exception of Switzerland only', () => {
    expect(told('2023-09-01', ownIn('CH', on49('made_public')))).toEqual(['covered']);
    for (const country of ['DE', 'GB'])
      expect(told('2023-09-01', ownIn(country, on49('made_public')))).toEqual(['gap', 'WRONG_REGIME_MECHANISM']);
  });
  test('and stands in Art. 17(1)(e) since 1 September 2023', () => {
    const cited = (day: LegalDay) => transferOn(day, ownIn('CH', on49('made_public'))).governing?.citation?.text;
    expect([cited('2023-08-31'), cited('2023-09-01')]).toEqual(['Art. 6(2) FADP of 1992', 'Art. 17(1)(e) FADP']);
  });
});

test('every misuse is told', () => {
  const { findings } = transferOn(
    '2024-01-01',
    ownIn('DE', on49('b', { frequency: 'systematic', necessity: null }), { sector: 'public_body' }),
  );
  expect(findings.find(({ code }) => code === 'DEROGATION_MISUSED')?.reasons).toHaveLength(3);
});

test('a misused derogation beside a mechanism that was in place is told with its own code alone', () => {
  const facts = sending(vendor, [derogation('b', { frequency: 'systematic' }), derogation('made_public')]);
  expect(told('2024-01-01', facts)).toEqual(['gap', 'DEROGATION_MISUSED', 'WRONG_REGIME_MECHANISM']);
});

test('what an authority found at the destination does not take an exception down', () => {
  const facts = {
    ...on49('b', {}, { impactAssessmentIds: ['tia'] }),
    impactAssessments: [impactAssessment('2022-01-01', 'ineffective', 'tia', { foundBy: 'authority' })],
  };
  expect(told('2024-01-01', facts)).toEqual(['covered']);
});
