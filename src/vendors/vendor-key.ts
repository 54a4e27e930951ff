import { isKey, LONGEST_KEY } from '../fields.js';
import { kebabOf } from '../spreadsheets/words.js';

/** A key made of a name; undefined when none can be made. */
export function keyOfName(name: string): string | undefined {
  const key = kebabOf(name).slice(0, LONGEST_KEY).replace(/-$/, '');
  return isKey(key) ? key : undefined;
}
