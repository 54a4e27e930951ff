import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Change } from '../change.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { ImpactAssessment } from './impact-assessment.entity.js';
import type { ImpactAssessmentPatch, ImpactAssessmentsQuery, NewImpactAssessment } from './impact-assessment.params.js';

const IMPACT_ASSESSMENT: Kind<ImpactAssessment> = {
  entity: ImpactAssessment,
  noun: 'impact assessment',
  vendorsOf: (_, { vendorId }) => Promise.resolve([vendorId]),
};

@Injectable()
export class ImpactAssessmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
  ) {}

  async add(change: Change, params: NewImpactAssessment): Promise<ImpactAssessment> {
    const vendorId = await this.vendors.expect(change.manager, params.vendorId);
    return this.register.add(change, IMPACT_ASSESSMENT, { ...params, vendorId } as ImpactAssessment);
  }

  amend(change: Change, id: string, version: number, patch: ImpactAssessmentPatch): Promise<ImpactAssessment> {
    return this.register.amend(change, IMPACT_ASSESSMENT, id, version, patch);
  }

  find(id: string): Promise<ImpactAssessment> {
    return this.register.find(this.dataSource.manager, IMPACT_ASSESSMENT, id);
  }

  async list({ vendor, outcome, ...query }: ImpactAssessmentsQuery): Promise<Page<ImpactAssessment>> {
    const { manager } = this.dataSource;
    const assessments = manager.createQueryBuilder(ImpactAssessment, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(outcome !== undefined && { outcome }),
    });
    return page(assessments, query);
  }
}
