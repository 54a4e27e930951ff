import { Reflector } from '@nestjs/core';

/** Marks a POST that only asks: it opens no transaction and writes nothing. */
export const Stateless = Reflector.createDecorator<true, true>({ transform: () => true });
