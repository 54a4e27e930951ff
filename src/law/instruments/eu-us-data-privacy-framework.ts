import { act, DPO, eurLex } from '../citation.js';
import { Timeline } from '../timeline.js';
import { type CertificationFramework, EVERYTHING } from './instrument.js';

const decision = act('Decision (EU) 2023/1795', eurLex('32023D1795'));
const appeal = act('Case C-703/25 P (Latombe)', eurLex('62025CN0703'));

/** The EU-US Data Privacy Framework, for organisations on its list; human resources data only if elected. */
export const euUsDataPrivacyFramework: CertificationFramework = {
  kind: 'framework',
  id: 'EU_US_DPF',
  name: 'EU-US Data Privacy Framework',
  officialId: '(EU) 2023/1795',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['US'],
  hrByElection: true,
  challenges: [
    {
      regime: 'EU_GDPR',
      from: '2025-10-31',
      what: 'the appeal in Case C-703/25 P (Latombe) is pending',
      citation: appeal.citation,
    },
  ],
  events: [
    { on: '2024-10-09', what: 'First review by the Commission, COM(2024) 451: kept.' },
    { on: '2024-11-04', what: 'Report of the EDPB on the first review: kept; next review about 2027.' },
    { on: '2025-01', what: 'The US oversight board (PCLOB) lost its quorum.' },
    { on: '2025-09-03', what: 'Case T-553/23 (Latombe) dismissed: valid by the facts at its adoption.' },
    { on: '2025-10-31', what: 'Appeal C-703/25 P lodged (OJ C/2025/6610); no hearing found up to 2026-10.' },
    {
      on: '2026-06-29',
      what: 'US Supreme Court, no. 25-332 (Trump v. Slaughter): commissioners of the FTC removable at will.',
    },
    {
      on: '2026-06-30',
      what: 'Letter of noyb to the Commission, a suit announced; that it was filed is not confirmed.',
    },
    { on: '2026-07-31', what: 'Letter of the EDPB to the Commission, Ares(2026)7540711, asks for an assessment.' },
  ],
  doubt:
    'No act of the Commission on it was found up to 2026-10-09; check the Commission and the Court before relying on this.',
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: '2023-07-10', value: EVERYTHING, citation: decision.citation }]),
  },
};

const bridge = act('SI 2023/1028', 'https://www.legislation.gov.uk/uksi/2023/1028');

/** The UK Extension ("data bridge"): for organisations on the EU-US list that took it up as well. */
export const ukExtension: CertificationFramework = {
  kind: 'framework',
  id: 'UK_EXTENSION',
  name: 'UK Extension to the EU-US Data Privacy Framework',
  officialId: 'SI 2023/1028',
  citation: bridge.citation,
  lastVerified: '2026-11-23',
  destinations: ['US'],
  hrByElection: true,
  partOf: { framework: 'EU_US_DPF', needsWhole: true, missing: 'UK_EXTENSION_MISSING' },
  regimes: {
    UK_GDPR: new Timeline('2000-07-26', [{ from: '2023-10-12', value: EVERYTHING, citation: bridge.citation }]),
  },
};

const annex = act('DPO (AS 2024 435)', DPO.citation.link);

/** The Swiss-US Data Privacy Framework: certification was possible since 2023-07, use only since Annex 1 names it. */
export const swissUsDataPrivacyFramework: CertificationFramework = {
  kind: 'framework',
  id: 'SWISS_US_DPF',
  name: 'Swiss-US Data Privacy Framework',
  officialId: 'AS 2024 435',
  citation: annex.citation,
  lastVerified: '2026-11-23',
  destinations: ['US'],
  hrByElection: true,
  partOf: { framework: 'EU_US_DPF', needsWhole: false, missing: 'SWISS_DPF_MISSING' },
  regimes: {
    CH_FADP: new Timeline('2000-07-26', [
      { from: '2024-09-15', value: EVERYTHING, citation: annex.art('8(1) and Annex 1') },
    ]),
  },
};
