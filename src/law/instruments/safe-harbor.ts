import { act, eurLex, SCHREMS_I } from '../citation.js';
import { Timeline } from '../timeline.js';
import { type CertificationFramework, EVERYTHING } from './instrument.js';

const decision = act('Decision 2000/520/EC', eurLex('32000D0520'));

/** Safe Harbor, for organisations in the United States that adhered to its principles; annulled without grace. */
export const safeHarbor: CertificationFramework = {
  kind: 'framework',
  id: 'EU_US_SAFE_HARBOR',
  name: 'Safe Harbor',
  officialId: '2000/520/EC',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['US'],
  hrByElection: false,
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      { from: '2000-07-26', value: EVERYTHING, citation: decision.citation },
      { from: '2015-10-06', ended: 'annulled', citation: SCHREMS_I.citation },
    ]),
    UK_GDPR: new Timeline('2000-07-26', [
      { from: '2000-07-26', value: EVERYTHING, citation: decision.citation },
      { from: '2015-10-06', ended: 'annulled', citation: SCHREMS_I.citation },
    ]),
  },
};

const framework = act('US-Swiss Safe Harbor Framework', null);

/** The Swiss twin; the FDPIC held it insufficient after Case C-362/14. */
export const swissSafeHarbor: CertificationFramework = {
  kind: 'framework',
  id: 'SWISS_US_SAFE_HARBOR',
  name: 'US-Swiss Safe Harbor',
  officialId: 'US-Swiss Safe Harbor Framework',
  citation: framework.citation,
  lastVerified: '2026-11-23',
  doubt: 'Its first day (the source says 2008-12) and the stance of 2015-10-22 rest on one unconfirmed source.',
  destinations: ['US'],
  hrByElection: false,
  regimes: {
    CH_FADP: new Timeline('2000-07-26', [
      { from: '2008-12-01', value: EVERYTHING, citation: framework.citation },
      { from: '2015-10-22', ended: 'withdrawn', citation: act('FDPIC, stance of 22 October 2015', null).citation },
    ]),
  },
};
