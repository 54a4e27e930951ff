import { OmitType } from '@nestjs/swagger';
import { AnyOf, CountryCode, Day, Flag, ListOf, Nested, OneOf } from '../fields.js';
import {
  DATA_KINDS,
  type DataKind,
  type Flow,
  FLOWS,
  type Party,
  type Role,
  ROLES,
  SCOPE_PURPOSES,
  type ScopePurpose,
} from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import {
  type Place,
  PLACE_KINDS,
  type PlaceKind,
  type TransferQuestions,
} from '../law/questionnaires/transfer-questions.js';
import { NewParty } from '../vendors/party.params.js';

/** A legal person of a flow that is only planned. */
export class NewPlannedParty extends OmitType(NewParty, ['vendorId']) {}

/** Where the data is kept or can be seen from. */
export class NewPlace {
  @OneOf(PLACE_KINDS, { example: 'access', description: 'Whether the data is kept there, or can be seen from there.' })
  kind: PlaceKind;
  @CountryCode({ example: 'IN', description: 'Where that is.' }) country: string;
  @Nested(() => NewPlannedParty, {
    optional: true,
    description:
      'The legal person that keeps or sees it there: a sub-processor, a company of the same group. Where its own country is absent, it is the place. Absent: the recipient itself, by its own machines or staff.',
  })
  by?: NewPlannedParty | null;
}

export class NewTransferQuestions {
  @Day({ example: '2026-11-24', description: 'The day on which the flow would begin, by the law of that day.' })
  asOf: LegalDay;
  @OneOf(FLOWS, {
    optional: true,
    nullable: false,
    example: 'sent',
    description:
      'How the data would get there: sent, read from there (`remote_access`), given back by a processor to its controller, collected from the person, or read by our own staff there. Absent: `sent`.',
  })
  flow?: Flow;
  @Nested(() => NewPlannedParty, {
    optional: true,
    description: 'Who gives the data; absent: nobody does, or not known.',
  })
  exporter?: NewPlannedParty | null;
  @Nested(() => NewPlannedParty, {
    optional: true,
    description: 'Who gets the data; absent: nobody does, or not known.',
  })
  importer?: NewPlannedParty | null;
  @OneOf(ROLES, {
    optional: true,
    example: 'controller',
    description: 'What the exporter is in it; absent: not known.',
  })
  exporterRole?: Role | null;
  @OneOf(ROLES, { optional: true, example: 'processor', description: 'What the importer is in it; absent: not known.' })
  importerRole?: Role | null;
  @AnyOf(DATA_KINDS, {
    optional: true,
    example: [],
    description: 'Kinds of data on which the scope of a decision or a certificate turns; absent: none of these.',
  })
  data?: DataKind[];
  @AnyOf(SCOPE_PURPOSES, {
    optional: true,
    example: [],
    description: 'Purposes on which the scope of a decision turns; absent: none of these.',
  })
  purposes?: ScopePurpose[];
  @Flag({
    optional: true,
    description:
      'Of a processor that gives data back: whether it adds personal data collected in the EEA. Absent: not known.',
  })
  processorAddsData?: boolean | null;
  @ListOf(() => NewPlace, {
    optional: true,
    description: 'Where the data is kept and can be seen from, as far as is known; absent: not said.',
  })
  places?: NewPlace[];
}

/** A planned party as the law reads it. */
const plannedParty = (id: string, party: NewPlannedParty, country = party.country ?? null): Party => ({
  id,
  name: party.name,
  isOwn: false,
  address: party.address ?? null,
  contact: party.contact ?? null,
  country,
  sector: party.sector ?? null,
  internationalOrganisation: party.internationalOrganisation ?? null,
  directlySubjectTo: party.directlySubjectTo ?? [],
  branches: party.branches ?? [],
  exporterLaw: party.exporterLaw ?? 'gdpr',
});

const placesOf = (places: readonly NewPlace[] = []): readonly Place[] =>
  places.map(({ kind, country, by }, at) => ({
    kind,
    country,
    by: by == null ? null : plannedParty(`place${at}`, by, by.country ?? country),
  }));

export const questionsOf = (params: NewTransferQuestions): TransferQuestions => ({
  flow: params.flow ?? 'sent',
  exporter: params.exporter == null ? null : plannedParty('exporter', params.exporter),
  importer: params.importer == null ? null : plannedParty('importer', params.importer),
  exporterRole: params.exporterRole ?? null,
  importerRole: params.importerRole ?? null,
  data: params.data ?? [],
  purposes: params.purposes ?? [],
  processorAddsData: params.processorAddsData ?? null,
  places: placesOf(params.places),
});
