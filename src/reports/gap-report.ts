import { Injectable } from '@nestjs/common';
import { type AssessmentView, assessmentView, type FindingView, worstFirst } from '../gaps/assessment.view.js';
import type { Facts } from '../law/facts.js';
import { SEVERITIES, type Severity } from '../law/findings/definition.js';
import type { LegalDay } from '../law/legal-day.js';
import { REGIME_NAMES } from '../law/regime.js';
import { PeopleService } from '../people/people.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { type PrintedFile, Printer } from './printer.js';
import { partyNamed } from './words.js';

/** The gap report of a vendor as of a day, on paper; the same facts on the same day give the same bytes. */
@Injectable()
export class GapReport {
  constructor(
    private readonly vendors: VendorsService,
    private readonly people: PeopleService,
    private readonly printer: Printer,
  ) {}

  async print(idOrKey: string, day?: LegalDay): Promise<PrintedFile> {
    const judged = await this.vendors.judge(idOrKey, day);
    const { vendor } = await this.vendors.find(judged.vendorId);
    const owner = vendor.ownerId === null ? null : await this.people.find(vendor.ownerId);
    const { facts } = judged.dossier;
    const assessment = assessmentView(judged);
    const { asOf } = assessment;
    return this.printer.print({
      template: 'gap-report',
      title: `Gap report: ${vendor.name}`,
      asOf,
      name: `gap-report-${vendor.key}-${asOf}`,
      attached: assessment,
      data: {
        vendor: { key: vendor.key, name: vendor.name, website: vendor.website, owner: owner?.name ?? null },
        summary: summaryOf(assessment),
        transfers: assessment.transfers.map((transfer) => transferOf(transfer, facts)),
        engagements: assessment.engagements.map((engagement) => engagementOf(engagement, facts)),
        findings: assessment.findings.map((finding) => findingOf(finding, facts)).sort(worstFirst),
      },
    });
  }
}

const summaryOf = ({ findings }: AssessmentView): Record<Severity, number> =>
  Object.fromEntries(
    SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]),
  ) as Record<Severity, number>;

function transferOf(transfer: AssessmentView['transfers'][number], facts: Facts) {
  const recorded = facts.transfers.find(({ id }) => id === transfer.id);
  return {
    id: transfer.id,
    from: partyNamed(facts, recorded?.exporterId),
    to: partyNamed(facts, recorded?.importerId),
    regime: transfer.regime ?? '',
    regimeName: transfer.regime === null ? 'no regime' : REGIME_NAMES[transfer.regime],
    verdict: transfer.verdict,
    because: transfer.because,
    governing: transfer.governing?.name ?? null,
    mechanisms: transfer.mechanisms.map(({ name, state, reasons, citation }) => ({
      name,
      state,
      reason: reasons.map(({ says }) => says).join(' ') || null,
      citation: citation?.text ?? null,
    })),
  };
}

const spoken = (word: string | null | undefined): string => word?.replaceAll('_', ' ') ?? 'not determined';

function engagementOf({ id, verdict }: AssessmentView['engagements'][number], facts: Facts) {
  const engagement = facts.engagements.find((candidate) => candidate.id === id);
  return {
    id,
    purpose: engagement?.purpose ?? null,
    roles: `we: ${spoken(engagement?.ourRole)}, vendor: ${spoken(engagement?.vendorRole)}`,
    verdict,
  };
}

function findingOf(finding: FindingView, facts: Facts) {
  const { code, severity, title, since, reasons, citations, fine, remedy, subject } = finding;
  const transfer = facts.transfers.find(({ id }) => id === subject.id);
  return {
    code,
    severity,
    title,
    says: reasons.map(({ says }) => says).join(' '),
    since,
    citations: citations.map(({ text }) => text).join(', '),
    fine: fine === null ? null : fineInWords(fine),
    remedy,
    subject:
      subject.kind === 'transfer'
        ? `Transfer from ${partyNamed(facts, transfer?.exporterId)} to ${partyNamed(facts, transfer?.importerId)}`
        : `Engagement: ${facts.engagements.find(({ id }) => id === subject.id)?.purpose ?? 'purpose not recorded'}`,
  };
}

const fineInWords = ({ article, upTo, currency, percentOfTurnover }: NonNullable<FindingView['fine']>): string => {
  const amount = `${currency} ${upTo.toLocaleString('en-GB')}`;
  return percentOfTurnover === null
    ? `up to ${amount} (${article})`
    : `up to ${amount} or ${percentOfTurnover} % of worldwide turnover, whichever is higher (${article})`;
};
