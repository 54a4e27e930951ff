import { Reflector } from '@nestjs/core';

/** Marks a write whose answer tells a secret, in these properties: kept for a repeated request, they are null. */
export const ShownOnce = Reflector.createDecorator<readonly string[]>();
