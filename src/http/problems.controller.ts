import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { NotFoundError } from '../errors.js';
import { Problems } from './documented.js';
import { Explanations } from './explanations.js';
import { type ProblemKind, PROBLEMS } from './problem.js';

/** The page behind the `type` of every problem. */
@ApiTags('problems')
@Controller('problems')
export class ProblemsController {
  constructor(private readonly explanations: Explanations) {}

  @Get(':kind')
  @ApiOperation({ summary: 'Read what a kind of error means' })
  @ApiParam({ name: 'kind', enum: Object.keys(PROBLEMS) })
  @ApiOkResponse({
    description: 'What it means and what to do.',
    content: { 'text/html': { schema: { type: 'string' } } },
  })
  @Problems('not-authenticated', 'malformed-request', 'not-found')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
  page(@Param('kind') kind: string): string {
    if (!Object.hasOwn(PROBLEMS, kind)) throw new NotFoundError('problem', kind);
    return this.explanations.render('problem', { kind, ...PROBLEMS[kind as ProblemKind] });
  }
}
