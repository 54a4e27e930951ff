import { ApiProperty } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { Day, Id, OneOf, Text } from '../fields.js';
import { currentLaw, expectEncoded } from '../gaps/current-law.js';
import { GapsService } from '../gaps/gaps.service.js';
import { assess, type Assessment } from '../law/assess.js';
import { DATA_KINDS, type DataKind, type Facts, type Transfer } from '../law/facts.js';
import { definitionOf, type Finding, FINDING_CODES, type FindingCode, remedyOf, sayReason } from '../law/finding.js';
import { SEVERITIES, type Severity } from '../law/findings/definition.js';
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
    const assessment = assess(facts, await currentLaw(manager), asOf);
    return {
      ...decide(assessment),
      asOf,
      validUntil: assessment.changesOn === null ? null : previousDay(assessment.changesOn),
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
          facts.transfers.filter(({ exporterId }) => exporterId === exporter),
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

/** Blocked by an open critical or high finding of the mechanism or contract families; conditional on any other. */
function decide({ transfers, findings }: Assessment): Pick<ClearanceView, 'decision' | 'because'> {
  // Absent proof is not proof: what runs on no recorded transfer today has not been judged.
  if (!transfers.some(({ verdict }) => verdict !== 'out_of_scope'))
    return { decision: 'blocked', because: [NOTHING_RECORDED, ...findings.map(reasonOf)] };
  const because = findings
    .map(reasonOf)
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  if (findings.some(blocks)) return { decision: 'blocked', because };
  return { decision: because.length > 0 ? 'conditional' : 'cleared', because };
}

function blocks({ code }: Finding): boolean {
  const { family, severity } = definitionOf(code);
  return (family === 'mechanism' || family === 'contract') && (severity === 'critical' || severity === 'high');
}

const reasonOf = ({ code, reasons: [first] }: Finding): ClearanceReasonView => ({
  code,
  severity: definitionOf(code).severity,
  says: sayReason(first!),
  remedy: remedyOf(first!),
});

const NOTHING_RECORDED: ClearanceReasonView = {
  code: null,
  severity: 'high',
  says: 'No transfer is recorded that runs on the day and could be judged.',
  remedy: 'Record what is sent to the vendor, on which contract and which mechanism.',
};
