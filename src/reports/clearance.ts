import { ApiProperty } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { Day, Id, OneOf, Text } from '../fields.js';
import { currentLaw, expectEncoded } from '../gaps/current-law.js';
import { GapsService } from '../gaps/gaps.service.js';
import { earlier } from '../gaps/glances.js';
import { acceptedOn } from '../law/acceptance.js';
import { assess, type Assessment, type TransferAssessment } from '../law/assess.js';
import { datedFindings, keyOf } from '../law/coverage.js';
import { DATA_KINDS, type DataKind, type Facts, type Transfer } from '../law/facts.js';
import { definitionOf, type Finding, FINDING_CODES, type FindingCode, remedyOf, sayReason } from '../law/finding.js';
import { FAMILIES, type Family, SEVERITIES, type Severity } from '../law/findings/definition.js';
import { type LegalDay, previousDay } from '../law/legal-day.js';
import { VendorsService } from '../vendors/vendors.service.js';

export const DECISIONS = ['cleared', 'conditional', 'blocked'] as const;
export type Decision = (typeof DECISIONS)[number];

export class ClearanceQuery {
  @Text({ max: 100, description: 'Id or key of the vendor.', example: 'acme-analytics' }) vendor: string;
  @Id({ optional: true, description: 'Only what this party of ours would send.' }) exporter?: string;
  @OneOf(DATA_KINDS, { optional: true, example: 'hr', description: 'Judge as if data of this kind were sent.' })
  data?: DataKind;
  @Day({ optional: true, description: 'Today when absent.' }) asOf?: LegalDay;
}

export class ClearanceReasonView {
  @ApiProperty({ enum: FINDING_CODES, nullable: true, description: 'null: nothing is recorded to be judged.' })
  code: FindingCode | null;
  @ApiProperty({ enum: SEVERITIES }) severity: Severity;
  @ApiProperty({ type: String }) says: string;
  @ApiProperty({ type: String }) remedy: string;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day of the waiver that it is under; null: under none.',
  })
  waivedUntil: LegalDay | null;
}

export class ClearanceView {
  @ApiProperty({ enum: DECISIONS }) decision: Decision;
  @ApiProperty({ type: [ClearanceReasonView], description: 'Empty when cleared.' })
  because: readonly ClearanceReasonView[];
  @ApiProperty({ type: String, format: 'date' }) asOf: LegalDay;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day with this answer by the passing of time; null: open.',
  })
  validUntil: LegalDay | null;
  @ApiProperty({ type: String }) lawVersion: string;
}

/** May we send: what a pipeline asks before it sends data to a vendor. */
@Injectable()
export class Clearance {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vendors: VendorsService,
    private readonly gaps: GapsService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError for an unknown vendor, DayNotEncodedError */
  async ask({ vendor, exporter, data, asOf = this.clock.today() }: ClearanceQuery): Promise<ClearanceView> {
    expectEncoded(asOf);
    const { manager } = this.dataSource;
    const dossier = await this.gaps.dossier(manager, await this.vendors.idOf(manager, vendor));
    const facts = narrowed(dossier!.facts, exporter, data);
    const law = await currentLaw(manager);
    const assessment = assess(facts, law, asOf);
    const waivers = dossier!.acceptances.filter(({ kind }) => kind === 'waiver');
    // Since when a finding is so matters only to who accepted it before.
    const dated = waivers.length === 0 ? [] : datedFindings(assessment, facts, law);
    const waived = acceptedOn(waivers, dated, asOf);
    const changesOn = earlier(assessment.changesOn, waived.changesOn);
    return {
      ...decide(assessment, new Map(waived.standing.map((waiver) => [keyOf(waiver), waiver.until]))),
      asOf,
      validUntil: changesOn === null ? null : previousDay(changesOn),
      lawVersion: assessment.lawVersion,
    };
  }
}

/** Only what the exporter would send, wherever it goes on to, and as if data of the kind were part of it. */
function narrowed(facts: Facts, exporter: string | undefined, data: DataKind | undefined): Facts {
  const sent =
    exporter === undefined
      ? facts.transfers
      : withHops(
          facts.transfers.filter(({ exporterId }) => exporterId === exporter || exporterId === null),
          facts.transfers,
        );
  return {
    ...facts,
    engagements: facts.engagements.filter(({ ownPartyId }) => exporter === undefined || ownPartyId === exporter),
    transfers:
      data === undefined
        ? sent
        : sent.map((transfer) => ({ ...transfer, data: [...new Set([...transfer.data, data])] })),
  };
}

function withHops(first: readonly Transfer[], all: readonly Transfer[]): readonly Transfer[] {
  const ids = new Set(first.map(({ id }) => id));
  const next = all.filter(({ id, onwardFromId }) => !ids.has(id) && onwardFromId !== null && ids.has(onwardFromId));
  return next.length === 0 ? first : withHops([...first, ...next], all);
}

/** The last day of the waiver that a finding is under, by its key. */
type Waived = ReadonlyMap<string, LegalDay>;

/**
 * Blocked by an open critical or high finding of the mechanism or contract families that is under no waiver; conditional
 * on any other, and under a waiver.
 */
function decide({ transfers, findings }: Assessment, waived: Waived): Pick<ClearanceView, 'decision' | 'because'> {
  const told = findings.map((finding) => reasonOf(finding, waived));
  // Absent proof is not proof: what runs on no recorded transfer today has not been judged.
  if (!transfers.some(({ verdict }) => verdict !== 'out_of_scope'))
    return { decision: 'blocked', because: [NOTHING_RECORDED, ...told] };
  const because = told.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const blocks = (finding: Finding) => isGraveOf(BLOCKING, finding) && !waived.has(keyOf(finding));
  if (transfers.some((transfer) => isBare(transfer, waived)) || findings.some(blocks))
    return { decision: 'blocked', because };
  return { decision: because.length > 0 ? 'conditional' : 'cleared', because };
}

const BLOCKING: readonly Family[] = ['mechanism', 'contract'];

const isGraveOf = (families: readonly Family[], { code }: Finding): boolean => {
  const { family, severity } = definitionOf(code);
  return families.includes(family) && (severity === 'critical' || severity === 'high');
};

/** A transfer that nothing carries is not sent, whatever family tells why, unless all that tells is under a waiver. */
function isBare({ verdict, findings }: TransferAssessment, waived: Waived): boolean {
  const grave = findings.filter((finding) => isGraveOf(FAMILIES, finding));
  return verdict === 'gap' && (grave.length === 0 || grave.some((finding) => !waived.has(keyOf(finding))));
}

const reasonOf = (finding: Finding, waived: Waived): ClearanceReasonView => {
  const [first] = finding.reasons;
  return {
    code: finding.code,
    severity: definitionOf(finding.code).severity,
    says: sayReason(first!),
    remedy: remedyOf(first!),
    waivedUntil: waived.get(keyOf(finding)) ?? null,
  };
};

const NOTHING_RECORDED: ClearanceReasonView = {
  code: null,
  severity: 'high',
  says: 'No transfer is recorded that runs on the day and could be judged.',
  remedy: 'Record what is sent to the vendor, on which contract and which mechanism.',
  waivedUntil: null,
};
