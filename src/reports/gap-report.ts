import { Injectable } from '@nestjs/common';
import { type AssessmentView, assessmentView, worstFirst } from '../gaps/assessment.view.js';
import { SEVERITIES, type Severity } from '../law/findings/definition.js';
import type { LegalDay } from '../law/legal-day.js';
import { PeopleService } from '../people/people.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { type PrintedFile, Printer } from './printer.js';
import { engagementOf, findingOf, transferOf } from './told.js';

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
        findings: assessment.findings.map((finding) => findingOf(finding, judged)).sort(worstFirst),
      },
    });
  }
}

const summaryOf = ({ findings }: AssessmentView): Record<Severity, number> =>
  Object.fromEntries(
    SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]),
  ) as Record<Severity, number>;
