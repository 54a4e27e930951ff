import {
  beginText,
  endMarkedContent,
  endText,
  PDFHexString,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  rgb,
  setFillingRgbColor,
  setFontAndSize,
  moveText,
  showText,
  type PDFFont,
  type PDFPage,
} from 'pdf-lib';
import type { Face, Fonts, Run } from './fonts.js';
import type { Colour, Line, Span, Style } from './text.js';

const GROUND: Colour = [0.945, 0.953, 0.961];

/** Draws on one page. Lengths in points, y upwards from the lower edge. */
export class Pen {
  private readonly ready = new Set<Face>();

  constructor(
    private readonly page: PDFPage,
    private readonly fonts: Fonts,
    private readonly faces: Readonly<Record<Face, PDFFont>>,
  ) {}

  /** One line of text with its left edge at x. */
  text(line: Line, x: number, baseline: number, size: number): void {
    let left = x;
    for (const span of line.spans) {
      const width = this.fonts.width(span.text, span.style.weight) * size;
      this.decorate(span.style, left, baseline, width, size);
      this.runs(span, left, baseline, size);
      left += width;
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

  private runs({ text, style }: Span, x: number, baseline: number, size: number): void {
    let left = x;
    for (const run of this.fonts.runs(text, style.weight)) {
      const boxed = run.shown !== run.text;
      // Where boxes stand in, a reader who copies or searches still gets the letters.
      if (boxed) this.page.pushOperators(actualText(run.text));
      this.show(run, style, left, baseline, size);
      if (boxed) this.page.pushOperators(endMarkedContent());
      left += this.fonts.width(run.text, style.weight) * size;
    }
  }

  private show(run: Run, style: Style, x: number, baseline: number, size: number): void {
    this.prepare(run.face);
    this.page.pushOperators(
      beginText(),
      setFillingRgbColor(...style.colour),
      setFontAndSize(run.face, size),
      moveText(x, baseline),
      showText(this.faces[run.face].encodeText(run.shown)),
      endText(),
    );
  }

  private prepare(face: Face): void {
    if (this.ready.has(face)) return;
    this.page.node.setFontDictionary(PDFName.of(face), this.faces[face].ref);
    this.ready.add(face);
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

function actualText(text: string): PDFOperator {
  const properties = `<</ActualText ${PDFHexString.fromText(text).toString()}>>`;
  return PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, ['/Span', properties]);
}
