import { ApiProperty } from '@nestjs/swagger';
import type { Citation } from '../law/citation.js';
import { FINDING_CODES, FINDINGS, type FindingCode, definitionOf } from '../law/finding.js';
import { FAMILIES, type Family, type FineTier, SEVERITIES, type Severity } from '../law/findings/definition.js';
import { type Challenge, type Happened, type Instrument, INSTRUMENT_KINDS } from '../law/instruments/instrument.js';
import type { DestinationEvent } from '../law/law.js';
import type { LegalDay } from '../law/legal-day.js';
import { type Regime, REGIMES } from '../law/regime.js';
import type { Rule } from '../law/rules/rule.js';
import { spokenDestination } from '../law/territories.js';
import type { Entry, Timeline } from '../law/timeline.js';
import { CitationView } from '../gaps/assessment.view.js';

export class EntryView {
  @ApiProperty({ type: String, format: 'date', description: 'First day; it lasts until the next entry.' })
  from: LegalDay;
  @ApiProperty({ enum: ['in_force', 'ended'] }) state: 'in_force' | 'ended';
  @ApiProperty({ type: String, nullable: true, example: 'annulled', description: 'Why it ended.' }) cause:
    string | null;
  @ApiProperty({
    type: Object,
    nullable: true,
    additionalProperties: true,
    description: 'What it says while in force: scope, or whether new contracts may take it up.',
  })
  terms: object | null;
  @ApiProperty({ type: CitationView }) citation: Citation;
  @ApiProperty({ type: String, nullable: true, description: 'What is not certain.' }) doubt: string | null;
}

export class RegimeTimelineView {
  @ApiProperty({ enum: REGIMES }) regime: Regime;
  @ApiProperty({ type: String, format: 'date' }) encodedFrom: LegalDay;
  @ApiProperty({ type: [EntryView] }) entries: readonly EntryView[];
}

export class ChallengeView implements Challenge {
  @ApiProperty({ enum: REGIMES }) regime: Regime;
  @ApiProperty({ type: String, format: 'date' }) from: LegalDay;
  @ApiProperty({ type: String }) what: string;
  @ApiProperty({ type: CitationView }) citation: Citation;
}

export class HappenedView implements Happened {
  @ApiProperty({ type: String, example: '2025-09-03', description: 'A day, or a month where no more is known.' })
  on: string;
  @ApiProperty({ type: String }) what: string;
}

export class InstrumentView {
  @ApiProperty({ type: String, example: 'EU_US_DPF' }) id: string;
  @ApiProperty({ enum: INSTRUMENT_KINDS }) kind: Instrument['kind'];
  @ApiProperty({ type: String, example: 'EU-US Data Privacy Framework' }) name: string;
  @ApiProperty({ type: String, example: '(EU) 2023/1795' }) officialId: string;
  @ApiProperty({ type: CitationView }) citation: Citation;
  @ApiProperty({ type: String, format: 'date', description: 'When a person last held it against a source.' })
  lastVerified: LegalDay;
  @ApiProperty({ type: String, nullable: true, description: 'What is not certain.' }) doubt: string | null;
  @ApiProperty({ type: [String], description: 'Countries, or international organisations by code, that it opens.' })
  destinations: readonly string[];
  @ApiProperty({ type: [ChallengeView], description: 'Proceedings that may bring it down.' })
  challenges: readonly ChallengeView[];
  @ApiProperty({ type: [HappenedView], description: 'What happened since, without effect on law.' })
  events: readonly HappenedView[];
  @ApiProperty({ type: [RegimeTimelineView] }) timelines: readonly RegimeTimelineView[];
}

export class DestinationEventView implements DestinationEvent {
  @ApiProperty({ type: String, example: 'US' }) destination: string;
  @ApiProperty({ type: String, format: 'date', description: 'First day on which its law is another.' }) on: LegalDay;
  @ApiProperty({ type: String }) what: string;
  @ApiProperty({ type: CitationView }) citation: Citation;
}

export class LawView {
  @ApiProperty({ type: String, example: '2026-11-23' }) version: string;
  @ApiProperty({ type: String, format: 'date', description: 'A day before it is refused.' }) firstEncodedDay: LegalDay;
  @ApiProperty({ type: [InstrumentView] }) instruments: readonly InstrumentView[];
  @ApiProperty({ type: [DestinationEventView], description: 'What happened to the law of destinations, as recorded.' })
  destinationEvents: readonly DestinationEventView[];
}

export class RuleView {
  @ApiProperty({ type: String, example: 'TRANSFER_NEEDS_A_MECHANISM' }) id: string;
  @ApiProperty({ type: String, description: 'The obligation in one sentence.' }) title: string;
  @ApiProperty({ enum: ['transfer', 'engagement'] }) subject: Rule['subject'];
  @ApiProperty({ type: [CitationView] }) citations: readonly Citation[];
  @ApiProperty({ enum: FINDING_CODES, isArray: true }) codes: readonly FindingCode[];
  @ApiProperty({ type: [RegimeTimelineView] }) timelines: readonly RegimeTimelineView[];
}

export class CodeView {
  @ApiProperty({ enum: FINDING_CODES }) code: FindingCode;
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ enum: FAMILIES }) family: Family;
  @ApiProperty({ enum: SEVERITIES }) severity: Severity;
  @ApiProperty({ enum: ['83(4)', '83(5)'], nullable: true, description: 'Fine tier of the GDPR.' })
  fine: FineTier | null;
  @ApiProperty({ type: [CitationView] }) citations: readonly Citation[];
}

export class RulesView {
  @ApiProperty({ type: [RuleView] }) rules: readonly RuleView[];
  @ApiProperty({ type: [CodeView] }) codes: readonly CodeView[];
}

export const instrumentView = (instrument: Instrument): InstrumentView => ({
  id: instrument.id,
  kind: instrument.kind,
  name: instrument.name,
  officialId: instrument.officialId,
  citation: instrument.citation,
  lastVerified: instrument.lastVerified,
  doubt: instrument.doubt ?? null,
  destinations: 'destinations' in instrument ? instrument.destinations.map(spokenDestination) : [],
  challenges: (instrument.challenges ?? []).map((challenge) => ({ ...challenge })),
  events: (instrument.events ?? []).map((event) => ({ ...event })),
  timelines: timelineViews(instrument.regimes),
});

export const ruleView = ({ id, title, subject, citations, codes, regimes }: Rule): RuleView => ({
  id,
  title,
  subject,
  citations,
  codes,
  timelines: timelineViews(regimes),
});

export const codeViews = (): readonly CodeView[] =>
  (Object.keys(FINDINGS) as FindingCode[]).map((code) => {
    const { title, family, severity, fine, citations } = definitionOf(code);
    return { code, title, family, severity, fine, citations };
  });

const timelineViews = (regimes: Readonly<Partial<Record<Regime, Timeline<unknown>>>>): readonly RegimeTimelineView[] =>
  REGIMES.flatMap((regime) => {
    const timeline = regimes[regime];
    return timeline === undefined
      ? []
      : [{ regime, encodedFrom: timeline.encodedFrom, entries: timeline.entries.map(entryView) }];
  });

const entryView = (entry: Entry<unknown>): EntryView => ({
  from: entry.from,
  state: 'ended' in entry ? 'ended' : 'in_force',
  cause: 'ended' in entry ? entry.ended : null,
  terms: 'value' in entry && typeof entry.value === 'object' ? entry.value : null,
  citation: entry.citation,
  doubt: entry.doubt ?? null,
});
