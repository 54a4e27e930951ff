import { GDPR } from '../citation.js';
import { because, type Reason } from '../finding.js';
import type { Party } from '../facts.js';
import { isAbroad, isAdded, isRemoved } from '../sub-processors.js';
import { destinationOf } from '../territories.js';
import { sinceTheGdpr } from './obligation.js';
import type { EngagementCase, EngagementRule } from './rule.js';

/** The record names every transfer, so each recipient abroad has one: Art. 30(1)(e), 44 GDPR. */
export const recipientsAreMapped: EngagementRule = {
  subject: 'engagement',
  id: 'RECIPIENTS_ARE_MAPPED',
  title: 'The country of every recipient is known, and each in a third country has a transfer on record.',
  citations: [GDPR.art('30(1)(e)'), GDPR.art('44')],
  codes: ['TRANSFER_NOT_MAPPED', 'IMPORTER_LOCATION_UNKNOWN'],
  regimes: sinceTheGdpr('30(1)(e)', '12'),
  check(engagement) {
    const { dossier, asOf } = engagement;
    const reasons: Reason[] = [];
    const expect = (party: Party | null, of: string): void => {
      if (party === null || hasTransfer(party, engagement)) return;
      if (destinationOf(party) === null) reasons.push(because('IMPORTER_LOCATION_UNKNOWN', { importer: party.name }));
      else if (isAbroad(party, engagement.regime, asOf))
        reasons.push(because('TRANSFER_NOT_MAPPED', { missing: ['transfer'], of: `${of} ${party.name}` }));
    };
    // A third party that comes across data by chance is sent none.
    if (engagement.vendorRole !== 'third_party')
      expect(dossier.party(engagement.engagement.vendorPartyId), 'The recipient');
    for (const subprocessing of dossier.subprocessingsOf(engagement.engagement))
      if (isAdded(subprocessing, asOf) && !isRemoved(subprocessing, asOf))
        expect(dossier.party(subprocessing.partyId), 'The sub-processor');
    return reasons;
  },
};

/** One that has ended says nothing of what goes there now. */
const hasTransfer = ({ id }: Party, { dossier, asOf }: EngagementCase): boolean =>
  dossier.facts.transfers.some(
    ({ importerId, exporterId, endsOn }) =>
      (importerId === id || exporterId === id) && !(endsOn !== null && asOf.passed(endsOn)),
  );
