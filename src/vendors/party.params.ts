import { OmitType, PartialType } from '@nestjs/swagger';
import { AnyOf, Countries, CountryCode, OneOf, Text } from '../fields.js';
import { EXPORTER_LAWS, type ExporterLaw, type Sector, SECTORS } from '../law/facts.js';
import { type Regime, REGIMES } from '../law/regime.js';
import { PageQuery } from '../page.js';

export class NewParty {
  @Text({ max: 100, optional: true, description: 'Id or key of its vendor; absent: one of our own group companies.' })
  vendorId?: string | null;
  @Text({ max: 300, example: 'Acme Analytics, Inc.', description: 'Name of the legal person.' }) name: string;
  @Text({ optional: true, description: 'Postal address; absent: not known.' }) address?: string | null;
  @Text({
    optional: true,
    description: 'Whom to turn to there: name, position and how to reach them; absent: not known.',
  })
  contact?: string | null;
  @Text({
    optional: true,
    example: 'Runs a web shop',
    description: 'What it does, as far as transfers turn on it (Annex I.A of the clauses); absent: not known.',
  })
  activity?: string | null;
  @Text({
    optional: true,
    example: 'Acme Representation B.V., Amsterdam',
    description:
      "Its representative under Art. 27 GDPR: name and contact. Absent: its vendor's, if one is recorded there.",
  })
  representative?: string | null;
  @Text({
    optional: true,
    example: 'dpo@acme.example',
    description: "Its data protection officer: name and contact. Absent: its vendor's, if one is recorded there.",
  })
  dpo?: string | null;
  @CountryCode({
    optional: true,
    description: 'Where it is established; not known when absent, which is a gap of its own.',
  })
  country?: string | null;
  @OneOf(SECTORS, {
    optional: true,
    example: 'commercial',
    description: 'What kind of body it is, because some adequacy decisions leave kinds out; absent: not known.',
  })
  sector?: Sector | null;
  @Text({
    max: 20,
    optional: true,
    description:
      'Code of the international organisation that it is; its country is then ignored. Absent: it is none of these.',
    example: 'EPO',
  })
  internationalOrganisation?: string | null;
  @AnyOf(REGIMES, {
    optional: true,
    description: 'Laws that bind it directly though it is not established there (Art. 3(2) GDPR); absent: none.',
    example: [],
  })
  directlySubjectTo?: Regime[];
  @Countries({
    optional: true,
    description: 'Countries in which it has a branch, which is no legal person of its own; absent: none.',
    example: ['DE'],
  })
  branches?: string[];
  @OneOf(EXPORTER_LAWS, {
    optional: true,
    nullable: false,
    example: 'gdpr',
    description:
      'What it is under when it sends data from the Union: the GDPR or, as an institution of the Union, Regulation (EU) 2018/1725. Absent: `gdpr`.',
  })
  exporterLaw?: ExporterLaw;
}

export class PartyPatch extends PartialType(OmitType(NewParty, ['vendorId']), { skipNullProperties: false }) {}

export class PartiesQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor; `own` for our own group companies.' })
  vendor?: string;
  @CountryCode({ optional: true }) country?: string;
}
