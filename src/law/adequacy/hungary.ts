import { act, eurLex } from '../citation.js';
import { type AdequacyDecision, EVERYTHING } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2000/519/EC', eurLex('32000D0519'));
const accession = act('Treaty of Accession 2003', null);

/** Without object since Hungary is a member itself. */
export const hungary: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_HU',
  name: 'EU adequacy decision on Hungary',
  officialId: '2000/519/EC',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['HU'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      { from: '2000-07-26', value: EVERYTHING, citation: decision.art('1') },
      { from: '2004-05-01', ended: 'accession', citation: accession.citation },
    ]),
  },
};
