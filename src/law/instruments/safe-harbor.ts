import { act, eurLex, SCHREMS_I } from '../citation.js';
import { Timeline } from '../timeline.js';
import type { CertificationFramework } from './instrument.js';

const decision = act('Decision 2000/520/EC', eurLex('32000D0520'));

/** Safe Harbor, for organisations in the United States that adhered to its principles; annulled without grace. */
export const safeHarbor: CertificationFramework = {
  kind: 'framework',
  id: 'EU_US_SAFE_HARBOR',
  name: 'Safe Harbor',
  officialId: '2000/520/EC',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destination: 'US',
  hrByElection: false,
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      { from: '2000-07-26', value: { excludes: [] }, citation: decision.citation },
      { from: '2015-10-06', ended: 'annulled', citation: SCHREMS_I.citation },
    ]),
  },
};
