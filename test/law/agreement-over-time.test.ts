import { AsOf } from '../../src/law/as-of.js';
import { Dossier } from '../../src/law/dossier.js';
import type { Agreement, Engagement, Facts, OptIn } from '../../src/law/facts.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import { standingOf } from '../../src/law/standing.js';
import {
  agreement,
  clauseSet,
  clauses,
  engagement,
  hired,
  impactAssessment,
  optIn,
  register,
  told,
  toldOfContract,
  transfer,
} from './facts.js';

const dpa = (id: string, signedOn: LegalDay | null, more: Partial<Agreement> = {}): Agreement =>
  agreement('dpa', signedOn, [], { id, ...more });
const holding = (papers: readonly Agreement[], optIns: readonly OptIn[] = []): Facts =>
  hired('controller', 'processor', papers, { optIns });
const standingOn = (day: LegalDay, facts: Facts, id: string) =>
  standingOf(
    facts.agreements.find((paper) => paper.id === id)!,
    new Dossier(facts),
    new AsOf(day),
  );

describe('A renewal', () => {
  const renewed = (agreedOn: LegalDay, expiresOn: LegalDay | null) =>
    holding([dpa('paper', '2024-01-01', { expiresOn: '2025-12-31', renewals: [{ agreedOn, expiresOn }] })]);

  test('agreed on before the end carries the agreement over it', () => {
    const facts = renewed('2025-11-15', '2027-12-31');
    expect(toldOfContract('2025-11-14', facts)).toEqual(['in_order_with_note', 'DPA_EXPIRING']);
    expect(toldOfContract('2025-11-15', facts)).toEqual(['in_order']);
    expect(toldOfContract('2026-01-01', facts)).toEqual(['in_order']);
    expect(toldOfContract('2028-01-01', facts)).toEqual(['gap', 'DPA_EXPIRED']);
  });

  test('agreed on after the end heals nothing before its own day', () => {
    const facts = renewed('2026-02-01', null);
    expect(toldOfContract('2025-12-31', facts)).toEqual(['in_order_with_note', 'DPA_EXPIRING']);
    expect(toldOfContract('2026-01-31', facts)).toEqual(['gap', 'DPA_EXPIRED']);
    expect(toldOfContract('2026-02-01', facts)).toEqual(['in_order']);
    expect(standingOn('2026-02-01', facts, 'paper')).toMatchObject({ status: 'in_force', lastDay: null, endsOn: null });
  });
});

describe('An agreement that another replaces', () => {
  const replaced = (more: Partial<Agreement> = {}, optIns: readonly OptIn[] = []) =>
    holding([dpa('old', '2020-01-01'), dpa('new', '2024-06-01', { supersedesId: 'old', terms: [], ...more })], optIns);

  test('stands until the day on which the newer one is in force, even where the newer is poorer', () => {
    expect(toldOfContract('2024-05-31', replaced())).toEqual(['in_order']);
    expect(toldOfContract('2024-06-01', replaced())).toEqual(['gap', 'DPA_TERMS_INCOMPLETE']);
    expect(standingOn('2024-05-31', replaced(), 'old')).toMatchObject({ status: 'in_force', endsOn: '2024-06-01' });
    expect(standingOn('2024-06-01', replaced(), 'old')).toMatchObject({
      status: 'superseded',
      supersededById: 'new',
      endsOn: '2024-06-01',
    });
  });

  test('stands on while the newer one takes effect later, is not signed, or waits for its confirmation', () => {
    expect(toldOfContract('2024-06-30', replaced({ effectiveOn: '2024-07-01' }))).toEqual(['in_order']);
    expect(toldOfContract('2024-07-01', replaced({ effectiveOn: '2024-07-01' }))).toEqual([
      'gap',
      'DPA_TERMS_INCOMPLETE',
    ]);
    expect(toldOfContract('2026-11-24', replaced({ signatures: [] }))).toEqual(['in_order']);
    const waiting = replaced({}, [optIn('on_request', '2024-09-01', { agreementId: 'new' })]);
    expect(toldOfContract('2024-08-31', waiting)).toEqual(['gap', 'OPT_IN_UNCONFIRMED']);
    expect(standingOn('2024-08-31', waiting, 'old').status).toBe('in_force');
    expect(standingOn('2024-09-01', waiting, 'old').status).toBe('superseded');
  });

  test('by one that does not serve the engagement is told to end, once that one is agreed on', () => {
    const facts = replaced({ effectiveOn: '2024-07-01', engagementIds: [] });
    expect(toldOfContract('2024-05-31', facts)).toEqual(['in_order']);
    expect(toldOfContract('2024-06-01', facts)).toEqual(['in_order_with_note', 'DPA_EXPIRING']);
    expect(toldOfContract('2024-06-30', facts)).toEqual(['in_order_with_note', 'DPA_EXPIRING']);
    expect(toldOfContract('2024-07-01', facts)).toEqual(['gap', 'DPA_EXPIRED']);
  });

  test('stands on where the newer one was terminated before it took effect', () => {
    const facts = replaced({ effectiveOn: '2024-09-01', terminatedOn: '2024-08-15' });
    for (const day of ['2024-08-14', '2024-08-15', '2024-09-01'] as const)
      expect(toldOfContract(day, facts)).toEqual(['in_order']);
    expect(standingOn('2024-08-14', facts, 'new')).toMatchObject({ status: 'not_yet_in_force', from: null });
    expect(standingOn('2024-08-15', facts, 'new').status).toBe('terminated');
    expect(standingOn('2024-09-01', facts, 'old')).toMatchObject({ status: 'in_force', endsOn: null });
  });

  test('runs out where the one that was to follow was terminated before it took effect', () => {
    const follows = (terminatedOn: LegalDay | null) =>
      holding([
        dpa('old', '2020-01-01', { expiresOn: '2024-08-31' }),
        dpa('new', '2024-06-01', { effectiveOn: '2024-09-01', terminatedOn }),
      ]);
    expect(toldOfContract('2024-08-01', follows(null))).toEqual(['in_order']);
    expect(toldOfContract('2024-08-01', follows('2024-08-15'))).toEqual(['in_order_with_note', 'DPA_EXPIRING']);
    expect(toldOfContract('2024-09-01', follows('2024-08-15'))).toEqual(['gap', 'DPA_EXPIRED']);
  });

  test('does not come back when the newer one ends', () => {
    const facts = replaced({ terms: agreement('dpa', null).terms, terminatedOn: '2025-03-01' });
    expect(toldOfContract('2025-02-28', facts)).toEqual(['in_order_with_note', 'DPA_EXPIRING']);
    expect(toldOfContract('2025-03-01', facts)).toEqual(['gap', 'DPA_EXPIRED']);
  });

  test('takes its transfer clauses with it', () => {
    const set = clauseSet('2021/914', [2]);
    const facts = register({
      agreements: [
        agreement('dpa', '2022-01-01', [set], { id: 'old' }),
        dpa('new', '2024-06-01', { supersedesId: 'old' }),
      ],
      impactAssessments: [impactAssessment('2022-01-01')],
      transfers: [transfer([clauses(set.id)], { impactAssessmentIds: ['tia'] })],
    });
    expect(told('2024-05-31', facts)).toEqual(['covered']);
    expect(told('2024-06-01', facts)).toContain('MECHANISM_EXPIRED');
  });
});

describe('An agreement that comes with some plans only', () => {
  const bought = (plan: string | null, plans: readonly string[], optIns: readonly OptIn[] = []) =>
    hired('controller', 'processor', [dpa('agreement', '2024-01-01', { plans })], {
      engagements: [engagement('controller', 'processor', { plan } satisfies Partial<Engagement>)],
      optIns,
    });

  test.each<[string | null, readonly string[], boolean]>([
    ['Free', ['Business', 'Enterprise'], false],
    ['enterprise ', ['Business', 'Enterprise'], true],
    [null, ['Business'], false],
    [null, [], true],
    ['Free', [], true],
  ])('bought %s, comes with %j: stands %s', (plan, plans, stands) =>
    expect(toldOfContract('2026-11-24', bought(plan, plans))).toEqual(stands ? ['in_order'] : ['gap', 'DPA_MISSING']),
  );

  test('stands where the opt-in says that such a plan was bought and the engagement says none', () => {
    const confirmed = optIn('click_accept', '2024-01-01', { plan: 'Business' });
    expect(toldOfContract('2026-11-24', bought(null, ['Business'], [confirmed]))).toEqual(['in_order']);
    expect(toldOfContract('2026-11-24', bought('Free', ['Business'], [confirmed]))).toEqual(['gap', 'DPA_MISSING']);
  });
});

describe('What was given up', () => {
  test('is no agreement that waits for signatures any more', () => {
    const facts = holding([dpa('draft', null, { withdrawnOn: '2026-05-01' })]);
    expect(toldOfContract('2026-04-30', facts)).toEqual(['gap', 'DPA_NOT_IN_FORCE']);
    expect(toldOfContract('2026-05-01', facts)).toEqual(['gap', 'DPA_MISSING']);
    expect(standingOn('2026-04-30', facts, 'draft').status).toBe('unsigned');
    expect(standingOn('2026-05-01', facts, 'draft').status).toBe('withdrawn');
  });

  test('or refused by the vendor is no opt-in that anybody waits for, and the agreement stays out', () => {
    const asked = optIn('on_request', null, { requestedOn: '2026-03-01', endedOn: '2026-05-01' });
    const facts = holding([dpa('agreement', null)], [asked]);
    expect(toldOfContract('2026-04-30', facts)).toEqual(['gap', 'DPA_MISSING', 'OPT_IN_UNCONFIRMED']);
    expect(toldOfContract('2026-05-01', facts)).toEqual(['gap', 'DPA_MISSING']);
  });
});

test('An opt-in that came to nothing does not hold back what both sides signed after it', () => {
  const refused = optIn('on_request', null, { requestedOn: '2026-03-01', endedOn: '2026-05-01' });
  const signed = (on: LegalDay) => holding([dpa('agreement', on)], [refused]);
  expect(toldOfContract('2026-06-01', signed('2026-04-30'))).toEqual(['gap', 'DPA_MISSING']);
  expect(toldOfContract('2026-06-01', signed('2026-05-01'))).toEqual(['in_order']);
  expect(standingOn('2026-06-01', signed('2026-05-01'), 'agreement').status).toBe('in_force');
  const open = { ...signed('2026-05-01'), optIns: [refused, optIn('click_accept', null, { id: 'second' })] };
  expect(toldOfContract('2026-06-01', open)).toEqual(['gap', 'DPA_MISSING', 'OPT_IN_UNCONFIRMED']);
});

describe('How an agreement stands', () => {
  const signedBy = (...signatures: Agreement['signatures']) => holding([dpa('paper', null, { signatures })]);

  test('follows the signatures of both sides, in any order', () => {
    const facts = signedBy({ partyId: 'vendor', signedOn: '2026-03-01' }, { partyId: 'own', signedOn: '2026-03-15' });
    expect(standingOn('2026-02-28', facts, 'paper').status).toBe('unsigned');
    expect(standingOn('2026-03-01', facts, 'paper').status).toBe('partly_signed');
    expect(standingOn('2026-03-15', facts, 'paper')).toMatchObject({ status: 'in_force', from: '2026-03-15' });
    const undated = signedBy({ partyId: 'vendor', signedOn: null }, { partyId: 'own', signedOn: null });
    expect(
      standingOn(
        '2026-03-15',
        { ...undated, agreements: undated.agreements.map((one) => ({ ...one, document: null })) },
        'paper',
      ).status,
    ).toBe('undated');
  });

  test('tells the end 90 days before, and why it ended', () => {
    const facts = holding([dpa('paper', '2024-01-01', { expiresOn: '2026-12-31' })]);
    expect(standingOn('2026-10-02', facts, 'paper').status).toBe('in_force');
    expect(standingOn('2026-10-03', facts, 'paper').status).toBe('expiring');
    expect(standingOn('2026-12-31', facts, 'paper').status).toBe('expiring');
    expect(standingOn('2027-01-01', facts, 'paper').status).toBe('expired');
    const ended = holding([dpa('paper', '2024-01-01', { terminatedOn: '2026-05-01' })]);
    expect(standingOn('2026-05-01', ended, 'paper').status).toBe('terminated');
  });

  test('knows a later first day, and an opt-in that nobody confirmed', () => {
    const facts = holding([dpa('paper', '2024-01-01', { effectiveOn: '2024-02-01' })]);
    expect(standingOn('2024-01-31', facts, 'paper')).toMatchObject({ status: 'not_yet_in_force', from: '2024-02-01' });
    expect(standingOn('2024-02-01', facts, 'paper').status).toBe('in_force');
    const waiting = holding([dpa('agreement', '2024-01-01')], [optIn('on_request', null)]);
    expect(standingOn('2026-11-24', waiting, 'agreement').status).toBe('unconfirmed');
  });
});

describe('Of several editions that a vendor published', () => {
  const onFile = (paperVersion: string): Facts =>
    hired('controller', 'processor', [agreement('dpa', '2022-01-01', [], { paperVersion })], {
      publishedDpas: [
        { version: '3', publishedOn: '2025-01-01', seenOn: '2026-01-01' },
        { version: '2', publishedOn: null, seenOn: '2023-05-01' },
      ],
    });

  test('the one that was out by the day counts: by its own day, otherwise by the day on which it was seen', () => {
    expect(toldOfContract('2023-04-30', onFile('1'))).toEqual(['in_order']);
    expect(toldOfContract('2023-05-01', onFile('1'))).toEqual(['in_order_with_note', 'DPA_OUTDATED']);
    expect(toldOfContract('2024-12-31', onFile('2'))).toEqual(['in_order']);
    expect(toldOfContract('2025-01-01', onFile('2'))).toEqual(['in_order_with_note', 'DPA_OUTDATED']);
    expect(toldOfContract('2025-01-01', onFile('3'))).toEqual(['in_order']);
  });
});
