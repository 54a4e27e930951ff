import { act, eurLex } from '../citation.js';
import { Timeline } from '../timeline.js';
import type { CertificationFramework } from './instrument.js';

const decision = act('Decision (EU) 2023/1795', eurLex('32023D1795'));

/** The EU-US Data Privacy Framework, for organisations on its list; human resources data only if elected. */
export const euUsDataPrivacyFramework: CertificationFramework = {
  kind: 'framework',
  id: 'EU_US_DPF',
  name: 'EU-US Data Privacy Framework',
  officialId: '(EU) 2023/1795',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destination: 'US',
  hrByElection: true,
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: '2023-07-10', value: { excludes: [] }, citation: decision.citation }]),
  },
};
