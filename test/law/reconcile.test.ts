import fc from 'fast-check';
import { keyOf } from '../../src/law/coverage.js';
import { isGap, type OpenGap, reconcile } from '../../src/law/reconcile.js';
import { certificate, certification, on, party, sending, vendor } from './facts.js';
import { encodedDays, registers, runs } from './generated.js';

const shield = { certifications: [certification('EU_US_PRIVACY_SHIELD', [])] };
const found = on('2020-07-16', sending(vendor, [certificate('EU_US_PRIVACY_SHIELD')], {}, shield)).findings;
const gap = (id: string, code: OpenGap['code'] = 'MECHANISM_INVALIDATED'): OpenGap => ({
  id,
  code,
  subject: { kind: 'transfer', id: 'transfer' },
});

test('what is found and not open is opened, what is both kept, what is open and not found closed', () => {
  expect(reconcile([], found)).toEqual({ open: found, keep: [], close: [] });
  expect(reconcile([gap('a')], found)).toEqual({ open: [], keep: [{ gap: gap('a'), finding: found[0] }], close: [] });
  expect(reconcile([gap('a', 'TIA_MISSING')], found)).toEqual({
    open: found,
    keep: [],
    close: [gap('a', 'TIA_MISSING')],
  });
  expect(reconcile([gap('a')], [])).toEqual({ open: [], keep: [], close: [gap('a')] });
});

test('a second gap of one code and subject is closed', () => {
  expect(reconcile([gap('a'), gap('b')], found)).toMatchObject({ keep: [{ gap: { id: 'a' } }], close: [{ id: 'b' }] });
});

test('a notice is no gap', () => {
  const { findings } = on(
    '2020-07-16',
    sending(party('shop', 'CA'), [certificate('EU_US_PRIVACY_SHIELD')], {}, shield),
  );
  expect(findings.map(({ code }) => code)).toEqual(['VOID_MECHANISM_LISTED']);
  expect(reconcile([], findings)).toEqual({ open: [], keep: [], close: [] });
});

test('a plan carried out leaves nothing to do: running it twice changes nothing', () => {
  fc.assert(
    fc.property(registers, encodedDays, encodedDays, (facts, before, day) => {
      const open = on(before, facts)
        .findings.filter(isGap)
        .map(({ code, subject }, index): OpenGap => ({ id: `${index}`, code, subject }));
      const { findings } = on(day, facts);
      const plan = reconcile(open, findings);
      const carriedOut = [
        ...plan.keep.map(({ gap: kept }) => kept),
        ...plan.open.map((finding, index): OpenGap => ({ ...finding, id: `new ${index}` })),
      ];
      const again = reconcile(carriedOut, findings);
      expect([again.open, again.close]).toEqual([[], []]);
      expect(new Set(carriedOut.map(keyOf))).toEqual(new Set(findings.filter(isGap).map(keyOf)));
      expect(plan.keep.length + plan.close.length).toBe(open.length);
    }),
    runs(500),
  );
});
