import { MEDIA, type MediaType } from './media.js';

/** Characters. */
const LONGEST = 200;

const UNSAFE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\p{Surrogate}]/gu;

/**
 * The name under which a paper is kept: its last part, without what breaks headers, pages or folders, and with an
 * ending of the type that it is. `../../x.pdf.exe`, found to be a PDF, becomes `x.pdf.exe.pdf`.
 */
export function fileNameOf(given: string, mediaType: MediaType): string {
  const { endings } = MEDIA[mediaType];
  const last = given.split(/[/\\]/).at(-1)!;
  const plain = last
    // A letter has few marks; to put a heap of them in order takes time that grows with its square.
    .replaceAll(/(\p{M}{8})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replaceAll(UNSAFE, '')
    .trim()
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '');
  const whole = Array.from(plain === '' ? 'paper' : plain);
  const ending = endings.find((one) => plain.toLowerCase().endsWith(`.${one}`));
  if (ending !== undefined && plain.length > ending.length + 1)
    return `${whole
      .slice(0, -ending.length - 1)
      .slice(0, LONGEST)
      .join('')}${whole.slice(-ending.length - 1).join('')}`;
  return `${whole.slice(0, LONGEST).join('')}.${endings[0]}`;
}

const forParameter = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** To be kept and never shown inside a page: RFC 6266, with the whole name after RFC 8187 and one in ASCII for old programs. */
export const dispositionOf = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^A-Za-z0-9 ._-]/g, '_')}"; filename*=UTF-8''${forParameter(name)}`;
