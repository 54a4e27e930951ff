import type { MediaType } from '../media.js';
import { MEDIA, TAKEN } from '../media.js';
import { type Mistake, RefusedError, UnsupportedMediaError } from '../../errors.js';

const at = (detail: string): readonly Mistake[] => [{ pointer: '/file', detail }];

/** What it is, is not taken. */
export const notTaken = (found: string): UnsupportedMediaError =>
  new UnsupportedMediaError(at(`the file is ${found}; expected ${TAKEN}, told by its content and not by its name`));

/** It is of a type that is taken, and cannot be filed so. */
export const refused = (type: MediaType, found: string, remedy: string): RefusedError =>
  new RefusedError(at(`the ${MEDIA[type].called} ${found}; ${remedy}`));

export const damaged = (type: MediaType, found: string): RefusedError =>
  refused(type, found, 'it is cut short or damaged, send it whole');

export const ambiguous = (type: MediaType, found: string): RefusedError =>
  refused(
    type,
    found,
    'a file that is two things at once is not filed, save it anew from the program that it belongs to',
  );
