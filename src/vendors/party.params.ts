import { OmitType, PartialType } from '@nestjs/swagger';
import { AnyOf, CountryCode, OneOf, Text } from '../fields.js';
import { type Sector, SECTORS } from '../law/facts.js';
import { type Regime, REGIMES } from '../law/regime.js';
import { PageQuery } from '../page.js';

export class NewParty {
  @Text({ max: 100, optional: true, description: 'Id or key of its vendor; absent: one of our own group companies.' })
  vendorId?: string | null;
  @Text({ max: 300, example: 'Acme Analytics, Inc.' }) name: string;
  @Text({ optional: true }) address?: string | null;
  @Text({ optional: true }) contact?: string | null;
  @CountryCode({
    optional: true,
    description: 'Where it is established; not known when absent, which is a gap of its own.',
  })
  country?: string | null;
  @OneOf(SECTORS, { optional: true, example: 'commercial' }) sector?: Sector | null;
  @Text({
    max: 20,
    optional: true,
    description: 'Code of an international organisation; its country is then ignored.',
    example: 'EPO',
  })
  internationalOrganisation?: string | null;
  @AnyOf(REGIMES, {
    optional: true,
    description: 'Law that binds it directly though it is not established there (Art. 3(2) GDPR).',
    example: [],
  })
  directlySubjectTo?: Regime[];
}

export class PartyPatch extends PartialType(OmitType(NewParty, ['vendorId']), { skipNullProperties: false }) {}

export class PartiesQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor; `own` for our own group companies.' })
  vendor?: string;
  @CountryCode({ optional: true }) country?: string;
}
