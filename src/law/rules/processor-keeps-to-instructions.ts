import { GDPR } from '../citation.js';
import { isOutsideInstructions, isProcessorRole } from '../dossier.js';
import { because } from '../finding.js';
import { sinceTheGdpr } from './obligation.js';
import type { EngagementRule } from './rule.js';

/** A processor that determines purposes and means itself is a controller for it: Art. 28(10) GDPR. */
export const processorKeepsToInstructions: EngagementRule = {
  subject: 'engagement',
  id: 'PROCESSOR_KEEPS_TO_INSTRUCTIONS',
  title: 'A processor processes on instructions only.',
  citations: [GDPR.art('28(10)'), GDPR.art('28(3)')],
  codes: ['PROCESSOR_TREATED_AS_CONTROLLER_ART_28_10'],
  regimes: sinceTheGdpr('28(10)'),
  check({ engagement, vendorName, asOf }) {
    const { ourRole, vendorRole, outsideInstructions } = engagement;
    if (outsideInstructions === null || !isOutsideInstructions(engagement, asOf)) return [];
    if (!isProcessorRole(ourRole) && !isProcessorRole(vendorRole)) return [];
    return [
      because('PROCESSOR_TREATED_AS_CONTROLLER_ART_28_10', {
        processor: isProcessorRole(vendorRole) ? vendorName : 'our own side',
        what: outsideInstructions.what,
        since: outsideInstructions.since,
      }),
    ];
  },
};
