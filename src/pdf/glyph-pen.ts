import { endMarkedContent, PDFHexString, PDFOperator, PDFOperatorNames } from 'pdf-lib';

/** A glyph of a run; lengths in em from where the run begins. */
export interface Placed {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/** Writes the operators that show glyphs each in its place: pdf-lib's own put one behind the other. */
export class GlyphPen {
  private readonly operators: PDFOperator[] = [];
  private open = '';
  private saying = false;
  private rise = 0;
  /** Where the reader's pen stands, in em. */
  private stands = 0;

  /** @param advanceOf how far a glyph moves the reader's pen, in em */
  constructor(
    private readonly advanceOf: (id: number) => number,
    private readonly size: number,
  ) {}

  /** What the glyphs from here on stand for, until the next call. */
  say(text: string): void {
    this.hush();
    this.flush();
    const properties = `<</ActualText ${PDFHexString.fromText(text).toString()}>>`;
    this.operators.push(PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, ['/Span', properties]));
    this.saying = true;
  }

  /** @param code the glyph's four hexadecimal digits in the font as embedded */
  show({ id, x, y }: Placed, code: string): void {
    if (y !== this.rise) this.lift(y);
    const back = rounded((this.stands - x) * 1000, 10);
    this.open += back === 0 ? `<${code}>` : `${back}<${code}>`;
    this.stands = x + this.advanceOf(id);
  }

  /** The glyphs from here on stand for what their font says. */
  hush(): void {
    if (!this.saying) return;
    this.flush();
    this.operators.push(endMarkedContent());
    this.saying = false;
  }

  done(): PDFOperator[] {
    if (this.rise !== 0) this.lift(0);
    this.hush();
    this.flush();
    return this.operators;
  }

  private lift(y: number): void {
    this.flush();
    this.operators.push(PDFOperator.of(PDFOperatorNames.SetTextRise, [String(rounded(y * this.size, 1000))]));
    this.rise = y;
  }

  private flush(): void {
    if (this.open === '') return;
    this.operators.push(PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [`[${this.open}]`]));
    this.open = '';
  }
}

const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts + 0;
