import {
  beginText,
  endText,
  PDFHexString,
  PDFName,
  rgb,
  setFillingRgbColor,
  setFontAndSize,
  moveText,
  type PDFPage,
} from 'pdf-lib';
import type { EmbeddedFace } from './embedding.js';
import type { Face } from './faces.js';
import type { Fonts, Run } from './fonts.js';
import type { Line } from './lines.js';
import type { Colour, Style } from './text.js';

const GROUND: Colour = [0.945, 0.953, 0.961];

interface Written {
  readonly run: Run;
  readonly colour: Colour;
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
}

/** Draws on one page. Lengths in points, y upwards from the lower edge. */
export class Pen {
  private readonly written: Written[] = [];

  constructor(
    private readonly page: PDFPage,
    private readonly fonts: Fonts,
  ) {}

  /** The faces of all text so far. */
  get faces(): Set<Face> {
    return new Set(this.written.map(({ run }) => run.face));
  }

  /** One line of text with its left edge at x; put on the page by `ink`. */
  text(line: Line, x: number, baseline: number, size: number): void {
    let left = x;
    for (const { text, style, voice } of line.pieces) {
      const start = left;
      for (const run of this.fonts.runs(text, voice)) {
        this.written.push({ run, colour: style.colour, x: left, baseline, size });
        left += run.width * size;
      }
      this.decorate(style, start, baseline, left - start, size);
    }
  }

  /** Puts the text on the page, above all else, once its faces are in the document. */
  ink(faces: ReadonlyMap<Face, EmbeddedFace>): void {
    for (const face of this.faces) this.page.node.setFontDictionary(PDFName.of(face), faces.get(face)!.pdf.ref);
    for (const { run, colour, x, baseline, size } of this.written) {
      this.page.pushOperators(
        beginText(),
        setFillingRgbColor(...colour),
        setFontAndSize(run.face, size),
        moveText(x, baseline),
        ...faces.get(run.face)!.show(run, size),
        endText(),
      );
    }
  }

  /** A fine horizontal line. */
  rule(x: number, y: number, width: number, colour: Colour, thickness: number): void {
    this.page.drawRectangle({ x, y, width, height: thickness, color: rgb(...colour) });
  }

  /** A vertical bar that hangs from `top`. */
  bar(x: number, top: number, height: number, colour: Colour): void {
    this.page.drawRectangle({ x, y: top - height, width: 2, height, color: rgb(...colour) });
  }

  private decorate(
    { code, mark, link, colour }: Style,
    x: number,
    baseline: number,
    width: number,
    size: number,
  ): void {
    if (code) {
      const [height, y] = [size * 1.3, baseline - size * 0.32];
      this.page.drawRectangle({ x: x - 1.5, y, width: width + 3, height, color: rgb(...GROUND) });
    }
    if (mark) {
      const side = size * 0.56;
      this.page.drawRectangle({ x, y: baseline + size * 0.07, width: side, height: side, color: rgb(...colour) });
    }
    if (link) {
      this.rule(x, baseline - size * 0.16, width, colour, 0.4);
      this.annotate(link, [x, baseline - size * 0.25, x + width, baseline + size * 0.85]);
    }
  }

  private annotate(address: string, rectangle: number[]): void {
    const { context } = this.page.doc;
    const action = { Type: 'Action', S: 'URI', URI: PDFHexString.of(Buffer.from(address, 'latin1').toString('hex')) };
    const annotation = { Type: 'Annot', Subtype: 'Link', Rect: rectangle, Border: [0, 0, 0], F: 4, A: action };
    this.page.node.addAnnot(context.register(context.obj(annotation)));
  }
}
