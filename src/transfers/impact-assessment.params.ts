import { OmitType, PartialType } from '@nestjs/swagger';
import { CountryCode, Day, Id, Ids, Nested, OneOf, Text, Words } from '../fields.js';
import { TIA_AUTHORS, TIA_OUTCOMES, type TiaAuthor, type TiaOutcome } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';
import { AssessmentSteps } from './assessment-steps.js';

export class NewImpactAssessment {
  @Text({ max: 100, description: 'Id or key of the vendor.', example: 'acme-analytics' }) vendorId: string;
  @Id({
    optional: true,
    description:
      'The importer whose transfers it assesses; it then holds for any transfer to this party, and for none to another. Absent: for whichever transfer it is attached to.',
  })
  importerId?: string | null;
  @CountryCode({
    optional: true,
    example: 'IN',
    description:
      "The country whose law it looks at where that is not the importer's, such as the place of access; absent: the importer's.",
  })
  destination?: string | null;
  @Day({ optional: true, description: 'Day on which it was made; absent: undated, which proves nothing.' })
  doneOn?: LegalDay | null;
  @Text({ max: 200, optional: true, description: 'Who made it; absent: not noted.' }) doneBy?: string | null;
  @Words({
    optional: true,
    example: ['FISA 702', 'Executive Order 14086'],
    description: 'Laws of the destination that were looked at; absent: none are noted.',
  })
  lawsConsidered?: string[];
  @OneOf(TIA_OUTCOMES, {
    optional: true,
    example: 'effective_with_measures',
    description: 'Whether the data is protected there as the tool promises; absent: not concluded.',
  })
  outcome?: TiaOutcome | null;
  @Words({
    optional: true,
    example: ['encryption with keys held in the EEA'],
    description: 'Supplementary measures; absent: none are noted.',
  })
  measures?: string[];
  @Day({ optional: true, example: '2027-06-30', description: 'Day by which to look again; absent: none was set.' })
  nextReviewOn?: LegalDay | null;
  @OneOf(TIA_AUTHORS, {
    optional: true,
    nullable: false,
    example: 'parties',
    description:
      'Who found it: the parties to the transfer, or an authority or a court, whose finding that protection is ineffective counts also where nobody else assessed anything. Absent: `parties`.',
  })
  foundBy?: TiaAuthor;
  @Day({
    optional: true,
    example: '2020-08-14',
    description:
      'Of a finding by an authority or a court: day since which things have been as found; absent: the day of the finding.',
  })
  factsFrom?: LegalDay | null;
  @Nested(() => AssessmentSteps, {
    optional: true,
    nullable: false,
    description:
      'The six steps of EDPB Recommendations 01/2020, as far as taken; a change replaces all of them. Absent: none are on record.',
  })
  steps?: AssessmentSteps;
}

/** Further transfers that an assessment was made for. */
export class NewAssessedTransfers {
  @Ids({
    optional: true,
    example: ['0193abcd-0000-7000-8000-000000000000'],
    description: 'Transfers to the importer assessed; absent: every one of the vendor that goes on.',
  })
  transferIds?: string[];
}

export class ImpactAssessmentPatch extends PartialType(OmitType(NewImpactAssessment, ['vendorId']), {
  skipNullProperties: false,
}) {}

export class ImpactAssessmentsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @OneOf(TIA_OUTCOMES, { optional: true }) outcome?: TiaOutcome;
  @Id({ optional: true, description: 'The importer assessed.' }) importerId?: string;
}
