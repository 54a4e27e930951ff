import { AsOf } from '../../src/law/as-of.js';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import { CLAUSE_SETS, DEROGATION_LETTERS, FRAMEWORKS, SAFEGUARD_KINDS } from '../../src/law/facts.js';
import { Law } from '../../src/law/law.js';
import { isLegalDay, type LegalDay, nextDay } from '../../src/law/legal-day.js';
import { FIRST_ENCODED_DAY, type Regime } from '../../src/law/regime.js';
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
function asWritten({ encodedFrom, entries }: Timeline<unknown>): (day: LegalDay) => string {
  const said = [
    JSON.stringify({ status: 'not_yet', from: entries[0]?.from }),
    ...entries.map((entry) =>
      JSON.stringify(
        'ended' in entry
          ? { status: 'ended', on: entry.from, cause: entry.ended, citation: entry.citation }
          : { status: 'in_force', on: entry.from, value: entry.value, citation: entry.citation },
      ),
    ),
  ];
  const notEncoded = JSON.stringify({ status: 'not_encoded', encodedFrom });
  return (day) => (day < encodedFrom ? notEncoded : said[entries.filter(({ from }) => from <= day).length]!);
}

const DAYS: LegalDay[] = [];
for (let day = FIRST_ENCODED_DAY; day <= LAST_SWEPT; day = nextDay(day)) DAYS.push(day);

test.each(timelines)('$name answers on every day from 2000-07-26 to 2032-12-31, as its entries say', ({ timeline }) => {
  const astray: LegalDay[] = [];
  const expected = asWritten(timeline);
  const texts = new Map<unknown, string>();
  let held: { answer: unknown; until: LegalDay | null } | null = null;
  for (const day of DAYS) {
    const asOf = new AsOf(day);
    const answer = timeline.at(asOf);
    if (!texts.has(answer)) texts.set(answer, JSON.stringify(answer));
    if (texts.get(answer) !== expected(day) || answer !== timeline.on(day)) astray.push(day);
    // No answer changes but on the day that was foretold.
    if (held !== null && (held.until === day) === (held.answer === answer)) astray.push(day);
    if (asOf.heldSince === null ? day >= timeline.encodedFrom : asOf.heldSince > day) astray.push(day);
    held = { answer, until: asOf.changesOn };
  }
  expect(astray).toEqual([]);
});

/** First day and first day of the end, if any, of every instrument under every regime that knows it: section A of the law table. */
const ENCODED: readonly (readonly [Regime, string, string, LegalDay, LegalDay | null])[] = [
  ['EU_GDPR', 'EU_ADEQUACY_CH', '2000/518/EC', '2000-07-26', null],
  ['EU_GDPR', 'EU_ADEQUACY_HU', '2000/519/EC', '2000-07-26', '2004-05-01'],
  ['EU_GDPR', 'EU_ADEQUACY_CA', '2002/2/EC', '2001-12-20', null],
  ['EU_GDPR', 'EU_ADEQUACY_AR', '2003/490/EC', '2003-06-30', null],
  ['EU_GDPR', 'EU_ADEQUACY_GG', '2003/821/EC', '2003-11-21', null],
  ['EU_GDPR', 'EU_ADEQUACY_IM', '2004/411/EC', '2004-04-28', null],
  ['EU_GDPR', 'EU_ADEQUACY_JE', '2008/393/EC', '2008-05-08', null],
  ['EU_GDPR', 'EU_ADEQUACY_FO', '2010/146/EU', '2010-03-05', null],
  ['EU_GDPR', 'EU_ADEQUACY_AD', '2010/625/EU', '2010-10-19', null],
  ['EU_GDPR', 'EU_ADEQUACY_IL', '2011/61/EU', '2011-01-31', null],
  ['EU_GDPR', 'EU_ADEQUACY_UY', '2012/484/EU', '2012-08-21', null],
  ['EU_GDPR', 'EU_ADEQUACY_NZ', '2013/65/EU', '2012-12-19', null],
  ['EU_GDPR', 'EU_ADEQUACY_JP', '(EU) 2019/419', '2019-01-23', null],
  ['EU_GDPR', 'EU_ADEQUACY_GB', '(EU) 2021/1772', '2021-06-28', '2031-12-28'],
  ['EU_GDPR', 'EU_ADEQUACY_KR', '(EU) 2022/254', '2021-12-17', null],
  ['EU_GDPR', 'EU_ADEQUACY_EPO', '(EU) 2025/1382', '2025-07-15', null],
  ['EU_GDPR', 'EU_ADEQUACY_BR', '(EU) 2026/179', '2026-01-26', null],
  ['EU_GDPR', 'EU_US_SAFE_HARBOR', '2000/520/EC', '2000-07-26', '2015-10-06'],
  ['EU_GDPR', 'EU_US_PRIVACY_SHIELD', '(EU) 2016/1250', '2016-07-12', '2020-07-16'],
  ['EU_GDPR', 'EU_US_DPF', '(EU) 2023/1795', '2023-07-10', null],
  ['EU_GDPR', '2001/497', '2001/497/EC', '2001-09-03', '2022-12-28'],
  ['EU_GDPR', '2002/16', '2002/16/EC', '2002-01-01', '2022-12-28'],
  ['EU_GDPR', '2004/915', '2004/915/EC', '2005-04-01', '2022-12-28'],
  ['EU_GDPR', '2010/87', '2010/87/EU', '2010-05-15', '2022-12-28'],
  ['EU_GDPR', '2021/914', '(EU) 2021/914', '2021-06-27', null],
  ['EU_GDPR', '2021/915', '(EU) 2021/915', '2021-06-27', null],
  ['UK_GDPR', 'UK_ADEQUACY_EEA', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_GI', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_AD', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_AR', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_CA', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_CH', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_FO', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_GG', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_IL', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_IM', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_JE', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_JP', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_NZ', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_UY', 'DPA 2018 Sch. 21 Part 3 para. 5', '2020-12-31', null],
  ['UK_GDPR', 'UK_ADEQUACY_KR', 'SI 2022/1213', '2022-12-19', null],
  ['UK_GDPR', 'EU_US_SAFE_HARBOR', '2000/520/EC', '2000-07-26', '2015-10-06'],
  ['UK_GDPR', 'EU_US_PRIVACY_SHIELD', '(EU) 2016/1250', '2016-07-12', '2020-07-16'],
  ['UK_GDPR', 'UK_EXTENSION', 'SI 2023/1028', '2023-10-12', null],
  ['UK_GDPR', '2001/497', '2001/497/EC', '2020-12-31', '2024-03-22'],
  ['UK_GDPR', '2004/915', '2004/915/EC', '2020-12-31', '2024-03-22'],
  ['UK_GDPR', '2010/87', '2010/87/EU', '2020-12-31', '2024-03-22'],
  ['UK_GDPR', 'IDTA_A1.0', 'IDTA A1.0', '2022-03-21', null],
  ['UK_GDPR', 'UK_ADDENDUM_B1.0', 'Addendum B1.0', '2022-03-21', null],
  ['CH_FADP', 'CH_ADEQUACY_EEA', 'DPO Annex 1', '2000-07-26', null],
  ['CH_FADP', 'CH_ADEQUACY_GB', 'DPO Annex 1', '2000-07-26', null],
  ['CH_FADP', 'CH_ADEQUACY_GI', 'DPO Annex 1', '2000-07-26', null],
  ['CH_FADP', 'CH_ADEQUACY_MC', 'DPO Annex 1', '2000-07-26', null],
  ['CH_FADP', 'CH_ADEQUACY_AD', 'DPO Annex 1', '2010-10-19', null],
  ['CH_FADP', 'CH_ADEQUACY_AR', 'DPO Annex 1', '2003-06-30', null],
  ['CH_FADP', 'CH_ADEQUACY_CA', 'DPO Annex 1', '2001-12-20', null],
  ['CH_FADP', 'CH_ADEQUACY_FO', 'DPO Annex 1', '2010-03-05', null],
  ['CH_FADP', 'CH_ADEQUACY_GG', 'DPO Annex 1', '2003-11-21', null],
  ['CH_FADP', 'CH_ADEQUACY_IM', 'DPO Annex 1', '2004-04-28', null],
  ['CH_FADP', 'CH_ADEQUACY_IL', 'DPO Annex 1', '2011-01-31', null],
  ['CH_FADP', 'CH_ADEQUACY_JE', 'DPO Annex 1', '2008-05-08', null],
  ['CH_FADP', 'CH_ADEQUACY_NZ', 'DPO Annex 1', '2012-12-19', null],
  ['CH_FADP', 'CH_ADEQUACY_UY', 'DPO Annex 1', '2012-08-21', null],
  ['CH_FADP', 'SWISS_US_SAFE_HARBOR', 'US-Swiss Safe Harbor Framework', '2008-12-01', '2015-10-22'],
  ['CH_FADP', 'SWISS_US_PRIVACY_SHIELD', 'Swiss-US Privacy Shield Framework', '2017-04-12', '2020-09-08'],
  ['CH_FADP', 'SWISS_US_DPF', 'AS 2024 435', '2024-09-15', null],
  ['CH_FADP', '2001/497', '2001/497/EC', '2001-09-03', '2023-01-01'],
  ['CH_FADP', '2002/16', '2002/16/EC', '2002-01-01', '2023-01-01'],
  ['CH_FADP', '2004/915', '2004/915/EC', '2005-04-01', '2023-01-01'],
  ['CH_FADP', '2010/87', '2010/87/EU', '2010-05-15', '2023-01-01'],
  ['CH_FADP', 'FDPIC_ADAPTATION', 'FDPIC, recognition of 27 August 2021', '2021-08-27', null],
  ['EU_GDPR', 'EUROPRIVACY', 'EDPB Opinion 15/2026', '2026-04-15', null],
  ['EU_GDPR', 'BCR_CONTROLLER', 'Art. 47 GDPR', '2000-07-26', null],
  ['UK_GDPR', 'BCR_CONTROLLER', 'Art. 47 GDPR', '2021-01-01', null],
  ['CH_FADP', 'BCR_CONTROLLER', 'Art. 47 GDPR', '2000-07-26', null],
  ['EU_GDPR', 'BCR_PROCESSOR', 'Art. 47 GDPR', '2000-07-26', null],
  ['UK_GDPR', 'BCR_PROCESSOR', 'Art. 47 GDPR', '2021-01-01', null],
  ['CH_FADP', 'BCR_PROCESSOR', 'Art. 47 GDPR', '2000-07-26', null],
  ['EU_GDPR', 'CODE_OF_CONDUCT', 'Art. 46(2)(e) GDPR', '2018-05-25', null],
  ['UK_GDPR', 'CODE_OF_CONDUCT', 'Art. 46(2)(e) GDPR', '2021-01-01', null],
  ['EU_GDPR', 'AD_HOC_CLAUSES', 'Art. 46(3)(a) GDPR', '2000-07-26', null],
  ['UK_GDPR', 'AD_HOC_CLAUSES', 'Art. 46(3)(a) GDPR', '2021-01-01', null],
  ['CH_FADP', 'AD_HOC_CLAUSES', 'Art. 46(3)(a) GDPR', '2000-07-26', null],
  ['EU_GDPR', 'AUTHORITY_CLAUSES', 'Art. 46(2)(d) GDPR', '2018-05-25', null],
  ['CH_FADP', 'AUTHORITY_CLAUSES', 'Art. 46(2)(d) GDPR', '2000-07-26', null],
  ['EU_GDPR', 'PUBLIC_INSTRUMENT', 'Art. 46(2)(a) GDPR', '2000-07-26', null],
  ['UK_GDPR', 'PUBLIC_INSTRUMENT', 'Art. 46(2)(a) GDPR', '2021-01-01', null],
  ['CH_FADP', 'PUBLIC_INSTRUMENT', 'Art. 46(2)(a) GDPR', '2000-07-26', null],
  ['EU_GDPR', 'ADMINISTRATIVE_ARRANGEMENT', 'Art. 46(3)(b) GDPR', '2000-07-26', null],
  ['UK_GDPR', 'ADMINISTRATIVE_ARRANGEMENT', 'Art. 46(3)(b) GDPR', '2021-01-01', null],
  ['CH_FADP', 'ADMINISTRATIVE_ARRANGEMENT', 'Art. 46(3)(b) GDPR', '2000-07-26', null],
  ['EU_GDPR', 'DEROGATION_A', 'Art. 49(1)(a) GDPR', '2000-07-26', null],
  ['UK_GDPR', 'DEROGATION_A', 'Art. 49(1)(a) GDPR', '2021-01-01', null],
  ['CH_FADP', 'DEROGATION_A', 'Art. 49(1)(a) GDPR', '2000-07-26', null],
  ['EU_GDPR', 'DEROGATION_B', 'Art. 49(1)(b) GDPR', '2000-07-26', null],
  ['UK_GDPR', 'DEROGATION_B', 'Art. 49(1)(b) GDPR', '2021-01-01', null],
  ['CH_FADP', 'DEROGATION_B', 'Art. 49(1)(b) GDPR', '2000-07-26', null],
  ['EU_GDPR', 'DEROGATION_C', 'Art. 49(1)(c) GDPR', '2000-07-26', null],
  ['UK_GDPR', 'DEROGATION_C', 'Art. 49(1)(c) GDPR', '2021-01-01', null],
  ['CH_FADP', 'DEROGATION_C', 'Art. 49(1)(c) GDPR', '2000-07-26', null],
  ['EU_GDPR', 'DEROGATION_D', 'Art. 49(1)(d) GDPR', '2000-07-26', null],
  ['UK_GDPR', 'DEROGATION_D', 'Art. 49(1)(d) GDPR', '2021-01-01', null],
  ['CH_FADP', 'DEROGATION_D', 'Art. 49(1)(d) GDPR', '2000-07-26', null],
  ['EU_GDPR', 'DEROGATION_E', 'Art. 49(1)(e) GDPR', '2000-07-26', null],
  ['UK_GDPR', 'DEROGATION_E', 'Art. 49(1)(e) GDPR', '2021-01-01', null],
  ['CH_FADP', 'DEROGATION_E', 'Art. 49(1)(e) GDPR', '2000-07-26', null],
  ['EU_GDPR', 'DEROGATION_F', 'Art. 49(1)(f) GDPR', '2000-07-26', null],
  ['UK_GDPR', 'DEROGATION_F', 'Art. 49(1)(f) GDPR', '2021-01-01', null],
  ['CH_FADP', 'DEROGATION_F', 'Art. 49(1)(f) GDPR', '2000-07-26', null],
  ['EU_GDPR', 'DEROGATION_G', 'Art. 49(1)(g) GDPR', '2000-07-26', null],
  ['UK_GDPR', 'DEROGATION_G', 'Art. 49(1)(g) GDPR', '2021-01-01', null],
  ['CH_FADP', 'DEROGATION_G', 'Art. 49(1)(g) GDPR', '2000-07-26', null],
  ['EU_GDPR', 'DEROGATION_COMPELLING', 'Art. 49(1) second subparagraph GDPR', '2018-05-25', null],
  ['UK_GDPR', 'DEROGATION_COMPELLING', 'Art. 49(1) second subparagraph GDPR', '2021-01-01', null],
  ['CH_FADP', 'DEROGATION_MADE_PUBLIC', 'Art. 17(1)(e) FADP', '2000-07-26', null],
];

test.each(ENCODED)('under %s %s is %s, law from %s, ended from %s', (regime, id, officialId, from, endsOn) => {
  const instrument = ENCODED_LAW.instrument(id);
  const timeline = instrument?.regimes[regime];
  expect({ officialId: instrument?.officialId, from: timeline?.entries[0]?.from, endsOn: timeline?.endsOn }).toEqual({
    officialId,
    from,
    endsOn,
  });
});

test('the table above names every instrument under every regime that knows it', () => {
  const known = ENCODED_LAW.instruments.flatMap(({ id, regimes }) =>
    Object.keys(regimes).map((regime) => `${regime} ${id}`),
  );
  expect(ENCODED.map(([regime, id]) => `${regime} ${id}`).sort()).toEqual(known.sort());
});

/** Decisions of the Union, whose official page is found by their number. */
const ofTheUnion = ENCODED_LAW.instruments.filter(({ officialId }) => /^(\(EU\) )?\d{4}\/\d+/.test(officialId));

test('every instrument cites its act, and the day on which it was last held against a source', () => {
  for (const { citation, lastVerified } of ENCODED_LAW.instruments) {
    expect(citation.text).not.toBe('');
    expect(isLegalDay(lastVerified)).toBe(true);
  }
  expect(ofTheUnion).toHaveLength(26);
});

test('a decision of the Union is cited with its official page, the CELEX number of which is that of its year and number', () => {
  for (const { officialId, citation } of ofTheUnion) {
    expect(citation.text).toContain(officialId);
    const [first = '', second = ''] = officialId.replace('(EU) ', '').split('/');
    expect(citation.link).toMatch(new RegExp(`CELEX:3${first}D${second.padStart(4, '0')}$`));
  }
});

test('every clause set and framework that a register can hold is an instrument, every safeguard and derogation a tool', () => {
  expect([...CLAUSE_SETS, ...FRAMEWORKS].filter((id) => ENCODED_LAW.instrument(id) === undefined)).toEqual([]);
  expect(SAFEGUARD_KINDS.filter((kind) => ENCODED_LAW.safeguard(kind) === undefined)).toEqual([]);
  expect(DEROGATION_LETTERS.filter((letter) => ENCODED_LAW.derogation(letter) === undefined)).toEqual([]);
});

test('whatever ends is followed by no gap: an entry begins where the one before it stops, under one regime in order', () => {
  for (const { timeline } of timelines) {
    const days = timeline.entries.map(({ from }) => from);
    expect(days).toEqual([...new Set(days)].sort());
    expect(timeline.entries.slice(0, -1).filter((entry) => 'ended' in entry)).toEqual([]);
  }
});

test('two instruments of one id are refused', () => {
  const [first] = ENCODED_LAW.instruments;
  expect(() => new Law('x', [first!, first!])).toThrow(RangeError);
});
