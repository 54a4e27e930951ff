import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { refused } from '../errors.js';
import { Id } from '../fields.js';
import { currentLaw } from '../gaps/current-law.js';
import { wordingFor } from '../law/as-it-stood.js';
import { AsOf } from '../law/as-of.js';
import type { Assessment } from '../law/assess.js';
import { GDPR } from '../law/citation.js';
import type { Engagement, Facts, Party } from '../law/facts.js';
import type { FindingCode } from '../law/finding.js';
import { addDays } from '../law/legal-day.js';
import { regimesOf } from '../law/restricted-transfer.js';
import { isJoint } from '../law/rules/joint-controllers-arrangement.js';
import { isProcessing } from '../law/rules/processor-contract.js';
import { FOLLOW_UP_AFTER, type SteppedOptIn, stepOf } from '../opt-ins/opt-in-steps.js';
import { OptInsService } from '../opt-ins/opt-ins.service.js';
import { everyPage } from '../page.js';
import { AsOfQuery } from '../vendors/vendor.params.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { clausesAskedFor } from './clauses-asked-for.js';
import { type PrintedFile, Printer } from './printer.js';
import { spoken } from './words.js';

export class LetterQuery extends AsOfQuery {
  @Id({
    optional: true,
    nullable: false,
    description:
      'The engagement that it is about; absent: the first that has no contract as it should be, else the first that wants one.',
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
    const engagement = engagementMeant(facts, judged.assessment, engagementId);
    const own = partyOf(facts, engagement.ownPartyId);
    const law = await currentLaw(this.dataSource.manager);
    const open = await everyPage((paging) => this.optIns.list({ vendor: judged.vendorId, state: 'open', ...paging }));
    const regime = regimesOf(own, new AsOf(asOf))[0] ?? 'EU_GDPR';
    const letter = {
      from: own,
      to: { ...partyOf(facts, engagement.vendorPartyId), privacyContact: vendor.privacyContact },
      reference: vendor.key,
      asked: open.filter(({ optIn }) => serves(facts, optIn.agreementId, engagement)).map(askedBefore)[0] ?? null,
      planned: vendor.status === 'prospective' || (engagement.startsOn ?? asOf) > asOf,
      onFile: onFile(judged.assessment, engagement),
      joint: isJoint(engagement) && !isProcessing(engagement),
      purpose: engagement.purpose,
      roles: { ours: spoken(engagement.ourRole), theirs: spoken(engagement.vendorRole) },
      article: wordingFor(own, regime, new AsOf(asOf))(GDPR.art(isProcessing(engagement) ? '28(3)' : '26(1)')).text,
      // The FADP lets a contract be made in any form, and lists no terms.
      swiss: regime === 'CH_FADP',
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

function engagementMeant({ engagements }: Facts, assessment: Assessment, id: string | undefined): Engagement {
  const wanting = engagements.filter((engagement) => isProcessing(engagement) || isJoint(engagement));
  const meant =
    id === undefined
      ? (wanting.find((engagement) => onFile(assessment, engagement) !== 'in_order') ?? wanting[0])
      : wanting.find((engagement) => engagement.id === id);
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

const ON_FILE = {
  DPA_EXPIRED: 'ended',
  DPA_MISSING: 'none',
  ART26_ARRANGEMENT_MISSING: 'none',
  DPA_NOT_IN_FORCE: 'not_concluded',
  DPA_TERMS_INCOMPLETE: 'incomplete',
  DPA_OUTDATED: 'outdated',
  DPA_EXPIRING: 'ending',
  EVIDENCE_MISSING: 'not_filed',
} as const satisfies Partial<Record<FindingCode, string>>;

/** What is wrong with the contract on file for the engagement, the worst first. */
function onFile({ engagements }: Assessment, { id }: Engagement): (typeof ON_FILE)[keyof typeof ON_FILE] | 'in_order' {
  const codes = engagements.find((judged) => judged.id === id)?.findings.map(({ code }) => code) ?? [];
  const worst = (Object.keys(ON_FILE) as (keyof typeof ON_FILE)[]).find((code) => codes.includes(code));
  return worst === undefined ? 'in_order' : ON_FILE[worst];
}

const serves = ({ agreements }: Facts, agreementId: string, { id }: Engagement): boolean =>
  agreements.some((agreement) => agreement.id === agreementId && agreement.engagementIds.includes(id));

const askedBefore = (stepped: SteppedOptIn) => ({
  on: stepOf(stepped, 'request')?.on ?? null,
  reference: stepOf(stepped, 'request')?.reference ?? null,
});
