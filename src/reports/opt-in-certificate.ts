import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgreementStandings } from '../agreements/agreement-standings.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { Clock } from '../clock.js';
import { refused } from '../errors.js';
import { currentLaw } from '../gaps/current-law.js';
import { GapsService } from '../gaps/gaps.service.js';
import type { LegalDay } from '../law/legal-day.js';
import { stateOf, type SteppedOptIn } from '../opt-ins/opt-in-steps.js';
import { optInView } from '../opt-ins/opt-in.view.js';
import { OptInsService } from '../opt-ins/opt-ins.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { filedPapers, type FiledPapers } from './filed-papers.js';
import { type PrintedFile, Printer } from './printer.js';
import { agreementOf } from './told.js';

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
      throw refused(
        '/id',
        `the opt-in is ${stateOf(stepped)}, not confirmed; a certificate is given with its confirmation`,
      );
    const { whole, standing } = await this.standings.of(await this.agreements.find(optIn.agreementId), asOf);
    const replaced = optIn.replacesId === null ? null : await this.agreements.find(optIn.replacesId);
    const { vendor } = await this.vendors.find(optIn.vendorId);
    const { manager } = this.dataSource;
    const { facts } = (await this.gaps.dossier(manager, vendor.id))!;
    const shown = optInView(stepped);
    const papers = await filedPapers(manager, [
      whole.paper?.documentId,
      ...stepped.steps.map(({ documentId }) => documentId),
    ]);
    return this.printer.print({
      template: 'opt-in-certificate',
      title: `Opt-in ${optIn.number}`,
      asOf,
      name: `opt-in-${optIn.number}`,
      attached: { optIn: shown, agreement: whole, standing },
      data: {
        vendor: { key: vendor.key, name: vendor.name },
        number: optIn.number,
        method: optIn.method,
        plan: optIn.plan,
        confirmedOn: shown.confirmedOn,
        agreement: {
          ...agreementOf(whole, facts, await currentLaw(manager), papers),
          standing,
          serves: facts.engagements
            .filter((engagement) => whole.engagementIds.includes(engagement.id))
            .map(({ purpose }) => purpose ?? 'purpose not recorded'),
        },
        replaces:
          replaced === null ? null : { title: replaced.agreement.title, version: replaced.agreement.paperVersion },
        steps: stepped.steps.map((step) => stepOf(step, papers)),
        papers: [...papers.values()],
      },
    });
  }
}

const stepOf = ({ recordedAt, recordedBy, ...step }: SteppedOptIn['steps'][number], papers: FiledPapers) => ({
  ...step,
  filed: papers.get(step.documentId) ?? null,
  recorded: `${recordedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC by ${recordedBy}`,
});
