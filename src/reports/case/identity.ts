import { Text } from '../../fields.js';

/** In a case given inline an id is any name of the caller's own. */
export const OwnId = (description: string): PropertyDecorator => Text({ max: 100, example: 'acme', description });

export const Reference = (description: string): PropertyDecorator =>
  Text({ max: 100, optional: true, example: 'acme', description });

export class CaseIdentity {
  @OwnId('Any name of your own; other records of these facts refer to it.') id: string;
}
