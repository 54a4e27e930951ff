import { GDPR } from '../citation.js';
import type { Agreement, PublishedDpa } from '../facts.js';
import { because } from '../finding.js';
import type { LegalDay } from '../legal-day.js';
import { sinceTheGdpr } from './obligation.js';
import { isProcessing } from './processor-contract.js';
import type { EngagementRule } from './rule.js';

/** A vendor's own paper is held against the one that it publishes now: Art. 28(1), 28(3) GDPR. */
export const contractIsCurrent: EngagementRule = {
  subject: 'engagement',
  id: 'CONTRACT_IS_CURRENT',
  title: "A vendor's paper on file is the one that it publishes now.",
  citations: [GDPR.art('28(1)'), GDPR.art('28(3)')],
  codes: ['DPA_OUTDATED'],
  regimes: sinceTheGdpr('28(3)'),
  check(engagement) {
    const { dossier, asOf, vendorName } = engagement;
    const published = dossier.facts.publishedDpa;
    const [contract] = engagement.contracts;
    if (published === null || !isProcessing(engagement) || contract?.state.status !== 'in_force') return [];
    const { agreement, clauses } = contract;
    const isTheirs = clauses === null && (agreement.template === 'vendor' || agreement.template === null);
    if (!isTheirs || (published.publishedOn !== null && !asOf.reached(published.publishedOn))) return [];
    const conclusion = dossier.conclusionOf(agreement);
    const day = agreement.document?.bearsOn ?? (conclusion.status === 'concluded' ? conclusion.on : null);
    if (!isNewer(published, agreement, day)) return [];
    return [
      because('DPA_OUTDATED', {
        processor: vendorName,
        onFile: edition(agreement.paperVersion, day),
        published: edition(published.version, published.publishedOn),
      }),
    ];
  },
};

/** Another version, not published before the paper's day; where a version is not known, the days decide. */
function isNewer({ version, publishedOn }: PublishedDpa, { paperVersion }: Agreement, day: LegalDay | null): boolean {
  const isLater = publishedOn === null || day === null ? null : publishedOn > day;
  if (version === null || paperVersion === null) return isLater === true;
  return version !== paperVersion && isLater !== false;
}

const edition = (version: string | null, day: LegalDay | null): string =>
  `${version === null ? 'an edition' : `version ${version}`}${day === null ? '' : ` of ${day}`}`;
