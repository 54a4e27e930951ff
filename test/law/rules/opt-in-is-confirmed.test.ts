import { type Agreement, OPT_IN_METHODS, type OptIn } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import { agreement, hired, optIn, ownIn, toldOfContract } from '../facts.js';

const WAITING = ['gap', 'DPA_MISSING', 'OPT_IN_UNCONFIRMED'];
const opted = (optIns: readonly OptIn[], paper: Partial<Agreement> = {}, signedOn: LegalDay | null = null) =>
  hired(
    'controller',
    'processor',
    [agreement('dpa', signedOn, [], { document: { bearsOn: '2024-01-01' }, ...paper })],
    { optIns },
  );

describe.each(OPT_IN_METHODS)('an opt-in by %s', (method) => {
  // A form that is to be signed and returned is an agreement once it is signed; the others by their confirmation.
  const signedOn = method === 'signed_return' ? ('2024-01-01' as const) : null;
  test('is none until the other side confirms it', () => {
    const facts = opted([optIn(method, '2024-03-01')], {}, signedOn);
    expect(toldOfContract('2024-02-29', facts)).toEqual(WAITING);
    expect(toldOfContract('2024-03-01', facts)).toEqual(['in_order']);
  });
  test('is none where nobody ever confirms it', () =>
    expect(toldOfContract('2026-11-23', opted([optIn(method, null)], {}, signedOn))).toEqual(WAITING));
  test('is told from the day on which it was requested', () => {
    const facts = opted([optIn(method, null, { requestedOn: '2024-02-01' })], {}, signedOn);
    expect(toldOfContract('2024-01-31', facts)).toEqual(['gap', 'DPA_MISSING']);
    expect(toldOfContract('2024-02-01', facts)).toEqual(WAITING);
  });
  test('into terms that are accepted: acceptance confirms what they incorporate, and no other way', () => {
    const facts = opted([optIn(method, null)], { acceptedOn: '2024-03-01' });
    const confirmed = method === 'incorporated_in_terms';
    expect(toldOfContract('2024-02-29', facts)).toEqual(WAITING);
    expect(toldOfContract('2024-03-01', facts)).toEqual(confirmed ? ['in_order'] : WAITING);
  });
  test('does not hold up another contract that is in force', () => {
    const facts = opted([optIn(method, null)], {}, signedOn);
    const other = agreement('dpa', '2022-01-01', [], { id: 'other' });
    expect(toldOfContract('2024-03-01', { ...facts, agreements: [...facts.agreements, other] })).toEqual([
      'gap',
      'OPT_IN_UNCONFIRMED',
    ]);
  });
});

test('accepted terms count from their acceptance, though the vendor confirmed it later', () => {
  const facts = (method: OptIn['method']) => opted([optIn(method, '2024-06-01')], { acceptedOn: '2024-03-01' });
  expect(toldOfContract('2024-02-29', facts('incorporated_in_terms'))).toEqual(WAITING);
  expect(toldOfContract('2024-03-01', facts('incorporated_in_terms'))).toEqual(['in_order']);
  expect(toldOfContract('2024-05-31', facts('click_accept'))).toEqual(WAITING);
  expect(toldOfContract('2024-06-01', facts('click_accept'))).toEqual(['in_order']);
});

test('what is signed counts from its confirmation, whoever signed before', () => {
  const facts = (confirmedOn: LegalDay | null) => opted([optIn('on_request', confirmedOn)], {}, '2024-01-01');
  expect(toldOfContract('2024-02-29', facts('2024-03-01'))).toEqual(WAITING);
  expect(toldOfContract('2024-02-29', facts(null))).toEqual(WAITING);
  expect(toldOfContract('2024-03-01', facts('2024-03-01'))).toEqual(['in_order']);
  // Confirmed before it was signed, it counts from the signature.
  expect(toldOfContract('2023-12-31', facts('2023-06-01'))).toEqual(['gap', 'DPA_MISSING']);
  expect(toldOfContract('2024-01-01', facts('2023-06-01'))).toEqual(['in_order']);
});

test('a form to sign and return that nobody signed is no agreement, confirmed or not', () =>
  expect(toldOfContract('2024-03-01', opted([optIn('signed_return', '2024-03-01')]))).toEqual([
    'gap',
    'DPA_NOT_IN_FORCE',
  ]));

test('of several opt-ins to one agreement the first that is confirmed brings it about', () => {
  const both = [optIn('click_accept', '2024-06-01'), optIn('on_request', '2024-03-01', { id: 'second' })];
  for (const optIns of [both, [...both].reverse()]) {
    expect(toldOfContract('2024-02-29', opted(optIns))).toEqual(WAITING);
    expect(toldOfContract('2024-03-01', opted(optIns))[1]).toBe('OPT_IN_UNCONFIRMED');
    expect(toldOfContract('2024-06-01', opted(optIns))).toEqual(['in_order']);
  }
});

test('an opt-in to another agreement is not asked', () =>
  expect(
    toldOfContract('2024-03-01', opted([optIn('on_request', null, { agreementId: 'other' })], {}, '2024-01-01')),
  ).toEqual(['in_order']));

test('the rule is known in all three laws', () => {
  for (const country of ['DE', 'GB', 'CH'])
    expect(toldOfContract('2024-03-01', ownIn(country, opted([optIn('click_accept', null)])))).toContain(
      'OPT_IN_UNCONFIRMED',
    );
});
