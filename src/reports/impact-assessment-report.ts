import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AssessmentView, assessmentView } from '../gaps/assessment.view.js';
import { currentLaw } from '../gaps/current-law.js';
import type { Facts } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { destinationOf, spokenDestination } from '../law/territories.js';
import { STEPS } from '../transfers/assessment-steps.js';
import type { ImpactAssessment } from '../transfers/impact-assessment.entity.js';
import { impactAssessmentView } from '../transfers/impact-assessment.view.js';
import { ImpactAssessmentsService } from '../transfers/impact-assessments.service.js';
import { VendorsService } from '../vendors/vendors.service.js';

import { type PrintedFile, Printer } from './printer.js';
import { transferOf } from './told.js';
import { partyNamed } from './words.js';

/** A transfer impact assessment on paper, with what it covers as judged as of a day. */
@Injectable()
export class ImpactAssessmentReport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly impactAssessments: ImpactAssessmentsService,
    private readonly vendors: VendorsService,
    private readonly printer: Printer,
  ) {}

  async print(id: string, day?: LegalDay): Promise<PrintedFile> {
    const attached = await this.impactAssessments.find(id);
    const { assessment } = attached;
    const judged = await this.vendors.judge(assessment.vendorId, day);
    const { facts } = judged.dossier;
    const view = assessmentView(judged);
    const shown = impactAssessmentView(attached);
    const { asOf } = view;
    const transfers = view.transfers.filter((transfer) => attached.transferIds.includes(transfer.id));
    const destinations = destinationsOf(assessment, attached.transferIds, facts);
    const law = await currentLaw(this.dataSource.manager);
    const events = destinations
      .flatMap((destination) => law.eventsAt(destination))
      .filter(({ on }) => on <= asOf && (assessment.doneOn === null || on > assessment.doneOn));
    const importer = assessment.importerId === null ? null : partyNamed(facts, assessment.importerId);
    return this.printer.print({
      template: 'impact-assessment',
      title: `Transfer impact assessment: ${importer ?? judged.vendorName}`,
      asOf,
      name: `impact-assessment-${judged.vendorKey}-${id}-${asOf}`,
      attached: { assessment: shown, transfers, destinationEvents: events },
      data: {
        vendor: { key: judged.vendorKey, name: judged.vendorName },
        importer,
        destinations: destinations.map(spokenDestination),
        assessment: { ...shown, steps: STEPS.map((name) => ({ name, ...assessment.steps[name] })) },
        isDone: assessment.doneOn !== null && assessment.doneOn <= asOf,
        isReviewPassed: assessment.nextReviewOn !== null && assessment.nextReviewOn < asOf,
        transfers: transfers.map((transfer) => coveredTransfer(transfer, facts)),
        events: events.map(({ citation, ...event }) => ({ ...event, citation: citation.text })),
      },
    });
  }
}

/** Whose law counts: that of the places of the importers, and the one that the assessment names. */
function destinationsOf(
  { importerId, destination }: ImpactAssessment,
  transferIds: readonly string[],
  { parties, transfers }: Facts,
): readonly string[] {
  const importers = new Set(
    transfers.flatMap(({ id, importerId: to }) => (transferIds.includes(id) ? (to ?? []) : [])),
  );
  if (importerId !== null) importers.add(importerId);
  const places = parties.filter(({ id }) => importers.has(id)).map(destinationOf);
  return [...new Set([...places, destination].filter((place) => place !== null))];
}

function coveredTransfer(transfer: AssessmentView['transfers'][number], facts: Facts) {
  const recorded = facts.transfers.find(({ id }) => id === transfer.id);
  return {
    ...transferOf(transfer, facts),
    purposes: recorded?.statedPurposes ?? [],
    data: recorded?.dataCategories ?? [],
    says: transfer.findings
      .filter(({ code }) => ABOUT_IT.includes(code))
      .flatMap(({ reasons }) => reasons.map(({ says }) => says)),
  };
}

/** What a finding can say of an assessment. */
const ABOUT_IT: readonly string[] = ['TIA_MISSING', 'TIA_OUTDATED', 'SUPPLEMENTARY_MEASURES_INEFFECTIVE'];
