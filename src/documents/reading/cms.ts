import { createHash } from 'node:crypto';
import { fromBER, GeneralizedTime, UTCTime } from 'asn1js';
import { type Certificate, ContentInfo, SignedData, type SignedDataVerifyError, type SignerInfo, TSTInfo } from 'pkijs';

/** What a signature within a PDF says (CMS, RFC 5652). */
export interface ReadCms {
  readonly signer: string | null;
  /** ISO 8601. */
  readonly signedAt: string | null;
  readonly intact: boolean | null;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TIME_STAMP = '1.2.840.113549.1.9.16.1.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';

/**
 * @param contents DER, followed by whatever fills the place that was kept for it
 * @param signed the bytes that it speaks for
 * @returns null for what is no CMS with a signer
 */
export async function readCms(contents: Uint8Array, signed: Uint8Array): Promise<ReadCms | null> {
  const data = signedDataOf(contents);
  const info = data?.signerInfos[0];
  if (data === null || info === undefined) return null;
  const { certificate, intact } = await verify(data, signed);
  return { signer: certificate === null ? null : nameIn(certificate), signedAt: timeOf(data, info), intact };
}

function signedDataOf(contents: Uint8Array): SignedData | null {
  const { offset, result } = fromBER(contents);
  if (offset === -1) return null;
  try {
    const info = new ContentInfo({ schema: result });
    return info.contentType === SIGNED_DATA ? new SignedData({ schema: info.content }) : null;
  } catch {
    return null;
  }
}

function nameIn({ subject }: Certificate): string | null {
  const named = (wanted: string): string =>
    subject.typesAndValues
      .filter(({ type }) => String(type) === wanted)
      .map(({ value }) => String((value as { valueBlock: { value: unknown } }).valueBlock.value))[0] ?? '';
  return [named(COMMON_NAME), named(ORGANISATION)].filter((part) => part !== '').join(', ') || null;
}

function timeOf({ encapContentInfo }: SignedData, { signedAttrs }: SignerInfo): string | null {
  if (encapContentInfo.eContentType === TIME_STAMP && encapContentInfo.eContent !== undefined)
    return isoOf(() => TSTInfo.fromBER(encapContentInfo.eContent!.getValue()).genTime);
  const value: unknown = signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME)?.values[0];
  return value instanceof UTCTime || value instanceof GeneralizedTime ? isoOf(() => value.toDate()) : null;
}

function isoOf(time: () => Date): string | null {
  try {
    return time().toISOString();
  } catch {
    return null;
  }
}

interface Verified {
  /** Of the signer; null: it is not among those that came along. */
  readonly certificate: Certificate | null;
  readonly intact: boolean | null;
}

/** Whether the signature holds for these bytes under its own certificate; whether that one is to be trusted is another question. */
async function verify(data: SignedData, signed: Uint8Array): Promise<Verified> {
  // A signature that brings its own content is checked against that: it must be the digest of ours (adbe.pkcs7.sha1).
  const { eContent, eContentType } = data.encapContentInfo;
  const speaksOfOurs =
    eContent === undefined ||
    eContentType === TIME_STAMP ||
    Buffer.from(eContent.getValue()).equals(createHash('sha1').update(signed).digest());
  try {
    const { signerCertificate, signatureVerified } = await data.verify({
      signer: 0,
      data: Uint8Array.from(signed).buffer,
      checkChain: false,
      extendedMode: true,
    });
    return { certificate: signerCertificate ?? null, intact: speaksOfOurs ? (signatureVerified ?? null) : false };
  } catch (error) {
    const { message, signerCertificate } = error as SignedDataVerifyError;
    const mismatch = /doesn't match|TSTInfo verification is failed/.test(message);
    return { certificate: signerCertificate ?? null, intact: mismatch ? false : null };
  }
}
