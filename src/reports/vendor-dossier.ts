import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgreementStandings, type StandingAgreement } from '../agreements/agreement-standings.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { Clock } from '../clock.js';
import type { Engagement } from '../engagements/engagement.entity.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { assessmentView, worstFirst } from '../gaps/assessment.view.js';
import { currentLaw } from '../gaps/current-law.js';
import type { JudgedVendor } from '../gaps/gaps.service.js';
import type { Facts } from '../law/facts.js';
import { definitionOf } from '../law/finding.js';
import type { Law } from '../law/law.js';
import type { LegalDay } from '../law/legal-day.js';
import { stateOf, steppedBy, type SteppedOptIn, stepOf } from '../opt-ins/opt-in-steps.js';
import { OptInsService } from '../opt-ins/opt-ins.service.js';
import { everyPage } from '../page.js';
import { PeopleService } from '../people/people.service.js';
import { CertificationsService } from '../vendors/certifications.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { CoverageReport } from './coverage-report.js';
import { filedPapers, type FiledPapers } from './filed-papers.js';
import { type PrintedFile, Printer } from './printer.js';
import { agreementOf, engagementOf, findingOf, transferOf } from './told.js';
import { instrumentNamed, partyNamed, spoken } from './words.js';

/** Everything that the register holds of a vendor, as it stands on a day: what a general counsel or an authority asks for. */
@Injectable()
export class VendorDossierReport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vendors: VendorsService,
    private readonly people: PeopleService,
    private readonly engagements: EngagementsService,
    private readonly agreements: AgreementsService,
    private readonly standings: AgreementStandings,
    private readonly optIns: OptInsService,
    private readonly certifications: CertificationsService,
    private readonly coverage: CoverageReport,
    private readonly clock: Clock,
    private readonly printer: Printer,
  ) {}

  /** @throws NotFoundError, DayNotEncodedError */
  async print(idOrKey: string, asOf: LegalDay = this.clock.today()): Promise<PrintedFile> {
    const judged = await this.vendors.judge(idOrKey, asOf);
    const { vendor } = await this.vendors.find(judged.vendorId);
    const owner = vendor.ownerId === null ? null : await this.people.find(vendor.ownerId);
    const of = { vendor: judged.vendorId };
    const engagements = await everyPage((paging) => this.engagements.list({ ...of, ...paging }));
    const agreements = await this.standings.ofAll(
      await everyPage((paging) => this.agreements.list({ ...of, ...paging })),
      asOf,
    );
    const optIns = await everyPage((paging) => this.optIns.list({ ...of, ...paging }));
    const papers = await filedPapers(
      this.dataSource.manager,
      agreements.map(({ whole }) => whole.paper?.documentId),
    );
    const certifications = await everyPage((paging) => this.certifications.list({ ...of, ...paging }));
    const { facts } = judged.dossier;
    const assessment = assessmentView(judged);
    const law = await currentLaw(this.dataSource.manager);
    return this.printer.print({
      template: 'vendor-dossier',
      title: `Vendor dossier: ${vendor.name}`,
      asOf,
      name: `vendor-dossier-${vendor.key}-${asOf}`,
      attached: { vendor, facts, assessment },
      data: {
        vendor: { ...vendor, owner: owner === null ? null : `${owner.name}, ${owner.email}` },
        parties: facts.parties.filter(({ isOwn }) => !isOwn),
        engagements: engagements.map((engagement) => ({
          ...recordOf(engagement, facts),
          verdict: assessment.engagements.find(({ id }) => id === engagement.id)?.verdict ?? 'not_judged',
        })),
        agreements: agreements.map((standing) => paperOf(standing, facts, law, papers)),
        optIns: optIns.flatMap((stepped) => optInOf(steppedBy(asOf, stepped), agreements)),
        certifications: certifications.map(({ name, partyId, statuses, nextDueOn }) => ({
          name,
          holder: partyNamed(facts, partyId),
          statuses: statuses.map(({ status, from }) => `${spoken(status)} from ${from}`),
          nextDueOn,
        })),
        transfers: await this.#transfersOf(judged, law),
        impactAssessments: facts.impactAssessments,
        subprocessings: facts.subprocessings.map(({ partyId, ...more }) => ({
          ...more,
          name: partyNamed(facts, partyId),
        })),
        findings: assessment.findings.map((finding) => findingOf(finding, judged)).sort(worstFirst),
      },
    });
  }

  /** Each as of the day, and over time. */
  async #transfersOf(judged: JudgedVendor, law: Law) {
    const { facts } = judged.dossier;
    const told: object[] = [];
    for (const transfer of assessmentView(judged).transfers) {
      const { periods } = await this.coverage.of(transfer.id);
      told.push({
        ...transferOf(transfer, facts),
        periods: periods
          .map(({ from, until, regimes }) => ({
            from,
            until,
            told: regimes.find(({ regime }) => regime === transfer.regime) ?? regimes[0]!,
          }))
          .filter(({ told: { verdict } }) => verdict !== 'out_of_scope')
          .map(({ told: { verdict, governing, because, codes }, ...period }) => ({
            ...period,
            verdict,
            governing: governing === null ? null : instrumentNamed(law, governing),
            because,
            findings: codes.map((code) => definitionOf(code).title),
          })),
      });
    }
    return told;
  }
}

const recordOf = (engagement: Engagement, facts: Facts) => ({
  ...engagementOf({ id: engagement.id, regime: null, verdict: 'not_required', findings: [] }, facts),
  between: `${partyNamed(facts, engagement.ownPartyId)} and ${partyNamed(facts, engagement.vendorPartyId)}`,
  roleReason: engagement.roleReason,
  roleDecidedBy: engagement.roleDecidedBy,
  lawfulBasis: engagement.lawfulBasis,
  people: engagement.peopleCategories,
  data: engagement.dataCategories,
  retention: engagement.retention,
  plan: engagement.plan,
  startsOn: engagement.startsOn,
  endsOn: engagement.endsOn,
});

const paperOf = ({ whole, standing }: StandingAgreement, facts: Facts, law: Law, papers: FiledPapers) => ({
  ...agreementOf(whole, facts, law, papers),
  kind: spoken(whole.agreement.kind),
  plans: whole.agreement.plans,
  acceptedOn: whole.agreement.acceptedOn,
  signed: whole.signatures.map(
    ({ partyId, signedOn }) => `${partyNamed(facts, partyId)} on ${signedOn ?? 'an unknown day'}`,
  ),
  standing,
});

/** Nothing of one of which nothing was done by the day. */
function optInOf(stepped: SteppedOptIn, agreements: readonly StandingAgreement[]) {
  if (stepped.steps.length === 0) return [];
  const { number, method, plan, agreementId } = stepped.optIn;
  const state = stateOf(stepped);
  return [
    {
      number: state === 'confirmed' ? number : null,
      method: spoken(method),
      state,
      plan,
      agreement: agreements.find(({ whole }) => whole.agreement.id === agreementId)?.whole.agreement.title ?? null,
      requestedOn: stepOf(stepped, 'request')?.on ?? null,
      confirmedOn: stepOf(stepped, 'confirmation')?.on ?? null,
    },
  ];
}
