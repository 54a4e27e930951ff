import { act, eurLex, SCHREMS_II } from '../citation.js';
import { Timeline } from '../timeline.js';
import type { CertificationFramework } from './instrument.js';

const decision = act('Decision (EU) 2016/1250', eurLex('32016D1250'));

/** The EU-US Privacy Shield; annulled with effect from the day of the judgment, without grace. */
export const euUsPrivacyShield: CertificationFramework = {
  kind: 'framework',
  id: 'EU_US_PRIVACY_SHIELD',
  name: 'EU-US Privacy Shield',
  officialId: '(EU) 2016/1250',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destination: 'US',
  hrByElection: false,
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      { from: '2016-07-12', value: { excludes: [] }, citation: decision.citation },
      { from: '2020-07-16', ended: 'annulled', citation: SCHREMS_II.citation },
    ]),
  },
};
