import { OmitType, PartialType } from '@nestjs/swagger';
import { Day, Ids, ListOf, OneOf, Text } from '../fields.js';
import { type Approval, SAFEGUARD_KINDS, type SafeguardKind } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { type Regime, REGIMES } from '../law/regime.js';
import { PageQuery } from '../page.js';

export class NewApproval implements Approval {
  @OneOf(REGIMES, { example: 'EU_GDPR', description: 'The law under which the authority acted.' }) regime: Regime;
  @Day({
    optional: true,
    description:
      'Day of the approval, authorisation or recognition or, in Switzerland, of the notice to the FDPIC. Absent: on a day that nobody recorded.',
  })
  on: LegalDay | null = null;
  @Day({ optional: true, example: '2027-12-31', description: 'First day no longer approved; absent: it still is.' })
  endedOn: LegalDay | null = null;
}

export class NewSafeguard {
  @Text({ max: 100, description: 'Id or key of the vendor.', example: 'acme-analytics' }) vendorId: string;
  @OneOf(SAFEGUARD_KINDS, {
    example: 'bcr_processor',
    description:
      'Binding corporate rules of a group as controller or as processor, a code of conduct (Art. 46(2)(e) GDPR), clauses that the parties wrote themselves (Art. 46(3)(a)) or that an authority adopted (Art. 46(2)(d)), an instrument between public bodies (Art. 46(2)(a)), or an arrangement between them (Art. 46(3)(b)).',
  })
  kind: SafeguardKind;
  @Text({ max: 300, example: 'Acme group BCR-P', description: 'As it is called.' }) name: string;
  @Ids({
    optional: true,
    example: [],
    description: 'Whom it binds: the companies of the group, those that adhere, the parties. Absent: nobody.',
  })
  partyIds?: string[];
  @ListOf(() => NewApproval, {
    optional: true,
    description: 'What authorities decided on it. Absent: nothing, and it counts as not approved.',
  })
  approvals?: NewApproval[];
  @Day({
    optional: true,
    description:
      'Of a code of conduct: day on which the Commission gave it general validity (Art. 40(9) GDPR); absent: it has not.',
  })
  generallyValidOn?: LegalDay | null;
  @Day({
    optional: true,
    description:
      'Day on which exporter and importer were bound: by signature or, under a code, by the promise of the importer. Absent: they are not, as far as is known.',
  })
  bindingOn?: LegalDay | null;
  @Day({
    optional: true,
    description:
      'Of binding corporate rules: day on which they changed in substance, which ends an approval from before the GDPR (Art. 46(5)). Absent: they did not.',
  })
  changedOn?: LegalDay | null;
}

export class SafeguardPatch extends PartialType(OmitType(NewSafeguard, ['vendorId']), { skipNullProperties: false }) {}

export class SafeguardsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @OneOf(SAFEGUARD_KINDS, { optional: true }) kind?: SafeguardKind;
}
