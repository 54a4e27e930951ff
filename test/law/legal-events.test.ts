import { assess } from '../../src/law/assess.js';
import { AsOf } from '../../src/law/as-of.js';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import { type LegalEvent, LegalEventError, withEvents } from '../../src/law/legal-events.js';
import { type LegalDay, nextDay, previousDay } from '../../src/law/legal-day.js';
import { certificate, certification, register, transfer } from './facts.js';

const citation = { text: 'A supposed act', link: null };
const DPF = { instrument: 'EU_US_DPF', regime: null, citation } as const;
const annulled: LegalEvent = { ...DPF, event: 'ended', on: '2026-12-01', cause: 'annulled' };

const listed = register({
  certifications: [certification('EU_US_DPF', [{ status: 'active', from: '2023-08-01' }])],
  transfers: [transfer([certificate('EU_US_DPF')])],
});
const verdict = (events: readonly LegalEvent[], day: LegalDay) => {
  const [transfer] = assess(listed, withEvents(ENCODED_LAW, events), day).transfers;
  return [transfer!.verdict, ...transfer!.findings.map(({ code }) => code)];
};

test('without events the law is the encoded one itself', () => {
  expect(withEvents(ENCODED_LAW, [])).toBe(ENCODED_LAW);
});

test('on 30 November 2026 a framework that falls on 1 December still stands, on the day it no longer does', () => {
  expect(verdict([annulled], '2026-11-30')).toEqual(['covered', 'NO_FALLBACK']);
  expect(verdict([annulled], '2026-12-01')).toEqual(['gap', 'MECHANISM_INVALIDATED']);
});

test('a suspension breaks a mechanism like an annulment, a repeal by its own sunset lets it expire', () => {
  expect(verdict([{ ...DPF, event: 'suspended', on: '2026-12-01' }], '2026-12-01')).toEqual([
    'gap',
    'MECHANISM_INVALIDATED',
  ]);
  expect(verdict([{ ...annulled, cause: 'sunset' }], '2026-12-01')).toEqual(['gap', 'MECHANISM_EXPIRED']);
});

test('an end is moved to a last day, or taken away', () => {
  const british = (until: LegalDay | null) =>
    withEvents(ENCODED_LAW, [{ instrument: 'EU_ADEQUACY_GB', regime: null, citation, event: 'extended', until }]);
  const status = (until: LegalDay | null, day: LegalDay) =>
    british(until).decisionsFor('EU_GDPR', 'GB')[0]!.regimes.EU_GDPR!.at(new AsOf(day)).status;
  expect([status('2035-12-27', '2035-12-27'), status('2035-12-27', '2035-12-28')]).toEqual(['in_force', 'ended']);
  expect(status(null, '2040-01-01')).toBe('in_force');
});

test('a decision adopted opens a destination from its day', () => {
  const adopted: LegalEvent = {
    instrument: 'EU_ADEQUACY_KE',
    event: 'adopted',
    on: '2027-03-01',
    regime: 'EU_GDPR',
    destination: 'KE',
    name: 'EU adequacy decision on Kenya',
    citation,
  };
  const law = withEvents(ENCODED_LAW, [adopted]);
  expect(law.decisionsFor('EU_GDPR', 'KE')).toHaveLength(1);
  expect(ENCODED_LAW.decisionsFor('EU_GDPR', 'KE')).toEqual([]);
  expect(() => withEvents(law, [adopted])).toThrow(LegalEventError);
});

test('what cannot happen is refused: an unknown instrument, or an end of what is not in force', () => {
  expect(() => withEvents(ENCODED_LAW, [{ ...annulled, instrument: 'EU_ADEQUACY_XX' }])).toThrow(/no instrument/);
  expect(() => withEvents(ENCODED_LAW, [{ ...annulled, on: '2023-07-09' }])).toThrow(/not in force/);
  expect(() => withEvents(ENCODED_LAW, [{ ...annulled, instrument: 'EU_US_PRIVACY_SHIELD' }])).toThrow(/not in force/);
  expect(() => withEvents(ENCODED_LAW, [{ ...annulled, regime: 'UK_GDPR' }])).toThrow(/not encoded/);
});

test('events happen in their order, and the version of the law tells how many', () => {
  const ends = (cause: 'sunset' | 'annulled'): LegalEvent => ({ ...DPF, event: 'ended', on: '2026-12-01', cause });
  const law = withEvents(ENCODED_LAW, [ends('sunset'), { ...DPF, event: 'extended', until: null }]);
  expect(law.version).toBe(`${ENCODED_LAW.version}+2`);
  expect(assess(listed, law, '2027-01-01').transfers[0]!.verdict).toBe('covered');
  // No extension undoes an annulment.
  expect(() => withEvents(ENCODED_LAW, [ends('annulled'), { ...DPF, event: 'extended', until: null }])).toThrow(
    /no extension undoes/,
  );
});

test.each(['EU_US_SAFE_HARBOR', 'EU_US_PRIVACY_SHIELD', 'SWISS_US_PRIVACY_SHIELD', 'EU_ADEQUACY_HU'])(
  'what an act, a judgment or an accession ended is not extended: %s',
  (instrument) => {
    const extended: LegalEvent = { instrument, regime: null, citation, event: 'extended', until: '2030-12-31' };
    expect(() => withEvents(ENCODED_LAW, [extended])).toThrow(LegalEventError);
  },
);

test.each([
  ['EU_ADEQUACY_GB', '2031-12-27'],
  ['2010/87', '2022-12-27'],
] as const)(
  'an extension of %s to its last day %s or before, which moves it no further, is refused',
  (instrument, last) => {
    const extended = (until: LegalDay): LegalEvent => ({
      instrument,
      regime: 'EU_GDPR',
      citation,
      event: 'extended',
      until,
    });
    for (const until of [previousDay(last), last])
      expect(() => withEvents(ENCODED_LAW, [extended(until)])).toThrow(/no further/);
    const moved = withEvents(ENCODED_LAW, [extended(nextDay(last))]).instrument(instrument)!.regimes.EU_GDPR!;
    const before = ENCODED_LAW.instrument(instrument)!.regimes.EU_GDPR!;
    expect(moved.entries.slice(0, -1)).toEqual(before.entries.slice(0, -1));
  },
);

test('a new instrument has an id of its own kind', () => {
  const named = (instrument: string): LegalEvent => ({
    instrument,
    event: 'adopted',
    on: '2026-11-01',
    regime: 'EU_GDPR',
    destination: 'KE',
    name: 'a decision',
    citation,
  });
  expect(() => withEvents(ENCODED_LAW, [named('../x')])).toThrow(/cannot be the id/);
  expect(withEvents(ENCODED_LAW, [named('EU_ADEQUACY_KE')]).decisionsFor('EU_GDPR', 'KE')).toHaveLength(1);
});

test('what has no end is not extended, and nothing is adopted under a regime before it begins', () => {
  expect(() => withEvents(ENCODED_LAW, [{ ...DPF, event: 'extended', until: '2030-12-31' }])).toThrow(/no end/);
  const adopted = (on: LegalDay): LegalEvent => ({
    instrument: 'UK_ADEQUACY_BR',
    event: 'adopted',
    on,
    regime: 'UK_GDPR',
    destination: 'BR',
    name: 'UK adequacy regulations on Brazil',
    citation,
  });
  expect(() => withEvents(ENCODED_LAW, [adopted('2020-12-31')])).toThrow(LegalEventError);
  expect(withEvents(ENCODED_LAW, [adopted('2021-01-01')]).decisionsFor('UK_GDPR', 'BR')).toHaveLength(1);
});

test('a drill under one regime leaves the others as they are', () => {
  const ends: LegalEvent = {
    ...DPF,
    instrument: 'EU_US_PRIVACY_SHIELD',
    regime: 'UK_GDPR',
    event: 'ended',
    on: '2020-07-01',
    cause: 'withdrawn',
  };
  const law = withEvents(ENCODED_LAW, [ends]);
  const status = (regime: 'EU_GDPR' | 'UK_GDPR') =>
    law.instrument('EU_US_PRIVACY_SHIELD')?.regimes[regime]?.at(new AsOf('2020-07-01')).status;
  expect([status('EU_GDPR'), status('UK_GDPR')]).toEqual(['in_force', 'ended']);
});

test('the law of a destination changes without touching an instrument, and not twice in the same way', () => {
  const changed: LegalEvent = {
    event: 'destination_law_changed',
    destination: 'US',
    on: '2026-05-04',
    what: 'a supposed act reaches further',
    citation,
  };
  const law = withEvents(ENCODED_LAW, [changed]);
  expect(law.instruments).toEqual(ENCODED_LAW.instruments);
  expect(law.version).toBe(`${ENCODED_LAW.version}+1`);
  expect(law.eventsAt('US').map(({ on }) => on)).toEqual(['2026-05-04']);
  expect(law.eventsAt('IN')).toEqual([]);
  expect(() => withEvents(law, [changed])).toThrow(/says already/);
  expect(withEvents(law, [{ ...changed, on: '2026-06-01' }]).eventsAt('US')).toHaveLength(2);
  // A framework that ends later leaves what is known of the destination as it is.
  expect(withEvents(law, [annulled]).eventsAt('US')).toHaveLength(1);
});
