import { fineUnder } from '../../src/law/fine.js';

test.each([
  ['EU_GDPR', '83(4)', 'Art. 83(4) GDPR', 10_000_000, 'EUR', 2],
  ['EU_GDPR', '83(5)', 'Art. 83(5) GDPR', 20_000_000, 'EUR', 4],
  ['UK_GDPR', '83(4)', 'Art. 83(4) UK GDPR', 8_700_000, 'GBP', 2],
  ['UK_GDPR', '83(5)', 'Art. 83(5) UK GDPR', 17_500_000, 'GBP', 4],
  ['CH_FADP', '83(4)', 'Art. 61 FADP', 250_000, 'CHF', null],
  ['CH_FADP', '83(5)', 'Art. 61 FADP', 250_000, 'CHF', null],
] as const)('under %s the tier %s is %s: up to %d %s, %s %%', (regime, tier, article, upTo, currency, percent) =>
  expect(fineUnder(regime, tier)).toEqual({ article, upTo, currency, percentOfTurnover: percent }),
);
