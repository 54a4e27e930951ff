import type { DataSource } from 'typeorm';
import { AgreementCourseService } from '../agreements/agreement-course.service.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import type { Change } from '../change.js';
import type { Clock } from '../clock.js';
import { DocumentsService } from '../documents/documents.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { GapsService, type Reassessed } from '../gaps/gaps.service.js';
import { HistoryService } from '../history/history.service.js';
import { OptInsService } from '../opt-ins/opt-ins.service.js';
import { PeopleService } from '../people/people.service.js';
import { RegisterService } from '../register/register.service.js';
import { SubprocessingsService } from '../subprocessors/subprocessings.service.js';
import { ImpactAssessmentsService } from '../transfers/impact-assessments.service.js';
import { SafeguardsService } from '../transfers/safeguards.service.js';
import { TransfersService } from '../transfers/transfers.service.js';
import { CertificationsService } from '../vendors/certifications.service.js';
import { PartiesService } from '../vendors/parties.service.js';
import { PublishedDpasService } from '../vendors/published-dpas.service.js';
import { VendorsService } from '../vendors/vendors.service.js';

/** Remembers whom to judge: an engagement whose agreement is about to be written has no gap. */
class GapsOnceWritten extends GapsService {
  readonly #touched = new Set<string>();

  override reassess(_: Change, vendorIds: readonly string[]): Promise<Reassessed> {
    for (const id of vendorIds) this.#touched.add(id);
    return Promise.resolve({ opened: 0, kept: 0, closed: 0 });
  }

  judgeTouched(change: Change): Promise<Reassessed> {
    return super.reassess(change, [...this.#touched]);
  }
}

/** The services that HTTP calls, over gaps that are judged once at the end, as an import's are. */
export function servicesOn(dataSource: DataSource, clock: Clock) {
  const history = new HistoryService();
  const gaps = new GapsOnceWritten(history);
  const register = new RegisterService(history, gaps);
  const vendors = new VendorsService(dataSource, register, gaps, clock, new PublishedDpasService(dataSource, register));
  const parties = new PartiesService(dataSource, register, vendors);
  const engagements = new EngagementsService(dataSource, register, vendors, parties);
  const documents = new DocumentsService(dataSource, register, vendors);
  const agreements = new AgreementsService(dataSource, register, vendors, parties, engagements, documents);
  const course = new AgreementCourseService(register, agreements, gaps);
  const transfers = new TransfersService(dataSource, register, vendors, parties);
  return {
    gaps,
    documents,
    vendors,
    parties,
    people: new PeopleService(dataSource, register),
    certifications: new CertificationsService(dataSource, register, vendors),
    engagements,
    agreements,
    course,
    impactAssessments: new ImpactAssessmentsService(dataSource, register, vendors, parties, transfers),
    safeguards: new SafeguardsService(dataSource, register, vendors, parties),
    subprocessings: new SubprocessingsService(
      dataSource,
      register,
      vendors,
      parties,
      engagements,
      transfers,
      gaps,
      clock,
    ),
    optIns: new OptInsService(dataSource, register, vendors, agreements, course, documents),
    transfers,
  };
}

export type Services = ReturnType<typeof servicesOn>;
