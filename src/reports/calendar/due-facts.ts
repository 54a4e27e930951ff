import type { EntryKind } from '../../calendar/entry-kinds.js';
import type { LegalDay } from '../../law/legal-day.js';

/** How a transfer is covered, in words. */
export interface Cover {
  readonly word: string;
  readonly says: string;
}

/** A day that somebody has to keep, before it is put in words. */
export interface DueFact {
  readonly kind: EntryKind;
  readonly subjectId: string;
  readonly vendorId: string;
  readonly vendorKey: string;
  readonly vendorName: string;
  readonly day: LegalDay;
  /** What it is about: an agreement, a certificate, a destination. */
  readonly what: string | null;
  /** Whom it is about: a party. */
  readonly who: string | null;
  readonly before?: Cover;
  readonly after?: Cover;
}

/** Whose days: the vendors that a person owns, and for legal those that nobody owns, so that each is somebody's. */
export interface Scope {
  readonly personId: string;
  readonly withUnowned: boolean;
}

/** On `vendor v`, with the parameters $1 and $2. */
export const IN_SCOPE = `v.status <> 'left' and (v.owner_id = $1 or ($2 and v.owner_id is null))`;
export const scopeParameters = ({ personId, withUnowned }: Scope): readonly unknown[] => [personId, withUnowned];
