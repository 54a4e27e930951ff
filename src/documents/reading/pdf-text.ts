import { getDocumentProxy } from 'unpdf';
import { daysIn, dayOfPdfTime, type FoundDay } from './dates.js';
import type { ReadDate } from './reading.js';

/** Pages on which a paper says of what day it is: its first ones and those with the signatures. */
const FIRST_PAGES = 3;
const LAST_PAGES = 2;
const LONGEST_PAGE = 50_000;
const AROUND = 60;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** @throws Error of the reader, such as `PasswordException` */
export async function datesIn(
  bytes: Uint8Array,
): Promise<{ readonly pages: number; readonly dates: readonly ReadDate[] }> {
  const pdf = await getDocumentProxy(bytes, { verbosity: 0, isEvalSupported: false, useSystemFonts: false });
  const pages = pdf.numPages;
  const announced: ReadDate[] = [];
  const others: ReadDate[] = [];
  for (const page of pagesOf(pages)) {
    const text = await textOf(pdf, page).catch(() => '');
    for (const found of daysIn(text)) (found.announced ? announced : others).push(offered(found, text, page));
  }
  return { pages, dates: [...oncePerDay([...announced, ...others]), ...(await properties(pdf))] };
}

/** The first mention of each day. */
const oncePerDay = (dates: readonly ReadDate[]): readonly ReadDate[] =>
  dates.filter(({ day }, at) => dates.findIndex((date) => date.day === day) === at);

const pagesOf = (pages: number): readonly number[] =>
  Array.from({ length: pages }, (_, index) => index + 1).filter(
    (page) => page <= FIRST_PAGES || page > pages - LAST_PAGES,
  );

async function textOf(pdf: Pdf, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  let text = '';
  for (const item of items) {
    if (text.length > LONGEST_PAGE) break;
    if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
  }
  return text.slice(0, LONGEST_PAGE);
}

const offered = ({ day, at, length }: FoundDay, text: string, page: number): ReadDate => ({
  day,
  source: 'text',
  where: `page ${page}`,
  quote: text.slice(Math.max(0, at - AROUND), at + length + AROUND / 2),
});

async function properties(pdf: Pdf): Promise<readonly ReadDate[]> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  return ['CreationDate', 'ModDate'].flatMap((where) => {
    const quote: unknown = (info as Record<string, unknown>)[where];
    const day = typeof quote === 'string' ? dayOfPdfTime(quote) : null;
    return day === null ? [] : [{ day, source: 'properties' as const, where, quote: quote as string }];
  });
}
