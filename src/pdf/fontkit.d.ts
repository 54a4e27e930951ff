// fontkit ships no types; pdf-lib describes most of what it returns.
declare module 'fontkit' {
  import type { PDFDocument } from 'pdf-lib';

  type DescribedFont = ReturnType<Parameters<PDFDocument['registerFontkit']>[0]['create']>;
  type DescribedSubset = ReturnType<DescribedFont['createSubset']>;

  export interface Subset extends DescribedSubset {
    encode(): Uint8Array;
  }

  export interface Font extends DescribedFont {
    createSubset(): Subset;
    /** Where the outline of each glyph begins in the file; one that begins where the next does has none. */
    readonly loca?: { readonly offsets: readonly number[] };
  }

  export function create(data: Uint8Array): Font;
}
