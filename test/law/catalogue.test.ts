import { AsOf } from '../../src/law/as-of.js';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import { CLAUSE_SETS, FRAMEWORKS } from '../../src/law/facts.js';
import { Law } from '../../src/law/law.js';
import { isLegalDay, type LegalDay, nextDay } from '../../src/law/legal-day.js';
import { FIRST_ENCODED_DAY } from '../../src/law/regime.js';
import { RULES } from '../../src/law/rules/rulebook.js';
import type { Timeline } from '../../src/law/timeline.js';

const LAST_SWEPT: LegalDay = '2032-12-31';

const timelines = [
  ...ENCODED_LAW.instruments.map(({ id, regimes }) => ({ id, regimes })),
  ...RULES.map(({ id, regimes }) => ({ id, regimes })),
].flatMap(({ id, regimes }) =>
  Object.entries(regimes as Record<string, Timeline<unknown>>).map(([regime, timeline]) => ({
    name: `${id} under ${regime}`,
    timeline,
  })),
);

/** What the entries say of a day, read naively: the last one that has begun. */
function asWritten({ encodedFrom, entries }: Timeline<unknown>, day: LegalDay): unknown {
  if (day < encodedFrom) return { status: 'not_encoded', encodedFrom };
  const begun = entries.filter(({ from }) => from <= day);
  const entry = begun[begun.length - 1];
  if (entry === undefined) return { status: 'not_yet', from: entries[0]?.from };
  return 'ended' in entry
    ? { status: 'ended', on: entry.from, cause: entry.ended, citation: entry.citation }
    : { status: 'in_force', on: entry.from, value: entry.value, citation: entry.citation };
}

test.each(timelines)('$name answers on every day from 2000-07-26 to 2032-12-31, as its entries say', ({ timeline }) => {
  const astray: LegalDay[] = [];
  let held: { answer: string; until: LegalDay | null } | null = null;
  for (let day = FIRST_ENCODED_DAY; day <= LAST_SWEPT; day = nextDay(day)) {
    const asOf = new AsOf(day);
    const answer = JSON.stringify(timeline.at(asOf));
    if (answer !== JSON.stringify(asWritten(timeline, day)) || answer !== JSON.stringify(timeline.on(day)))
      astray.push(day);
    // No answer changes but on the day that was foretold.
    if (held !== null && (held.until === day) === (held.answer === answer)) astray.push(day);
    if (asOf.heldSince === null ? day >= timeline.encodedFrom : asOf.heldSince > day) astray.push(day);
    held = { answer, until: asOf.changesOn };
  }
  expect(astray).toEqual([]);
});

/** First day and first day of the end, if any, of every instrument: section A of the law table. */
test.each([
  ['EU_ADEQUACY_CH', '2000/518/EC', '2000-07-26', null],
  ['EU_ADEQUACY_HU', '2000/519/EC', '2000-07-26', '2004-05-01'],
  ['EU_ADEQUACY_CA', '2002/2/EC', '2001-12-20', null],
  ['EU_ADEQUACY_AR', '2003/490/EC', '2003-06-30', null],
  ['EU_ADEQUACY_GG', '2003/821/EC', '2003-11-21', null],
  ['EU_ADEQUACY_IM', '2004/411/EC', '2004-04-28', null],
  ['EU_ADEQUACY_JE', '2008/393/EC', '2008-05-08', null],
  ['EU_ADEQUACY_FO', '2010/146/EU', '2010-03-05', null],
  ['EU_ADEQUACY_AD', '2010/625/EU', '2010-10-19', null],
  ['EU_ADEQUACY_IL', '2011/61/EU', '2011-01-31', null],
  ['EU_ADEQUACY_UY', '2012/484/EU', '2012-08-21', null],
  ['EU_ADEQUACY_NZ', '2013/65/EU', '2012-12-19', null],
  ['EU_ADEQUACY_JP', '(EU) 2019/419', '2019-01-23', null],
  ['EU_ADEQUACY_GB', '(EU) 2021/1772', '2021-06-28', '2031-12-28'],
  ['EU_ADEQUACY_KR', '(EU) 2022/254', '2021-12-17', null],
  ['EU_ADEQUACY_EPO', '(EU) 2025/1382', '2025-07-15', null],
  ['EU_ADEQUACY_BR', '(EU) 2026/179', '2026-01-26', null],
  ['EU_US_SAFE_HARBOR', '2000/520/EC', '2000-07-26', '2015-10-06'],
  ['EU_US_PRIVACY_SHIELD', '(EU) 2016/1250', '2016-07-12', '2020-07-16'],
  ['EU_US_DPF', '(EU) 2023/1795', '2023-07-10', null],
  ['2001/497', '2001/497/EC', '2001-09-03', '2022-12-28'],
  ['2002/16', '2002/16/EC', '2002-01-01', '2022-12-28'],
  ['2004/915', '2004/915/EC', '2005-04-01', '2022-12-28'],
  ['2010/87', '2010/87/EU', '2010-05-15', '2022-12-28'],
  ['2021/914', '(EU) 2021/914', '2021-06-27', null],
  ['2021/915', '(EU) 2021/915', '2021-06-27', null],
] as const)('%s is %s, law from %s, ended from %s', (id, officialId, from, endsOn) => {
  const instrument = ENCODED_LAW.instrument(id);
  const timeline = instrument?.regimes.EU_GDPR;
  expect({ officialId: instrument?.officialId, from: timeline?.entries[0]?.from, endsOn: timeline?.endsOn }).toEqual({
    officialId,
    from,
    endsOn,
  });
});

test('the table above names every instrument', () => {
  expect(ENCODED_LAW.instruments).toHaveLength(26);
});

test('every instrument cites its act, with the official page, and the day on which it was last held against a source', () => {
  for (const { officialId, citation, lastVerified } of ENCODED_LAW.instruments) {
    expect(citation.text).toContain(officialId);
    expect(citation.link).toMatch(/CELEX:3\d{4}D\d{4}$/);
    expect(isLegalDay(lastVerified)).toBe(true);
  }
});

test('the CELEX number of every act is that of its year and number', () => {
  for (const { officialId, citation } of ENCODED_LAW.instruments) {
    const [first = '', second = ''] = officialId.replace('(EU) ', '').split('/');
    expect(citation.link).toContain(`3${first}D${second.padStart(4, '0')}`);
  }
});

test('every clause set that a register can hold is an instrument; of the frameworks those of the Union', () => {
  expect(CLAUSE_SETS.filter((set) => ENCODED_LAW.instrument(set) === undefined)).toEqual([]);
  expect(FRAMEWORKS.filter((framework) => ENCODED_LAW.instrument(framework) === undefined)).toEqual([
    'SWISS_US_PRIVACY_SHIELD',
    'UK_EXTENSION',
    'SWISS_US_DPF',
  ]);
});

test('two instruments of one id are refused', () => {
  const [first] = ENCODED_LAW.instruments;
  expect(() => new Law('x', [first!, first!])).toThrow(RangeError);
});
