import { QueryFailedError } from 'typeorm';

const LONGEST = 500;
/** Whatever a URL says after its scheme: user, password, host. */
const URLS = /\b([a-z][a-z0-9+.-]*):\/\/\S+/gi;
const ASSIGNED = /\b(pass(?:word|wd)?|secret|token|api[-_]?key|authorization)(["']?\s*[=:]\s*)(?:Bearer |Basic )?\S+/gi;

/** An error in one line that may be kept and mailed: no stack, no statement, no value of a record, no secret. */
export function errorText(error: unknown): string {
  const text = error instanceof QueryFailedError ? databaseText(error as QueryFailedError<Error>) : String(error);
  const [line = ''] = text.split(/[\r\n]/, 1);
  const safe = line.replaceAll(URLS, '$1://…').replaceAll(ASSIGNED, '$1$2…');
  return safe.length <= LONGEST ? safe : `${safe.slice(0, LONGEST - 1)}…`;
}

/** PostgreSQL puts names and values between quotes; only the name of a constraint tells nothing of a record. */
function databaseText(error: QueryFailedError<Error>): string {
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  const message = error.message.replaceAll(/"[^"]*"/g, '…');
  return `The database refused a statement (${[code ?? 'no code', constraint].filter(Boolean).join(', ')}): ${message}`;
}
