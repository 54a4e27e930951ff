import { fineUnder } from '../../src/law/fine.js';

test.each([
  ['EU_GDPR', '83(4)', 'Art. 83(4) GDPR', 10_000_000, 'EUR', 2],
  ['EU_GDPR', '83(5)', 'Art. 83(5) GDPR', 20_000_000, 'EUR', 4],
  ['UK_GDPR', '83(4)', 'Art. 83(4) UK GDPR', 8_700_000, 'GBP', 2],
  ['UK_GDPR', '83(5)', 'Art. 83(5) UK GDPR', 17_500_000, 'GBP', 4],
  ['CH_FADP', '83(4)', 'Art. 61 FADP', 250_000, 'CHF', null],
  ['CH_FADP', '83(5)', 'Art. 61 FADP', 250_000, 'CHF', null],
] as const)('under %s the tier %s is %s: up to %d %s, %s %%', (regime, tier, article, upTo, currency, percent) =>
  expect(fineUnder(regime, tier, '2026-11-24')).toEqual({ article, upTo, currency, percentOfTurnover: percent }),
);

test.each([
  ['EU_GDPR', '2018-05-24', '2018-05-25'],
  ['UK_GDPR', '2020-12-31', '2021-01-01'],
  ['CH_FADP', '2023-08-31', '2023-09-01'],
] as const)('under %s no fine is told as of %s, and one as of %s', (regime, before, since) => {
  expect(fineUnder(regime, '83(5)', before)).toBeNull();
  expect(fineUnder(regime, '83(5)', since)).not.toBeNull();
});
