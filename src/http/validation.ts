import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type PipeTransform,
  ValidationPipe,
} from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { ValidationError } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { MalformedError, type Mistake, NotFoundError } from '../errors.js';
import { UUID } from '../fields.js';

/** Checks every parameter against its class; what it does not know is refused. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new MalformedError(errors.flatMap((error) => mistakesOf(error, ''))),
  });

function mistakesOf(
  { property, value, constraints = {}, children = [] }: ValidationError,
  above: string,
): readonly Mistake[] {
  const pointer = `${above}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(constraints).map(([rule, message]) => ({
    pointer,
    detail:
      rule === 'whitelistValidation'
        ? `${property} is not known here; leave it out, or see /docs for what there is`
        : message.replaceAll('$value', shown(value)),
  }));
  return [...own, ...children.flatMap((child) => mistakesOf(child, pointer))];
}

/** What was found where a list came instead of one value. */
const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 100);

/** A vendor's id or key in the path; what can be neither names no vendor. */
@Injectable()
export class VendorName implements PipeTransform<string, string> {
  transform(idOrKey: string): string {
    if (!/^[0-9a-z-]{1,100}$/i.test(idOrKey)) throw new NotFoundError('vendor', idOrKey);
    return idOrKey;
  }
}

/** An id in the path; what cannot be one names no record. */
@Injectable()
export class RecordId implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!UUID.test(id)) throw new NotFoundError('record', id);
    return id.toLowerCase();
  }
}

/** Refuses query parameters where none are taken; elsewhere their class refuses what it does not know. */
@Injectable()
export class NoUnknownQuery implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const given = Object.keys(context.switchToHttp().getRequest<FastifyRequest>().query as object);
    if (given.length === 0 || takesQuery(context)) return true;
    throw new MalformedError(
      given.map((name) => ({
        pointer: `/${name}`,
        detail: `${name} is not known here; this address takes no parameters`,
      })),
    );
  }
}

function takesQuery(context: ExecutionContext): boolean {
  const parts = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as object;
  return Object.keys(parts ?? {}).some((part) => part.startsWith(`${RouteParamtypes.QUERY}:`));
}
