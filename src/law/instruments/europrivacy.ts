import { act, GDPR } from '../citation.js';
import { Timeline } from '../timeline.js';
import type { CertificationScheme } from './instrument.js';

const opinion = act('EDPB Opinion 15/2026', null);

/** The first certification of Art. 46(2)(f): version 82; the seal of 2022 (Opinion 28/2022) was no tool for transfers. */
export const europrivacy: CertificationScheme = {
  kind: 'certification_scheme',
  id: 'EUROPRIVACY',
  name: 'Europrivacy certification',
  officialId: 'EDPB Opinion 15/2026',
  citation: GDPR.art('46(2)(f)'),
  lastVerified: '2026-11-23',
  doubt: 'No certificate had been issued in June 2026.',
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      { from: '2026-04-15', value: { earliestVersion: 82 }, citation: opinion.citation },
    ]),
  },
};
