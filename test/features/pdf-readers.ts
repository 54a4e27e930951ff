import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { Fonts } from '../../src/pdf/fonts.js';
import { layOut } from '../../src/pdf/layout.js';
import { blocksOf } from '../../src/pdf/markdown.js';

// What the PDF tests draw, and how they read it back: with other people's programs.

export const fonts = new Fonts(resolve('templates'));
const folder = mkdtempSync(join(tmpdir(), 'clausebook-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

export async function drawn(markdown: string, by = fonts): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const foot = { line: 'Foot', pageNumber: (page: number, pages: number) => `${page}/${pages}` };
  await layOut(document, await blocksOf(markdown), foot, by);
  return document.save();
}

export function stored(bytes: Uint8Array): string {
  const file = join(folder, 'file.pdf');
  writeFileSync(file, bytes);
  return file;
}

export const run = (program: string, ...args: string[]) => execFileSync(program, args, { maxBuffer: 64e6 });
export const textOf = (bytes: Uint8Array) => run('pdftotext', '-layout', stored(bytes), '-').toString();
export const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
export const pagesOf = (bytes: Uint8Array) => textOf(bytes).split('\f').slice(0, -1);
export const sourceOf = (bytes: Uint8Array) =>
  run('qpdf', '--qdf', '--object-streams=disable', stored(bytes), '-').toString('latin1');
export const addressesIn = (source: string) => [...source.matchAll(/\/URI \((.*)\)/g)].map(([, address]) => address);

interface Box {
  word: string;
  box: [number, number, number, number];
}

export function wordsOnFirstPage(file: string): Box[] {
  const found = run('pdftotext', '-l', '1', '-bbox', file, '-').toString();
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/g;
  return [...found.matchAll(word)].map(([, x, y, right, low, text]) => ({
    word: text!,
    box: [Number(x), Number(y), Number(right), Number(low)],
  }));
}

/** Share of dark pixels in a box of the first page; 72 dots to the inch make a pixel a point. */
export function inkOf(file: string): (box: Box['box']) => number {
  const image = run('pdftoppm', '-r', '72', '-gray', '-l', '1', file);
  const [header, width] = /^P5\s(\d+)\s\d+\s255\s/.exec(image.toString('latin1', 0, 40))!;
  const dark = (x: number, y: number) => image[header.length + y * Number(width) + x]! < 160;
  return ([left, top, right, low]) => {
    let [inked, all] = [0, 0];
    for (let y = Math.floor(top); y < low; y += 1)
      for (let x = Math.floor(left); x < right; x += 1, all += 1) if (dark(x, y)) inked += 1;
    return inked / all;
  };
}

const absent = ['qpdf', 'pdftotext', 'pdftoppm', 'pdffonts'].filter((program) => spawnSync(program, ['--help']).error);
/** A test that reads the PDF with other people's programs: skipped aloud without them, an error in CI. */
export const withReaders = absent.length === 0 ? test : test.skip;
if (absent.length > 0) {
  const missing = `PDF files are not read back: ${absent.join(', ')} not installed (packages qpdf and poppler-utils).`;
  if (process.env['CI'] === 'true') throw new Error(missing);
  process.stderr.write(`${missing}\n`);
}
