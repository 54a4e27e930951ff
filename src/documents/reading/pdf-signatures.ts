import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import { readCms } from './cms.js';
import type { ReadSignature } from './reading.js';

/** Fields of a form that are looked at. */
const MOST_FIELDS = 2_000;

/** The digital signatures of a PDF: the signed ones among the signature fields of its form (ISO 32000-2, 12.8). */
export async function signaturesIn(
  bytes: Uint8Array,
): Promise<{ readonly encrypted: boolean; readonly signatures: readonly ReadSignature[] }> {
  const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });
  const { isEncrypted: encrypted } = document;
  const signatures: ReadSignature[] = [];
  for (const { name, value } of signedFields(document)) signatures.push(await read(name, value, bytes, encrypted));
  return { encrypted, signatures };
}

interface SignedField {
  readonly name: string;
  readonly value: PDFDict;
}

const named = (name: string): PDFName => PDFName.of(name);

function signedFields({ catalog }: PDFDocument): readonly SignedField[] {
  const fields: SignedField[] = [];
  const met = new Set<PDFDict>();
  const walk = (list: unknown, inherited: string | null): void => {
    if (!(list instanceof PDFArray)) return;
    for (let at = 0; at < list.size() && met.size < MOST_FIELDS; at++) {
      const field = list.lookup(at);
      if (!(field instanceof PDFDict) || met.has(field)) continue;
      met.add(field);
      const type = field.lookup(named('FT'))?.toString() ?? inherited;
      const value = field.lookup(named('V'));
      if (type === '/Sig' && value instanceof PDFDict) fields.push({ name: textOf(field, 'T') ?? '', value });
      walk(field.lookup(named('Kids')), type);
    }
  };
  const form = catalog.lookup(named('AcroForm'));
  if (form instanceof PDFDict) walk(form.lookup(named('Fields')), null);
  return fields;
}

function textOf(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(named(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}

async function read(field: string, value: PDFDict, bytes: Uint8Array, encrypted: boolean): Promise<ReadSignature> {
  const range = rangeOf(value);
  const signed = range === null ? null : signedBytes(range, bytes);
  const cms = signed === null ? null : await readCms(signed.contents, signed.bytes).catch(() => null);
  return {
    field,
    signer: cms?.signer ?? null,
    // In an encrypted file these are not readable as they stand.
    claimedSigner: encrypted ? null : textOf(value, 'Name'),
    signedAt: cms?.signedAt ?? null,
    claimedAt: encrypted ? null : textOf(value, 'M'),
    intact: cms?.intact ?? null,
    coversWholeFile: range !== null && signed !== null && isBlank(bytes.subarray(range[2] + range[3])),
  };
}

type Range = readonly [from: number, length: number, from2: number, length2: number];

function rangeOf(value: PDFDict): Range | null {
  const range = value.lookup(named('ByteRange'));
  if (!(range instanceof PDFArray) || range.size() !== 4) return null;
  const numbers = range.asArray().map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN));
  return numbers.every((one) => Number.isSafeInteger(one) && one >= 0) ? (numbers as unknown as Range) : null;
}

/** Everything from the start but the signature itself, which is all that stands in the gap. */
function signedBytes(
  [from, length, from2, length2]: Range,
  bytes: Uint8Array,
): { readonly bytes: Uint8Array; readonly contents: Uint8Array } | null {
  if (from !== 0 || from2 < length + 2 || from2 + length2 > bytes.length) return null;
  const gap = Buffer.from(bytes.subarray(length, from2)).toString('latin1');
  if (!/^<[0-9a-f\s]*>$/i.test(gap)) return null;
  const signed = Buffer.concat([bytes.subarray(0, length), bytes.subarray(from2, from2 + length2)]);
  return { bytes: signed, contents: Buffer.from(gap.replaceAll(/[^0-9a-f]/gi, ''), 'hex') };
}

const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte === 0 || byte === 10 || byte === 13 || byte === 32);
