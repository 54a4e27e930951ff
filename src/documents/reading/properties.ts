import { headersOf } from '../recognition/text.js';
import { dayOfHeader } from './dates.js';
import { isLegalDay } from '../../law/legal-day.js';
import { NOTHING_TO_READ, type ReadDate, type Reading } from './reading.js';

const reading = (dates: readonly ReadDate[]): Reading => ({ ...NOTHING_TO_READ, state: 'read', dates });

/** The day on which a message was sent, by its own header. */
export function readMessage(bytes: Buffer): Reading {
  const quote = headersOf(bytes)?.get('date');
  const day = quote === undefined ? null : dayOfHeader(quote);
  return reading(day === null ? [] : [{ day, source: 'header', where: 'Date', quote: quote! }]);
}

/** When a DOCX or XLSX was made and last changed, by its own properties (dcterms, W3CDTF). */
export const readProperties = (coreProperties: string | null): Reading =>
  reading(
    ['created', 'modified'].flatMap((where) => {
      const written = new RegExp(String.raw`<dcterms:${where}\b[^>]{0,100}>\s{0,10}([\d:TZ.+-]{10,40})`);
      const quote = written.exec(coreProperties ?? '')?.[1];
      const day = quote?.slice(0, 10) ?? '';
      return isLegalDay(day) ? [{ day, source: 'properties' as const, where, quote: quote! }] : [];
    }),
  );
