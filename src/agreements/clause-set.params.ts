import { PartialType } from '@nestjs/swagger';
import { AnyOf, CountryCode, Day, Flag, Id, ListOf, Matching, Nested, OneOf, Whole } from '../fields.js';
import { type Adaptations, ADDENDUM_ENDERS, type AddendumEnder, FDPIC_AUTHORITY } from '../law/annexes/particulars.js';
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
  type ModuleElections,
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

export class NewModuleElections extends NewElections implements ModuleElections {
  @OneOf(MODULES, { example: 3, description: 'The module of 2021/914 for which these were elected.' }) module: Module;
}

/** What the FDPIC asks to be adapted; what is left out is not known. */
export class NewAdaptations implements Adaptations {
  @OneOf(FDPIC_AUTHORITY, {
    optional: true,
    example: 'in_parallel',
    description:
      'Whether the FDPIC supervises `alone`, which is for transfers under the FADP only, or `in_parallel` with the authority of clause 13. Absent: not known.',
  })
  authority: Adaptations['authority'] = null;
  @Flag({
    optional: true,
    example: true,
    description: 'Whether references to the GDPR are read as references to the FADP; absent: not known.',
  })
  fadpReferences: boolean | null = null;
  @Flag({
    optional: true,
    example: true,
    description:
      'Whether "Member State" is read so that people in Switzerland may sue at home (clause 18); absent: not known.',
  })
  suitsAtHome: boolean | null = null;
  @Flag({
    optional: true,
    example: false,
    description:
      'Whether data of legal persons is covered too, which was asked for until 31 August 2023; absent: not known.',
  })
  legalPersons: boolean | null = null;
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
  @ListOf(() => NewModuleElections, {
    optional: true,
    description:
      'What they elected otherwise for one module: that then stands alone for it, in the place of `elections`. Absent: they elected alike for every module.',
  })
  electionsByModule?: NewModuleElections[];
  @Matching(
    /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/,
    'a country of ISO 3166-1, with the region of ISO 3166-2 where each has an authority of its own, such as IE or DE-HH',
    {
      optional: true,
      example: 'DE-HH',
      description:
        'Annex I.C of 2021/914: whose authority supervises, by its country or, where each region has its own, its region. Absent: not known.',
    },
  )
  supervisoryAuthority?: string | null;
  @AnyOf(ADDENDUM_ENDERS, {
    optional: true,
    nullable: true,
    example: ['importer', 'exporter'],
    description:
      'Table 4 of the UK Addendum: who may end it when the text that it rests on changes; an empty list: neither. Absent: not known.',
  })
  mayEnd?: AddendumEnder[] | null;
  @Nested(() => NewAdaptations, {
    optional: true,
    description: 'What was adapted as the Swiss FDPIC asks, by a set FDPIC_ADAPTATION. Absent: nothing of it is known.',
  })
  adaptations?: NewAdaptations | null;
  @ListOf(() => NewAccession, { optional: true, description: 'Parties that joined later; absent: none.' })
  accessions?: NewAccession[];
}

export class ClauseSetPatch extends PartialType(NewClauseSet, { skipNullProperties: false }) {}
