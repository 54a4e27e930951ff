import { ArchiveError } from './archive.js';

/** In any encoding of Unicode; XML is written in letters that ASCII has. */
const plain = (bytes: Buffer): string => bytes.toString('latin1').replaceAll('\0', '');

const LONGEST_SIGN = 16;
const HEAD = 256;
const DECLARATIONS = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/;
const ENCODING = /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)["']/;
const READABLE = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|iso-8859-\d+|windows-125\d)$/i;

/** Office XML has no document type: with one come entities, which grow without end or fetch from elsewhere. */
export class XmlGuard {
  readonly #named: boolean;
  #is: boolean | null = null;
  #tail = '';

  constructor(name: string) {
    this.#named = /\.(?:xml|rels|vml)$/i.test(name);
  }

  look(part: Buffer): void {
    const text = this.#tail + plain(part);
    this.#is ??= this.#begin(text);
    if (!this.#is) return;
    if (DECLARATIONS.test(text)) throw new ArchiveError('has a document type or entities in its XML');
    this.#tail = text.slice(-LONGEST_SIGN);
  }

  #begin(text: string): boolean {
    const isXml = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(text);
    if (this.#named && !isXml && text.trim() !== '') throw new ArchiveError('has XML in an encoding that is not read');
    const encoding = ENCODING.exec(text.slice(0, HEAD))?.[1];
    if (isXml && encoding !== undefined && !READABLE.test(encoding))
      throw new ArchiveError('has XML in an encoding that is not read');
    return isXml;
  }
}

const FETCHED = /\/(?:attachedTemplate|oleObject|subDocument|frame|aFChunk)["']/;
const ELSEWHERE = /\bTarget\s*=\s*["']\s*(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i;

/** A link may lead elsewhere; a template, an object or a part of the text that is fetched from there may not. */
export function expectOwnRelations(bytes: Buffer): void {
  const text = plain(bytes).replaceAll(/&#(x?)([0-9a-f]{1,6});/gi, (_, hex: string, digits: string) => {
    const code = parseInt(digits, hex === '' ? 10 : 16);
    return code > 0x10ffff ? '' : String.fromCodePoint(code);
  });
  for (const [relation] of text.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g))
    if (FETCHED.test(relation) && ELSEWHERE.test(relation))
      throw new ArchiveError('fetches a template or an object from elsewhere when it is opened');
}
