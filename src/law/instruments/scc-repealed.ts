import { act, type Citation, DPA_2018, eurLex, FADP_1992, SCC_2021 } from '../citation.js';
import type { LegalDay } from '../legal-day.js';
import { Timeline } from '../timeline.js';
import type { ReliancePeriod, StandardClauses } from './instrument.js';

/** Open from a day, closed to new contracts from another, relied on for older ones until 2022-12-27 (Art. 4(2)-(4)). */
const untilTransitionEnds = (opens: LegalDay, closes: LegalDay, by: Citation, repealedBy: Citation) =>
  new Timeline<ReliancePeriod>('2000-07-26', [
    { from: opens, value: { openForNewContracts: true }, citation: by },
    { from: closes, value: { openForNewContracts: false }, citation: repealedBy },
    { from: '2022-12-28', ended: 'transition_over', citation: SCC_2021.art('4(4)') },
  ]);

/** As carried over by Schedule 21 of the Data Protection Act 2018. */
const carried = DPA_2018.at('Sch. 21 para. 7');
const CARRIED_OVER = new Timeline<ReliancePeriod>('2000-07-26', [
  { from: '2020-12-31', value: { openForNewContracts: true }, citation: carried },
  { from: '2022-09-22', value: { openForNewContracts: false }, citation: carried },
  { from: '2024-03-22', ended: 'transition_over', citation: carried },
]);

/** As recognised by the FDPIC under the FADP of 1992. */
const recognised = FADP_1992.art('6(2)(a)');
const recognisedFrom = (opens: LegalDay, closes: LegalDay = '2021-09-27') =>
  new Timeline<ReliancePeriod>('2000-07-26', [
    { from: opens, value: { openForNewContracts: true }, citation: recognised },
    { from: closes, value: { openForNewContracts: false }, citation: recognised },
    { from: '2023-01-01', ended: 'transition_over', citation: recognised },
  ]);

/** Their appendices are not told one by one. */
const NO_ADDITIONS = { annexes: {}, additions: {} } as const;

const CONTROLLER_TO_CONTROLLER = { 0: [['controller', 'controller']] } as const;
const CONTROLLER_TO_PROCESSOR = { 0: [['controller', 'processor']] } as const;

const decision2001 = act('Decision 2001/497/EC', eurLex('32001D0497'));
export const scc2001: StandardClauses = {
  kind: 'standard_clauses',
  id: '2001/497',
  name: 'Standard contractual clauses 2001/497 (set I)',
  officialId: '2001/497/EC',
  citation: decision2001.citation,
  lastVerified: '2026-11-23',
  doubt: 'The first day of use, 2001-09-03, rests on one unconfirmed source.',
  regimes: {
    EU_GDPR: untilTransitionEnds('2001-09-03', '2021-09-27', decision2001.citation, SCC_2021.art('4(2)')),
    UK_GDPR: CARRIED_OVER,
    CH_FADP: recognisedFrom('2001-09-03'),
  },
  ...NO_ADDITIONS,
  roles: CONTROLLER_TO_CONTROLLER,
};

const decision2004 = act('Decision 2004/915/EC', eurLex('32004D0915'));
export const scc2004: StandardClauses = {
  kind: 'standard_clauses',
  id: '2004/915',
  name: 'Standard contractual clauses 2004/915 (set II)',
  officialId: '2004/915/EC',
  citation: decision2004.citation,
  lastVerified: '2026-11-23',
  doubt: 'The first day of use, 2005-04-01, rests on one unconfirmed source.',
  regimes: {
    EU_GDPR: untilTransitionEnds('2005-04-01', '2021-09-27', decision2004.citation, SCC_2021.art('4(2)')),
    UK_GDPR: CARRIED_OVER,
    CH_FADP: recognisedFrom('2005-04-01'),
  },
  ...NO_ADDITIONS,
  roles: CONTROLLER_TO_CONTROLLER,
};

const decision2010 = act('Decision 2010/87/EU', eurLex('32010D0087'));
export const scc2010: StandardClauses = {
  kind: 'standard_clauses',
  id: '2010/87',
  name: 'Standard contractual clauses 2010/87',
  officialId: '2010/87/EU',
  citation: decision2010.citation,
  lastVerified: '2026-11-23',
  doubt: 'The first day of use, 2010-05-15, rests on one unconfirmed source.',
  regimes: {
    EU_GDPR: untilTransitionEnds('2010-05-15', '2021-09-27', decision2010.citation, SCC_2021.art('4(3)')),
    UK_GDPR: CARRIED_OVER,
    CH_FADP: recognisedFrom('2010-05-15'),
  },
  ...NO_ADDITIONS,
  roles: CONTROLLER_TO_PROCESSOR,
};

const decision2002 = act('Decision 2002/16/EC', eurLex('32002D0016'));
export const scc2002: StandardClauses = {
  kind: 'standard_clauses',
  id: '2002/16',
  name: 'Standard contractual clauses 2002/16',
  officialId: '2002/16/EC',
  citation: decision2002.citation,
  lastVerified: '2026-11-23',
  doubt:
    'The source names only the year of the first day of use, taken as 2002-01-01; the last day for new contracts, 2010-05-14, is unconfirmed.',
  regimes: {
    EU_GDPR: untilTransitionEnds('2002-01-01', '2010-05-15', decision2002.citation, decision2010.citation),
    CH_FADP: recognisedFrom('2002-01-01', '2010-05-15'),
  },
  ...NO_ADDITIONS,
  roles: CONTROLLER_TO_PROCESSOR,
};
