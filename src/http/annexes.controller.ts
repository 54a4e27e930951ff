import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnnexReport } from '../reports/annex-report.js';
import { AnnexesView, annexesView } from '../reports/annexes.view.js';
import { SccPack } from '../reports/scc-pack.js';
import { UkAddendum } from '../reports/uk-addendum.js';
import { AsOfQuery } from '../vendors/vendor.params.js';
import { asPdf } from './attachment.js';
import { Downloads, Shows } from './documented.js';
import { RecordId } from './validation.js';

@ApiTags('annexes')
@Controller('v1/agreements')
export class AnnexesController {
  constructor(
    private readonly annexes: AnnexReport,
    private readonly sccPack: SccPack,
    private readonly addendum: UkAddendum,
  ) {}

  @Get(':id/clause-sets/:clauseSetId/annexes')
  @Shows(AnnexesView, 'Fill in the annexes and elections of clauses as of a day', 'day-not-encoded')
  async fill(
    @Param('id', RecordId) id: string,
    @Param('clauseSetId', RecordId) clauseSetId: string,
    @Query() { asOf }: AsOfQuery,
  ): Promise<AnnexesView> {
    return annexesView(await this.annexes.of(id, clauseSetId, asOf));
  }

  @Get(':id/scc-pack.pdf')
  @Downloads('application/pdf', 'Print the clauses of an agreement with their annexes', 'day-not-encoded')
  async pack(@Param('id', RecordId) id: string, @Query() { asOf }: AsOfQuery): Promise<StreamableFile> {
    return asPdf(await this.sccPack.print(id, asOf));
  }

  @Get(':id/uk-addendum.pdf')
  @Downloads('application/pdf', 'Print the tables of the UK Addendum of an agreement', 'day-not-encoded')
  async ukAddendum(@Param('id', RecordId) id: string, @Query() { asOf }: AsOfQuery): Promise<StreamableFile> {
    return asPdf(await this.addendum.print(id, asOf));
  }
}
