import { act, eurLex, SCHREMS_II } from '../citation.js';
import { Timeline } from '../timeline.js';
import { type CertificationFramework, EVERYTHING } from './instrument.js';

const decision = act('Decision (EU) 2016/1250', eurLex('32016D1250'));

/** The EU-US Privacy Shield; annulled with effect from the day of the judgment, without grace. */
export const euUsPrivacyShield: CertificationFramework = {
  kind: 'framework',
  id: 'EU_US_PRIVACY_SHIELD',
  name: 'EU-US Privacy Shield',
  officialId: '(EU) 2016/1250',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['US'],
  hrByElection: false,
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      { from: '2016-07-12', value: EVERYTHING, citation: decision.citation },
      { from: '2020-07-16', ended: 'annulled', citation: SCHREMS_II.citation },
    ]),
    // The judgment fell inside the withdrawal transition, so it binds in the law of the United Kingdom too.
    UK_GDPR: new Timeline('2000-07-26', [
      { from: '2016-07-12', value: EVERYTHING, citation: decision.citation },
      { from: '2020-07-16', ended: 'annulled', citation: SCHREMS_II.citation },
    ]),
  },
};

const framework = act('Swiss-US Privacy Shield Framework', null);

/** The Swiss twin: the FDPIC took the United States off its list; the duties of listed firms went on. */
export const swissUsPrivacyShield: CertificationFramework = {
  kind: 'framework',
  id: 'SWISS_US_PRIVACY_SHIELD',
  name: 'Swiss-US Privacy Shield',
  officialId: 'Swiss-US Privacy Shield Framework',
  citation: framework.citation,
  lastVerified: '2026-11-23',
  doubt: 'Both days rest on own knowledge beside the published paper.',
  destinations: ['US'],
  hrByElection: false,
  regimes: {
    CH_FADP: new Timeline('2000-07-26', [
      { from: '2017-04-12', value: EVERYTHING, citation: framework.citation },
      {
        from: '2020-09-08',
        ended: 'withdrawn',
        citation: act('FDPIC, policy paper of 8 September 2020', null).citation,
      },
    ]),
  },
};
