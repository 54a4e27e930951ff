import { PartialType } from '@nestjs/swagger';
import { AnyOf, CountryCode, Day, Flag, Id, ListOf, Nested, OneOf, Whole } from '../fields.js';
import {
  type Accession,
  type Annex,
  ANNEXES,
  AUTHORISATIONS,
  type Authorisation,
  CLAUSE_13_VARIANTS,
  CLAUSE_SETS,
  type ClauseSetName,
  type Elections,
  type Module,
  MODULES,
} from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { type Regime, REGIMES } from '../law/regime.js';

/** What is left out is not known. */
export class NewElections implements Elections {
  @Flag({
    optional: true,
    example: true,
    description: 'Clause 7, the docking clause: whether others may join. Absent: not known.',
  })
  docking: boolean | null = null;
  @OneOf(AUTHORISATIONS, {
    optional: true,
    example: 'general',
    description:
      'Clause 9(a), modules 2 and 3: option 1, each sub-processor is authorised (`specific`), or option 2, with notice and a chance to object (`general`). Absent: not known.',
  })
  clause9: Authorisation | null = null;
  @Whole(0, 3650, {
    optional: true,
    example: 30,
    description: 'Clause 9(a): days of notice before a sub-processor is added; absent: none are filled in.',
  })
  clause9Days: number | null = null;
  @Flag({
    optional: true,
    description: 'Clause 11(a), option: whether people may turn to an independent dispute body. Absent: not known.',
  })
  clause11: boolean | null = null;
  @OneOf(CLAUSE_13_VARIANTS, {
    optional: true,
    example: 'exporter_in_eu',
    description:
      'Clause 13(a): which authority supervises, by whether the exporter sits in the Union, has a representative there (Art. 27 GDPR), or neither. Absent: not known.',
  })
  clause13: Elections['clause13'] = null;
  @OneOf([1, 2], {
    optional: true,
    example: 1,
    description:
      "Clause 17: option 1, a law that is named; option 2 (modules 2 and 3), that of the exporter's state, with another in reserve. Absent: not known.",
  })
  clause17Option: 1 | 2 | null = null;
  @CountryCode({
    optional: true,
    example: 'DE',
    description: 'Clause 17: the country whose law governs; absent: none is filled in.',
  })
  clause17Law: string | null = null;
  @CountryCode({
    optional: true,
    example: 'IE',
    description: 'Clause 17, option 2: the country whose law governs in reserve; absent: none is filled in.',
  })
  clause17Reserve: string | null = null;
  @Flag({
    optional: true,
    example: true,
    description:
      'Whether the chosen law lets people who are no party claim rights under the clauses. Absent: not known.',
  })
  thirdPartyRights: boolean | null = null;
  @CountryCode({
    optional: true,
    example: 'DE',
    description: 'Clause 18: the country whose courts decide; absent: none is filled in.',
  })
  clause18: string | null = null;
}

/** How a party joined; what is left out is not known and counts as not done. */
export class AccessionSteps implements Omit<Accession, 'partyId'> {
  @Day({ optional: true, description: 'Day on which it joined; absent: not known.' }) on: LegalDay | null = null;
  @Flag({ optional: true, example: true, description: 'Whether all parties agreed; absent: not known.' })
  allAgreed: boolean | null = null;
  @Flag({ optional: true, example: true, description: 'Whether it completed the annexes; absent: not known.' })
  annexesCompleted: boolean | null = null;
  @Flag({ optional: true, example: true, description: 'Whether it signed Annex I.A; absent: not known.' })
  annexSigned: boolean | null = null;
}

export class NewAccession extends AccessionSteps implements Accession {
  @Id({ description: 'The party that joined under the docking clause.' }) partyId: string;
}

export class NewClauseSet {
  @OneOf(CLAUSE_SETS, {
    example: '2021/914',
    description:
      'Which clauses: of the Commission by their number, the IDTA or the Addendum of the ICO, or the adaptation that the Swiss FDPIC asks for.',
  })
  set: ClauseSetName;
  @AnyOf(MODULES, {
    optional: true,
    description:
      'Modules of 2021/914: 1 controller to controller, 2 controller to processor, 3 processor to processor, 4 processor to controller. Absent: not known, and then none fits.',
    example: [2],
  })
  modules?: Module[];
  @Day({ optional: true, description: 'Day on which the clauses were signed; absent: signed with the agreement.' })
  signedOn?: LegalDay | null;
  @Day({
    optional: true,
    description: 'Day on which the processing changed, which ends a transition for old clauses; absent: it did not.',
  })
  processingChangedOn?: LegalDay | null;
  @Flag({
    optional: true,
    description:
      'Module 4: whether the processor adds personal data that it collected in the EEA; absent: not known, and an impact assessment is then asked for.',
  })
  processorAddsData?: boolean | null;
  @AnyOf(REGIMES, {
    optional: true,
    example: ['EU_GDPR'],
    description: 'Laws for which the clauses were taken up; absent: every law that knows them.',
  })
  regimes?: Regime[];
  @Flag({
    optional: true,
    nullable: false,
    example: false,
    description:
      'Whether a clause was changed, or the contract around it contradicts it, such as by a cap on liability towards the people concerned; that voids the clauses. Absent: no.',
  })
  altered?: boolean;
  @AnyOf(ANNEXES, {
    optional: true,
    example: ['I.A', 'I.B', 'I.C', 'II', 'III'],
    description:
      'Annexes of 2021/914, or tables of the IDTA or the Addendum, that are present, completed and signed. Absent: none is known to be, and the clauses do not count as complete.',
  })
  annexes?: Annex[];
  @Nested(() => NewElections, {
    optional: true,
    description: 'What the parties elected in 2021/914. Absent: nothing of it is known.',
  })
  elections?: NewElections | null;
  @ListOf(() => NewAccession, { optional: true, description: 'Parties that joined later; absent: none.' })
  accessions?: NewAccession[];
}

export class ClauseSetPatch extends PartialType(NewClauseSet, { skipNullProperties: false }) {}
