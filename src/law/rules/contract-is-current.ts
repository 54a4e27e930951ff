import type { AsOf } from '../as-of.js';
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
    const published = lastPublished(dossier.facts.publishedDpas, asOf);
    const [contract] = engagement.contracts;
    if (published === null || !isProcessing(engagement) || contract?.state.status !== 'in_force') return [];
    const { agreement, clauses } = contract;
    const isTheirs = clauses === null && (agreement.template === 'vendor' || agreement.template === null);
    if (!isTheirs) return [];
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

/** The one that was out by the day; of several the last, one of no known day before those that have one. */
function lastPublished(all: readonly PublishedDpa[], asOf: AsOf): PublishedDpa | null {
  let last: PublishedDpa | null = null;
  for (const published of all) {
    const day = dayOf(published);
    if (day !== null && !asOf.reached(day)) continue;
    const before = last === null ? null : dayOf(last);
    if (last === null || before === null || (day !== null && day >= before)) last = published;
  }
  return last;
}

const dayOf = ({ publishedOn, seenOn }: PublishedDpa): LegalDay | null => publishedOn ?? seenOn;

/** Another version, not published before the paper's day; where a version is not known, the days decide. */
function isNewer({ version, publishedOn }: PublishedDpa, { paperVersion }: Agreement, day: LegalDay | null): boolean {
  const isLater = publishedOn === null || day === null ? null : publishedOn > day;
  if (version === null || paperVersion === null) return isLater === true;
  return version !== paperVersion && isLater !== false;
}

const edition = (version: string | null, day: LegalDay | null): string =>
  `${version === null ? 'an edition' : `version ${version}`}${day === null ? '' : ` of ${day}`}`;
