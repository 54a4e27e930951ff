import { act, DPA_2018 } from '../citation.js';
import { Timeline } from '../timeline.js';
import type { ClauseAddition, ReliancePeriod, StandardClauses } from './instrument.js';

/** Laid on 2022-02-02 under section 119A of the Data Protection Act 2018. */
const issued = DPA_2018.at('s. 119A');
const doubt =
  'No newer version was found up to 2026-11; the regulator plans an update, so keep the wording "as revised".';
const sinceMarch2022 = () =>
  new Timeline<ReliancePeriod>('2000-07-26', [
    { from: '2022-03-21', value: { openForNewContracts: true }, citation: issued },
  ]);
const TABLES = ['table_1', 'table_2', 'table_3', 'table_4'] as const;

/** The international data transfer agreement: tables of the parties, the transfer, the data and its security; any pair of roles. */
export const idta: StandardClauses = {
  kind: 'standard_clauses',
  id: 'IDTA_A1.0',
  name: 'International data transfer agreement (IDTA)',
  officialId: 'IDTA A1.0',
  citation: act('IDTA A1.0', null).citation,
  lastVerified: '2026-11-23',
  doubt,
  regimes: { UK_GDPR: sinceMarch2022() },
  roles: { 0: null },
  annexes: { 0: TABLES },
  additions: {},
};

/** What makes the clauses of 2021/914 hold in the United Kingdom. */
export const ukAddendum: ClauseAddition = {
  kind: 'clause_addition',
  id: 'UK_ADDENDUM_B1.0',
  name: 'UK Addendum to the EU clauses',
  officialId: 'Addendum B1.0',
  citation: act('UK Addendum B1.0', null).citation,
  lastVerified: '2026-11-23',
  doubt,
  addsTo: '2021/914',
  regimes: { UK_GDPR: sinceMarch2022() },
  annexes: TABLES,
};
