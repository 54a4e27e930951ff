import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { refused } from '../errors.js';
import { Id } from '../fields.js';
import { currentLaw } from '../gaps/current-law.js';
import { wordingNow } from '../law/as-it-stood.js';
import { AsOf } from '../law/as-of.js';
import { GDPR } from '../law/citation.js';
import type { Engagement, Facts, Party } from '../law/facts.js';
import { addDays, type LegalDay } from '../law/legal-day.js';
import type { Regime } from '../law/regime.js';
import { regimesOf } from '../law/restricted-transfer.js';
import { isJoint } from '../law/rules/joint-controllers-arrangement.js';
import { isProcessing } from '../law/rules/processor-contract.js';
import { FOLLOW_UP_AFTER, type SteppedOptIn, stepOf } from '../opt-ins/opt-in-steps.js';
import { OptInsService } from '../opt-ins/opt-ins.service.js';
import { AsOfQuery } from '../vendors/vendor.params.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { clausesAskedFor } from './clauses-asked-for.js';
import { type PrintedFile, Printer } from './printer.js';
import { spoken } from './words.js';

export class LetterQuery extends AsOfQuery {
  @Id({
    optional: true,
    nullable: false,
    description: 'The engagement that it is about; absent: the first that wants a contract.',
  })
  engagementId?: string;
}

/** The letter by which a vendor is asked for its data processing agreement, or for an arrangement of joint controllers. */
@Injectable()
export class DpaRequestLetter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vendors: VendorsService,
    private readonly optIns: OptInsService,
    private readonly clock: Clock,
    private readonly printer: Printer,
  ) {}

  /** @throws NotFoundError, DayNotEncodedError, RefusedError where no engagement wants a contract */
  async print(idOrKey: string, { asOf = this.clock.today(), engagementId }: LetterQuery): Promise<PrintedFile> {
    const judged = await this.vendors.judge(idOrKey, asOf);
    const { vendor } = await this.vendors.find(judged.vendorId);
    const { facts } = judged.dossier;
    const engagement = engagementMeant(facts, engagementId);
    const own = partyOf(facts, engagement.ownPartyId);
    const law = await currentLaw(this.dataSource.manager);
    const { items } = await this.optIns.list({ vendor: judged.vendorId, state: 'open', limit: 200 });
    const letter = {
      from: own,
      to: { ...partyOf(facts, engagement.vendorPartyId), privacyContact: vendor.privacyContact },
      reference: vendor.key,
      asked: items.map(askedBefore)[0] ?? null,
      joint: isJoint(engagement) && !isProcessing(engagement),
      purpose: engagement.purpose,
      roles: { ours: spoken(engagement.ourRole), theirs: spoken(engagement.vendorRole) },
      article: articleOf(engagement, own, asOf),
      published: { version: vendor.dpaVersion, on: vendor.dpaPublishedOn, url: vendor.dpaUrl },
      clauses: clausesAskedFor(engagement, facts, law, asOf),
      replyBy: addDays(asOf, FOLLOW_UP_AFTER),
    };
    return this.printer.print({
      template: 'dpa-request-letter',
      title: `Request for an agreement: ${vendor.name}`,
      asOf,
      name: `dpa-request-${vendor.key}-${asOf}`,
      attached: letter,
      data: letter,
    });
  }
}

function engagementMeant({ engagements }: Facts, id: string | undefined): Engagement {
  const wanting = engagements.filter((engagement) => isProcessing(engagement) || isJoint(engagement));
  const meant = id === undefined ? wanting[0] : wanting.find((engagement) => engagement.id === id);
  if (meant !== undefined) return meant;
  if (id !== undefined && engagements.some((engagement) => engagement.id === id))
    throw refused(
      '/engagementId',
      'in this engagement neither side processes for the other, nor do both decide jointly, so no contract is to be asked for',
    );
  throw refused(
    '/engagementId',
    id === undefined
      ? 'the vendor has no engagement in which a processor or joint controllers take part; record the roles first'
      : `there is no engagement "${id}" of this vendor`,
  );
}

const partyOf = ({ parties }: Facts, id: string): Party => parties.find((party) => party.id === id)!;

function articleOf(engagement: Engagement, own: Party, asOf: LegalDay): string {
  const regime: Regime = regimesOf(own, new AsOf(asOf))[0] ?? 'EU_GDPR';
  return wordingNow(regime)(GDPR.art(isProcessing(engagement) ? '28(3)' : '26(1)')).text;
}

const askedBefore = (stepped: SteppedOptIn) => ({
  on: stepOf(stepped, 'request')?.on ?? null,
  reference: stepOf(stepped, 'request')?.reference ?? null,
});
