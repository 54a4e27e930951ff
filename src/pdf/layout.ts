import type { Token, Tokens } from 'marked';
import type { PDFDocument } from 'pdf-lib';
import { EmbeddedFace } from './embedding.js';
import type { Face } from './faces.js';
import type { Fonts } from './fonts.js';
import { breakLines, type Line } from './lines.js';
import { A4, BODY, CELL, FAINT, FOOT, HEADINGS, MARGIN, REGULAR, BOLD, RULE } from './look.js';
import { Pen } from './pen.js';
import { baselineOf, kept, over, textStrips, type Box, type Strip } from './strip.js';
import { tableStrips } from './table.js';
import { childrenOf, plain, type Style } from './text.js';

/** What stands at the foot of every page. */
export interface Foot {
  readonly line: string;
  /** The words for page `page` of `pages`, counted from 1. */
  readonly pageNumber: (page: number, pages: number) => string;
}

type Placed = readonly { strip: Strip; top: number }[];

const CONTENT: Box = { x: MARGIN, width: A4.width - 2 * MARGIN };
const INDENT = 16;
const FOOT_BASE = 34;
const FOOT_SPACE = 22;

/**
 * Draws Markdown block tokens on as many A4 pages as they need, at least one.
 * The document gets pages and fonts; nothing else of it is touched.
 */
export async function layOut(document: PDFDocument, tokens: readonly Token[], foot: Foot, fonts: Fonts): Promise<void> {
  await fonts.ready();
  const footLines = breakLines([{ text: plain(foot.line), style: FAINT }], FOOT.size, CONTENT.width - 90, fonts);
  const bottom = FOOT_BASE + footLines.length * FOOT.leading + FOOT_SPACE;
  const strips = blockStrips(tokens, CONTENT, REGULAR, A4.height - MARGIN - bottom, fonts);
  const pages = paginate(strips, A4.height - MARGIN, bottom);
  const pens = pages.map((placed, index) => {
    const pen = new Pen(document.addPage([A4.width, A4.height]), fonts);
    for (const { strip, top } of placed) strip.draw(pen, top);
    drawFoot(pen, footLines, foot.pageNumber(index + 1, pages.length), fonts);
    return pen;
  });
  const faces = new Map<Face, EmbeddedFace>();
  for (const face of new Set(pens.flatMap((pen) => [...pen.faces]))) {
    faces.set(face, await EmbeddedFace.in(document, face, fonts));
  }
  for (const pen of pens) pen.ink(faces);
}

/** Puts strips on pages from `top` down to `bottom`; strips that keep together move on together. */
function paginate(strips: readonly Strip[], top: number, bottom: number): Placed[] {
  const pages: { strip: Strip; top: number }[][] = [[]];
  let y = top;
  const place = (strip: Strip) => {
    const page = pages.at(-1)!;
    if (page.length > 0) y -= strip.gap;
    page.push({ strip, top: y });
    y -= strip.height;
  };
  const turn = (next: Strip) => {
    pages.push([]);
    y = top;
    if (next.repeat) place(next.repeat);
  };
  for (const chain of chains(strips)) {
    const whole = chain.reduce((height, strip) => height + strip.gap + strip.height, 0);
    if (y - whole < bottom && whole <= top - bottom && pages.at(-1)!.length > 0) turn(chain[0]!);
    for (const strip of chain) {
      if (y - strip.gap - strip.height < bottom && pages.at(-1)!.length > 0) turn(strip);
      place(strip);
    }
  }
  return pages;
}

function chains(strips: readonly Strip[]): Strip[][] {
  const chains: Strip[][] = [];
  let open = false;
  for (const strip of strips) {
    if (open) chains.at(-1)!.push(strip);
    else chains.push([strip]);
    open = strip.keep;
  }
  return chains;
}

/** @param room height in points of a page's content */
function blockStrips(tokens: readonly Token[], box: Box, style: Style, room: number, fonts: Fonts): Strip[] {
  return tokens.flatMap((token): Strip[] => {
    switch (token.type) {
      case 'space':
      case 'def':
        return [];
      case 'heading':
        return headingStrips(token as Tokens.Heading, box, fonts);
      case 'list':
        return listStrips(token as Tokens.List, box, style, room, fonts);
      case 'blockquote':
        return quoteStrips(childrenOf(token) ?? [], box, style, room, fonts);
      case 'table':
        return tableStrips(token as Tokens.Table, box, room, fonts);
      case 'hr':
        return [ruleStrip(box)];
      case 'code':
        return codeStrips(token as Tokens.Code, box, style, fonts);
      default:
        return textStrips(childrenOf(token) ?? [token], style, BODY, box, fonts);
    }
  });
}

function headingStrips({ depth, tokens }: Tokens.Heading, box: Box, fonts: Fonts): Strip[] {
  const type = HEADINGS[depth - 1] ?? HEADINGS[2];
  return textStrips(tokens, BOLD, type, box, fonts).map(kept);
}

function listStrips(list: Tokens.List, box: Box, style: Style, room: number, fonts: Fonts): Strip[] {
  const inner = { x: box.x + INDENT, width: box.width - INDENT };
  return list.items.flatMap((item, index) => {
    const [first, ...rest] = blockStrips(item.tokens, inner, style, room, fonts);
    if (!first) return [];
    const mark = list.ordered ? `${Number(list.start) + index}.` : '•';
    const [line] = breakLines([{ text: mark, style: FAINT }], BODY.size, INDENT, fonts);
    const marked = over(first, (pen, top) => line && pen.text(line, box.x, baselineOf(top, BODY), BODY.size));
    return [{ ...marked, gap: index === 0 || list.loose ? BODY.gap : 2 }, ...rest];
  });
}

function quoteStrips(tokens: readonly Token[], box: Box, style: Style, room: number, fonts: Fonts): Strip[] {
  const inner = { x: box.x + INDENT - 2, width: box.width - INDENT + 2 };
  return blockStrips(tokens, inner, style, room, fonts).map((strip, index) => {
    const above = index === 0 ? 0 : strip.gap;
    return over(strip, (pen, top) => pen.bar(box.x, top + above, strip.height + above, RULE));
  });
}

const ruleStrip = (box: Box): Strip => ({
  gap: 12,
  height: 4,
  keep: false,
  draw: (pen, top) => pen.rule(box.x, top - 2, box.width, RULE, 0.5),
});

function codeStrips({ text }: Tokens.Code, box: Box, style: Style, fonts: Fonts): Strip[] {
  return text.split('\n').flatMap((line, index) => {
    const raw = line.replaceAll(' ', '\u00a0');
    const type = { ...CELL, gap: index === 0 ? BODY.gap : 0 };
    return textStrips([{ type: 'text', raw, text: raw }], { ...style, code: true }, type, box, fonts);
  });
}

function drawFoot(pen: Pen, lines: readonly Line[], pageNumber: string, fonts: Fonts): void {
  const top = FOOT_BASE + lines.length * FOOT.leading;
  pen.rule(CONTENT.x, top + 6, CONTENT.width, RULE, 0.5);
  lines.forEach((line, index) => pen.text(line, CONTENT.x, baselineOf(top - index * FOOT.leading, FOOT), FOOT.size));
  const [number] = breakLines([{ text: plain(pageNumber).trim(), style: FAINT }], FOOT.size, Infinity, fonts);
  if (number) pen.text(number, CONTENT.x + CONTENT.width - number.width, baselineOf(top, FOOT), FOOT.size);
}
