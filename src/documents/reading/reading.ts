import type { LegalDay } from '../../law/legal-day.js';

export const READING_STATES = ['read', 'nothing_to_read', 'unreadable'] as const;
export const DATE_SOURCES = ['text', 'signature', 'properties', 'header'] as const;

/** A day that may be the one that the paper bears. */
export interface ReadDate {
  readonly day: LegalDay;
  readonly source: (typeof DATE_SOURCES)[number];
  /** `page 1`, the field of a signature, or the name of a property. */
  readonly where: string;
  /** What stands there, word for word. */
  readonly quote: string;
}

/** A digital signature in a PDF, as it says of itself. Who issued the certificate, and whether it was revoked, is not looked at. */
export interface ReadSignature {
  /** The form field. */
  readonly field: string;
  /** Whom the certificate names; null: it cannot be read. */
  readonly signer: string | null;
  /** Whom the PDF names beside it. */
  readonly claimedSigner: string | null;
  /** The time within the signature, ISO 8601; null: none. */
  readonly signedAt: string | null;
  /** The time that the PDF names beside it, as it stands there. */
  readonly claimedAt: string | null;
  /** Whether the bytes that it speaks for are still those that were signed; null: cannot be told. */
  readonly intact: boolean | null;
  /** Whether it speaks for the whole file; false: something was added after it. */
  readonly coversWholeFile: boolean;
}

/** What was read in a paper: offered to whoever files it, and never taken for stated. */
export interface Reading {
  readonly state: (typeof READING_STATES)[number];
  /** Why it could not be read, or not wholly. */
  readonly because: string | null;
  readonly pages: number | null;
  readonly encrypted: boolean | null;
  readonly signatures: readonly ReadSignature[];
  readonly dates: readonly ReadDate[];
}

export const NOTHING_TO_READ: Reading = {
  state: 'nothing_to_read',
  because: null,
  pages: null,
  encrypted: null,
  signatures: [],
  dates: [],
};

const MOST = 20;
const LONGEST = 200;

const UNPLAIN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u00a0\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\p{Surrogate}]+/gu;

/** Text from a file as it may be kept and shown: no control characters, no halves of characters, not long. */
const quoted = (text: string): string =>
  Array.from(
    text
      .slice(0, 10 * LONGEST)
      .replaceAll(UNPLAIN, ' ')
      .replaceAll(/ {2,}/g, ' ')
      .trim(),
  )
    .slice(0, LONGEST)
    .join('');

const quotedOrNone = (text: string | null): string | null => (text === null ? null : quoted(text) || null);

/** However much a hostile file says, what is kept of it stays small and plain. */
export const bounded = (reading: Reading): Reading => ({
  ...reading,
  because: quotedOrNone(reading.because),
  signatures: reading.signatures.slice(0, MOST).map((signature) => ({
    ...signature,
    field: quoted(signature.field),
    signer: quotedOrNone(signature.signer),
    claimedSigner: quotedOrNone(signature.claimedSigner),
    claimedAt: quotedOrNone(signature.claimedAt),
  })),
  dates: reading.dates
    .slice(0, MOST)
    .map((date) => ({ ...date, where: quoted(date.where), quote: quoted(date.quote) })),
});
