import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgreementStandings, type StandingAgreement } from '../agreements/agreement-standings.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { Clock } from '../clock.js';
import { RefusedError } from '../errors.js';
import { GapsService } from '../gaps/gaps.service.js';
import type { Facts } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { stateOf, type SteppedOptIn } from '../opt-ins/opt-in-steps.js';
import { optInView } from '../opt-ins/opt-in.view.js';
import { OptInsService } from '../opt-ins/opt-ins.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { type FiledPaper, filedPapers } from './filed-papers.js';
import { type PrintedFile, Printer } from './printer.js';
import { partyNamed } from './words.js';

/** The certificate of a confirmed opt-in: what was agreed on, how it came about step by step, how it stands on a day. */
@Injectable()
export class OptInCertificate {
  constructor(
    private readonly optIns: OptInsService,
    private readonly agreements: AgreementsService,
    private readonly standings: AgreementStandings,
    private readonly vendors: VendorsService,
    private readonly dataSource: DataSource,
    private readonly gaps: GapsService,
    private readonly clock: Clock,
    private readonly printer: Printer,
  ) {}

  /** @throws NotFoundError, RefusedError for one that is not confirmed, DayNotEncodedError */
  async print(id: string, asOf: LegalDay = this.clock.today()): Promise<PrintedFile> {
    const stepped = await this.optIns.find(id);
    const { optIn } = stepped;
    if (optIn.number === null)
      throw new RefusedError([
        {
          pointer: '/id',
          detail: `the opt-in is ${stateOf(stepped)}, not confirmed; a certificate is given with its confirmation`,
        },
      ]);
    const standing = await this.standings.of(await this.agreements.find(optIn.agreementId), asOf);
    const replaced = optIn.replacesId === null ? null : await this.agreements.find(optIn.replacesId);
    const { vendor } = await this.vendors.find(optIn.vendorId);
    const { facts } = (await this.gaps.dossier(this.dataSource.manager, vendor.id))!;
    const shown = optInView(stepped);
    const papers = await filedPapers(this.dataSource.manager, [
      standing.whole.paper?.documentId,
      ...stepped.steps.map(({ documentId }) => documentId),
    ]);
    return this.printer.print({
      template: 'opt-in-certificate',
      title: `Opt-in ${optIn.number}`,
      asOf,
      name: `opt-in-${optIn.number}`,
      attached: { optIn: shown, agreement: standing.whole, standing: standing.standing },
      data: {
        vendor: { key: vendor.key, name: vendor.name },
        number: optIn.number,
        method: optIn.method,
        plan: optIn.plan,
        confirmedOn: shown.confirmedOn,
        agreement: agreementOf(standing, facts, papers),
        replaces:
          replaced === null ? null : { title: replaced.agreement.title, version: replaced.agreement.paperVersion },
        steps: stepped.steps.map((step) => stepOf(step, papers)),
        papers: [...papers.values()],
      },
    });
  }
}

type Papers = ReadonlyMap<string | null | undefined, FiledPaper>;

function agreementOf({ whole, standing }: StandingAgreement, facts: Facts, papers: Papers) {
  const { agreement, engagementIds, clauseSets } = whole;
  return {
    title: agreement.title,
    version: agreement.paperVersion,
    between: [agreement.firstPartyId, agreement.secondPartyId].map((id) => partyNamed(facts, id)),
    document: whole.paper === null ? null : { ...whole.paper, filed: papers.get(whole.paper.documentId) ?? null },
    status: standing.status,
    from: standing.from,
    endsOn: standing.endsOn,
    serves: facts.engagements
      .filter(({ id }) => engagementIds.includes(id))
      .map(({ purpose }) => purpose ?? 'purpose not recorded'),
    clauseSets: clauseSets.map(({ set, modules }) => ({ set, modules })),
  };
}

const stepOf = (
  { kind, on, by, reference, note, evidence, documentId, recordedBy, recordedAt }: SteppedOptIn['steps'][number],
  papers: Papers,
) => ({
  kind,
  on,
  by,
  reference,
  note,
  evidence,
  filed: papers.get(documentId) ?? null,
  recorded: `${recordedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC by ${recordedBy}`,
});
