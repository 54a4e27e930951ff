import { refused } from '../errors.js';

/** Column to field; null: the column is left alone. What it leaves out is guessed. */
export type Mapping = Readonly<Record<string, string | null>>;

/** @throws RefusedError for what is no object of texts */
export function mappingOf(json: string): Mapping {
  const mapping = parsed(json);
  if (isMapping(mapping)) return mapping;
  const detail = 'mapping must be a JSON object of column to field, such as {"Headquarters":"country","Notes":null}';
  throw refused('/mapping', detail);
}

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((field) => field === null || typeof field === 'string');

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
