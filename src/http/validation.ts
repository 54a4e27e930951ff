import { Injectable, type PipeTransform, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
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

function mistakesOf({ property, constraints = {}, children = [] }: ValidationError, above: string): readonly Mistake[] {
  const pointer = `${above}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(constraints).map(([rule, message]) => ({
    pointer,
    detail:
      rule === 'whitelistValidation'
        ? `${property} is not known here; leave it out, or see /docs for what there is`
        : message,
  }));
  return [...own, ...children.flatMap((child) => mistakesOf(child, pointer))];
}

/** An id in the path; what cannot be one names no record. */
@Injectable()
export class RecordId implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!UUID.test(id)) throw new NotFoundError('record', id);
    return id.toLowerCase();
  }
}
