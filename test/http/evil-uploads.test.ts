import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { dispositionOf, fileNameOf } from '../../src/documents/file-name.js';
import { DOCX, docx, eml, jpeg, pdf, png, pngPart, relations, XLSX, xlsx, zip } from '../papers.js';
import { type RunningApp, startApp, TOKEN } from './app.js';
import { asDescribed } from './described.js';

let app: RunningApp;
beforeAll(async () => {
  app = await asDescribed(await startApp('2021-10-01'));
});
afterAll(() => app.close());

type Made = Buffer | string | Promise<Buffer>;
type Evil = readonly [what: string, make: () => Made, status: 413 | 415 | 422, words: RegExp];

const PDF = (): Promise<Buffer> => pdf([['A paper']]);
const joined = async (...parts: readonly Made[]): Promise<Buffer> =>
  Buffer.concat(
    await Promise.all(parts.map(async (part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
  );
const cut = async (file: Made, share: number): Promise<Buffer> => {
  const whole = await joined(file);
  return whole.subarray(0, Math.floor(whole.length * share));
};
/** The file with other bytes of the same length at every place where these stand. */
const replaced = async (file: Made, found: string, instead: string): Promise<Buffer> =>
  Buffer.from((await joined(file)).toString('latin1').replaceAll(found, instead.padEnd(found.length, '\0')), 'latin1');
/** Writes a number into the directory of an archive (PK\x01\x02), at an offset within each of its entries. */
const forged = async (file: Made, offset: number, value: number): Promise<Buffer> => {
  const bytes = Buffer.from(await joined(file));
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1))
    bytes.writeUInt32LE(value, at + offset);
  return bytes;
};
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const ZEROS = Buffer.alloc(40 * 2 ** 20);
const BOMB_NAMES = ['a', 'b', 'c', 'd', 'e'];
const HTML = '<html><script>alert(1)</script></html>';
const DTD = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>';
const LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><l>&b;</l>';

const TYPED: readonly (readonly [string, () => Made])[] = [
  ['PDF', PDF],
  ['PNG', () => png()],
  ['JPEG', () => jpeg()],
  ['DOCX', () => docx()],
  ['XLSX', () => xlsx()],
];

const WRONG_TYPES: readonly Evil[] = [
  ['a GIF', () => 'GIF89a\x01\0\x01\0', 415, /a GIF picture; expected PDF, DOCX, XLSX, PNG, JPEG, EML or TXT/],
  ['a WebP', () => 'RIFF\x24\0\0\0WEBPVP8 ', 415, /WebP/],
  ['a TIFF', () => 'II*\0\x08\0\0\0', 415, /TIFF/],
  ['a HEIC', () => '\0\0\0\x18ftypheic\0\0\0\0', 415, /HEIC/],
  ['an old DOC', () => '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 415, /old or encrypted Office file/],
  ['a Windows program', () => 'MZ\x90\0\x03\0\0\0', 415, /a program/],
  ['a Linux program', () => '\x7fELF\x02\x01\x01\0', 415, /a program/],
  ['a gzip', () => '\x1f\x8b\x08\0\0\0\0\0', 415, /gzip/],
  ['a 7z', () => '7z\xbc\xaf\x27\x1c', 415, /7z/],
  ['a RAR', () => 'Rar!\x1a\x07\0', 415, /RAR/],
  ['an empty ZIP', () => zip({}), 415, /ZIP/],
  ['a ZIP of a PDF', async () => zip({ 'dpa.pdf': await PDF() }), 415, /a ZIP archive; take out what is in it/],
  ['a ZIP with paths of a DOCX', () => zip({ 'word/document.xml': '<w/>' }), 415, /ZIP archive/],
  [
    'a PPTX',
    () =>
      zip({
        ...DOCX,
        '[Content_Types].xml': DOCX['[Content_Types].xml']!.toString().replace(
          'wordprocessingml.document',
          'presentationml.presentation',
        ),
      }),
    415,
    /Office file of another kind/,
  ],
  [
    'a DOTX',
    () =>
      zip({
        ...DOCX,
        '[Content_Types].xml': DOCX['[Content_Types].xml']!.toString().replace('document.main', 'template.main'),
      }),
    415,
    /Office file of another kind/,
  ],
  ['an RTF', () => '{\\rtf1\\ansi x}', 415, /RTF/],
  ['a web page', () => HTML, 415, /a web page/],
  ['a web page after blank lines', () => `\n\n  \t<!DOCTYPE html>${HTML}`, 415, /a web page/],
  ['a web page with a byte order mark', () => Buffer.from(`\ufeff${HTML}`), 415, /a web page/],
  ['an SVG', () => '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 415, /markup/],
  ['an XML', () => DTD, 415, /markup/],
  ['a PHP', () => '<?php system($_GET["c"]);', 415, /markup/],
  ['a comment before a web page', () => `<!-- x -->${HTML}`, 415, /markup/],
  ['a shell script', () => '#!/bin/sh\nrm -rf /\n', 415, /a script/],
  ['text in UTF-16', () => utf16('A paper'), 415, /nor text in UTF-8/],
  ['text in Latin-1', () => 'Gr\xfc\xdfe', 415, /nor text in UTF-8/],
  ['text with NUL', () => 'A paper\0', 415, /control characters/],
  ['text with an escape', () => '\x1b]0;title\x07', 415, /control characters/],
  ['text with overlong UTF-8', () => 'a\xc0\xafb', 415, /nor text in UTF-8/],
  ['text with halves of characters', () => 'a\xed\xa0\x80b', 415, /nor text in UTF-8/],
  ['blanks only', () => ' \r\n\t ', 415, /blank/],
  ['noise', () => Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7919) % 256)), 415, /no kind that is known/],
  ['a message with NUL', () => eml('', 'x\0y'), 415, /control characters/],
  ['a mailbox of messages', () => joined('From anna Fri Mar 12\n\x01\n', eml()), 415, /control characters/],
  ['a PDF header after a space', async () => joined(' ', PDF()), 415, /no kind|control characters/],
];

const NOTHING: readonly Evil[] = [
  ['nothing', () => Buffer.alloc(0), 422, /empty \(0 bytes\)/],
  ['26 MiB of text', () => Buffer.alloc(26 * 2 ** 20, 'a'), 413, /too large/i],
  ['26 MiB that begin as a PDF', () => joined('%PDF-1.7\n', Buffer.alloc(26 * 2 ** 20)), 413, /too large/i],
];

const TRUNCATED: readonly Evil[] = TYPED.flatMap(([name, make]) =>
  [0.3, 0.6, 0.8, 0.97].map((share): Evil => [
    `${name}, ${share * 100} % of it`,
    () => cut(make(), share),
    422,
    /damaged|cut short|unpacked|checksum|not opened/,
  ]),
);

const POLYGLOTS: readonly Evil[] = [
  ...TYPED.flatMap(([name, make]): Evil[] => [
    [
      `${name} with a web page behind it`,
      () => joined(make(), HTML),
      422,
      /after its end|a web page|unpacked to its end/,
    ],
    [
      `${name} with a program behind it`,
      () => joined(make(), `MZ${'\x90'.repeat(3000)}`),
      422,
      /after its end|unpacked to its end|not opened/,
    ],
  ]),
  ...TYPED.slice(0, 3).flatMap(([name, make]): Evil[] => [
    [`${name} with a ZIP behind it`, async () => joined(make(), zip({ 'x.txt': 'x' })), 422, /ZIP archive as well/],
    [
      `${name} with a JAR behind it`,
      async () => joined(make(), zip({ 'META-INF/MANIFEST.MF': 'Main-Class: X' })),
      422,
      /ZIP archive as well/,
    ],
  ]),
  ['DOCX with a second archive behind it', async () => joined(docx(), zip({ 'x.txt': 'x' })), 422, /not opened/],
  [
    'PDF with a ZIP inside, ended as a PDF',
    async () => joined(PDF(), zip({ 'x.txt': 'x' }), '\n%%EOF\n'),
    422,
    /ZIP archive as well/,
  ],
  ['PDF whose head is a web page', () => joined(`%PDF-1.7\n${HTML}\n`, PDF()), 422, /web page/],
  ['PDF whose head is a drawing', () => joined('%PDF-1.7\n<svg onload=x>\n', PDF()), 422, /web page/],
  ['PDF whose head is PHP', () => joined('%PDF-1.7\n<?php x();?>\n', PDF()), 422, /web page/],
  [
    'PNG with a PDF in a comment',
    async () => png(1, 1, pngPart('tEXt', await joined('c\0', PDF()))),
    422,
    /PDF as well/,
  ],
  ['PNG with a web page in a comment', () => png(1, 1, pngPart('tEXt', Buffer.from(`c\0${HTML}`))), 422, /web page/],
  [
    'PNG with a ZIP in a comment',
    async () => png(1, 1, pngPart('tEXt', await joined('c\0', zip({ x: 'x' })))),
    422,
    /ZIP archive as well/,
  ],
  ['JPEG with a PDF in a comment', () => jpeg('%PDF-1.7\n%%EOF'), 422, /PDF as well/],
  ['JPEG with a script in a comment', () => jpeg('*/=1;<script>alert(1)</script>'), 422, /web page/],
  ['JPEG with PHP in a comment', () => jpeg('<?php x();'), 422, /web page/],
  ['text with a PDF in it', async () => joined('A paper\n', '%PDF-1.7\n', 'trailer\n%%EOF\n'), 422, /PDF as well/],
  ['message with a PDF in its head', () => eml('X-A: %PDF-1.7\r\n'), 422, /PDF as well/],
  ['DOCX whose first part is named as a PDF', () => zip({ '%PDF-1.7': 'x', ...DOCX }), 422, /PDF as well/],
  ['DOCX whose first part is named as a web page', () => zip({ '<html>': 'x', ...DOCX }), 422, /web page/],
  [
    'DOCX that is an XLSX as well',
    () =>
      zip({
        ...XLSX,
        ...DOCX,
        '[Content_Types].xml': `${DOCX['[Content_Types].xml'] as string}<!-- spreadsheetml.sheet.main+xml -->`,
      }),
    422,
    /workbook as well/,
  ],
  ['ZIP with something before its first part', async () => joined('PK\x03\x04', docx()), 422, /not opened/],
];

const BOMBS: readonly Evil[] = [
  [
    'DOCX of 200 MB in five parts',
    () => docx(Object.fromEntries(BOMB_NAMES.map((name) => [`word/${name}.bin`, ZEROS]))),
    422,
    /more than 150 MiB/,
  ],
  [
    'XLSX of 200 MB in five sheets',
    () => xlsx(Object.fromEntries(BOMB_NAMES.map((name) => [`xl/${name}.xml`, ZEROS]))),
    422,
    /more than 150 MiB|encoding/,
  ],
  [
    'DOCX with a bomb in an archive',
    async () =>
      docx({ 'word/embeddings/a.xlsx': await zip(Object.fromEntries(BOMB_NAMES.map((name) => [name, ZEROS]))) }),
    422,
    /more than 150 MiB/,
  ],
  [
    'DOCX with an archive in it that is larger than any paper',
    async () => docx({ 'word/embeddings/a.xlsx': await zip({ a: ZEROS }, false) }),
    422,
    /more than 32 MiB of archives/,
  ],
  [
    'DOCX with archives in archives',
    async () => docx({ 'word/embeddings/a.xlsx': await zip({ 'b.zip': await zip({ c: 'x' }, false) }, false) }),
    422,
    /archives in archives/,
  ],
  [
    'DOCX that says its parts are small',
    () => forged(docx({ 'word/a.bin': ZEROS }), 24, 10),
    422,
    /larger than it says|not opened/,
  ],
  ['DOCX that says its parts are huge', () => forged(docx(), 24, 0xfffffff0), 422, /more than 150 MiB|not opened/],
  ['DOCX that says nothing is packed', () => forged(docx({ 'word/a.bin': ZEROS }), 20, 0), 422, /not opened/],
  ['DOCX whose parts are one and the same', () => forged(docx(), 42, 0), 422, /lie in one another/],
  [
    'DOCX with 6,000 parts',
    () => docx(Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`word/${at}.bin`, '']))),
    422,
    /more than 5000 parts/,
  ],
  ['DOCX with another checksum', () => forged(docx(), 16, 1), 422, /checksum/],
  [
    'DOCX with a list of relations of 3 MB',
    () => docx({ 'word/_rels/x.rels': `<r>${' '.repeat(3e6)}</r>` }),
    422,
    /no longer one/,
  ],
  ['PNG of 4 billion pixels', () => png(65_535, 65_535), 422, /65535 × 65535 pixels/],
  ['PNG of no pixels', () => png(0, 5), 422, /0 × 5 pixels/],
];

const SLIPS: readonly Evil[] = ['../../evil.sh', '/etc/cron.d/evil', 'C:/evil.exe', 'word/../../../evil'].flatMap(
  (name): Evil[] => {
    const inside = 'x'.repeat(name.length);
    const slipped = (file: Promise<Buffer>) => replaced(file, inside, name);
    return [
      [`DOCX with a part named ${name}`, () => slipped(docx({ [inside]: 'x' })), 422, /leads out of it/],
      [`XLSX with a part named ${name}`, () => slipped(xlsx({ [inside]: 'x' })), 422, /leads out of it/],
    ];
  },
);

const ACTIVE: readonly Evil[] = [
  ['DOCX with macros', () => docx({ 'word/vbaProject.bin': 'x' }), 422, /macros/],
  ['XLSX with macros', () => xlsx({ 'xl/vbaProject.bin': 'x' }), 422, /macros/],
  ['XLSX with macros under another name', () => xlsx({ 'xl/VBAPROJECT2.BIN': 'x' }), 422, /macros/],
  ['DOCX with data of macros', () => docx({ 'word/vbaData.xml': '<x/>' }), 422, /macros/],
  [
    'DOCM',
    () =>
      zip({
        ...DOCX,
        '[Content_Types].xml': DOCX['[Content_Types].xml']!.toString().replace(
          'vnd.openxmlformats-officedocument.wordprocessingml.document',
          'vnd.ms-word.document.macroEnabled',
        ),
      }),
    422,
    /macros/,
  ],
  [
    'DOCX with a workbook with macros in it',
    async () => docx({ 'word/embeddings/a.xlsm': await xlsx({ 'xl/vbaProject.bin': 'x' }) }),
    422,
    /macros/,
  ],
  ['DOCX with a program in it', () => docx({ 'word/embeddings/oleObject1.bin': 'MZ\x90' }), 422, /a program in it/],
  ['DOCX with an external entity', () => docx({ 'word/document.xml': DTD }), 422, /entities in its XML/],
  ['DOCX with entities without end', () => docx({ 'word/styles.xml': LAUGHS }), 422, /entities in its XML/],
  ['DOCX with an entity in UTF-16', () => docx({ 'word/document.xml': utf16(DTD) }), 422, /entities in its XML/],
  [
    'DOCX with an entity far down',
    () => docx({ 'word/document.xml': `<!--${' '.repeat(200_000)}-->${DTD}` }),
    422,
    /entities in its XML/,
  ],
  [
    'DOCX with an entity in its relations',
    () => docx({ 'word/_rels/document.xml.rels': DTD }),
    422,
    /entities in its XML/,
  ],
  ['DOCX with an entity in its types', () => docx({ '[Content_Types].xml': DTD }), 422, /entities in its XML/],
  ['DOCX with an entity in a part without ending', () => docx({ 'word/part': DTD }), 422, /entities in its XML/],
  ['XLSX with an external entity', () => xlsx({ 'xl/sharedStrings.xml': DTD }), 422, /entities in its XML/],
  [
    'DOCX with XML in UTF-7',
    () => docx({ 'word/a.xml': '<?xml version="1.0" encoding="UTF-7"?>+ADw-x+AD4-' }),
    422,
    /encoding that is not read/,
  ],
  [
    'DOCX with XML in EBCDIC',
    () => docx({ 'word/a.xml': Buffer.from('4c6fa7949340a58599', 'hex') }),
    422,
    /encoding that is not read/,
  ],
  [
    'DOCX with a template from elsewhere',
    () => docx({ 'word/_rels/settings.xml.rels': relations('attachedTemplate', 'https://evil.example/a.dotm') }),
    422,
    /fetches a template/,
  ],
  [
    'DOCX with an object from elsewhere',
    () => docx({ 'word/_rels/document.xml.rels': relations('oleObject', 'mhtml:https://evil.example/x!y') }),
    422,
    /fetches a template/,
  ],
  [
    'DOCX with a frame on a share',
    () => docx({ 'word/_rels/webSettings.xml.rels': relations('frame', '\\\\evil.example\\share\\x') }),
    422,
    /fetches a template/,
  ],
  [
    'DOCX with a disguised template',
    () => docx({ 'word/_rels/settings.xml.rels': relations('attached&#84;emplate', '&#x68;ttp://evil.example/a') }),
    422,
    /fetches a template/,
  ],
  ['DOCX with a password', async () => forged(docx(), 8, 0x00080001), 422, /password/],
  [
    'DOCX with a comment behind it',
    async () => {
      const bytes = await docx();
      bytes.writeUInt16LE(HTML.length, bytes.length - 2);
      return joined(bytes, HTML);
    },
    422,
    /comment behind its end/,
  ],
  [
    'DOCX with two parts of one name',
    () => replaced(docx({ 'word/aa.bin': 'x', 'word/ab.bin': 'y' }), 'word/ab.bin', 'word/aa.bin'),
    422,
    /two parts of the same name/,
  ],
  [
    'DOCX with a part that bears two names',
    async () => {
      const bytes = await docx({ 'word/aa.bin': 'x' });
      bytes.write('word/bb.bin', bytes.lastIndexOf('word/aa.bin'));
      return bytes;
    },
    422,
    /bears two names/,
  ],
  ['DOCX with a packing that is not known', () => forged(docx(), 10, 99), 422, /not opened/],
];

const BROKEN: readonly Evil[] = [
  ['PDF without its end', async () => replaced(PDF(), '%%EOF', '%%FOE'), 422, /has no end|something else/],
  ['PDF without its table', async () => replaced(PDF(), 'startxref', 'stopxxref'), 422, /table of contents/],
  ['PDF of no version', () => '%PDF-x.y\n%%EOF\n', 422, /names no version/],
  ['PDF of its first line', () => '%PDF-1.7\n', 422, /has no end/],
  ['PNG of its first line', () => '\x89PNG\r\n\x1a\n', 422, /before its last part/],
  ['PNG with another checksum', () => replaced(png(), 'IDAT', 'IDAX'), 422, /checksum/],
  [
    'PNG with a part without end',
    () => {
      const bytes = png();
      bytes.writeUInt32BE(0xffffffff, 33);
      return bytes;
    },
    422,
    /ends within/,
  ],
  ['PNG without a header', () => Buffer.concat([png().subarray(0, 8), png().subarray(33)]), 422, /one header/],
  ['PNG with two headers', () => Buffer.concat([png().subarray(0, 33), png().subarray(8)]), 422, /one header/],
  ['JPEG of its first bytes', () => '\xff\xd8\xff', 422, /end marker/],
  ['JPEG without a picture', () => '\xff\xd8\xff\xe0\x00\x04ab\xff\xd9', 422, /no picture/],
  ['JPEG with a part of no length', () => '\xff\xd8\xff\xe0\x00\x00ab\xff\xd9', 422, /shorter than its own length/],
  ['JPEG with text between its parts', () => '\xff\xd8\xff\xe0\x00\x04abtext\xff\xd9', 422, /marker is expected/],
];

const EVIL = [...WRONG_TYPES, ...NOTHING, ...TRUNCATED, ...POLYGLOTS, ...BOMBS, ...SLIPS, ...ACTIVE, ...BROKEN];

describe('An evil file', () => {
  test('is one of at least 120, each unlike the others', () => {
    expect(EVIL.length).toBeGreaterThanOrEqual(120);
    expect(new Set(EVIL.map(([what]) => what)).size).toBe(EVIL.length);
  });

  test.each(EVIL)('%s', async (_, make, status, words) => {
    const bytes = await joined(make());
    const [started, before] = [process.cpuUsage(), process.memoryUsage.rss()];
    const answer = await app.upload('/v1/documents', bytes, {}, {}, 'paper.pdf');
    const { user, system } = process.cpuUsage(started);
    const grown = process.memoryUsage.rss() - before;
    expect([answer.status, answer.body.detail]).toEqual([status, expect.stringMatching(words)]);
    if (status !== 413) expect(answer.body.errors[0].pointer).toBe('/file');
    // Of the processor's time: what else the machine does is not counted.
    expect((user + system) / 1000).toBeLessThan(2_000);
    expect(grown).toBeLessThan(200 * 2 ** 20);
  });

  afterAll(async () => {
    expect((await app.get('/v1/documents')).body.items).toEqual([]);
  });
});

/** A form as no well-behaved client would send it. */
const form = (fileName: string, bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--edge\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`),
    bytes,
    Buffer.from('\r\n--edge--\r\n'),
  ]);
const FORM = { authorization: `Bearer ${TOKEN}`, 'content-type': 'multipart/form-data; boundary=edge' };

describe('A stream', () => {
  /** What is answered to a form that is written part by part, and how many bytes were taken until then. */
  function streamed(parts: (write: (part: Buffer) => Promise<unknown>) => Promise<unknown>, declared?: number) {
    return new Promise<{ status: number | null; sent: number; milliseconds: number }>((resolve) => {
      const { port } = app.app.getHttpServer().address() as AddressInfo;
      const started = process.cpuUsage();
      let sent = 0;
      let done = false;
      const end = (status: number | null): void => {
        const { user, system } = process.cpuUsage(started);
        if (!done) resolve({ status, sent, milliseconds: (user + system) / 1000 });
        done = true;
        upload.destroy();
      };
      const headers = declared === undefined ? FORM : { ...FORM, 'content-length': declared };
      const upload = request({ port, host: '127.0.0.1', path: '/v1/documents', method: 'POST', headers }, (answer) => {
        answer.resume();
        end(answer.statusCode!);
      }).on('error', () => end(null));
      const write = async (part: Buffer): Promise<unknown> => {
        if (done) throw new Error('answered');
        sent += part.length;
        return upload.write(part) ? pause(0) : Promise.race([once(upload, 'drain'), pause(50)]);
      };
      void parts(write).then(
        () => upload.end(),
        () => upload.destroy(new Error('cut')),
      );
    });
  }

  beforeAll(() => app.app.listen(0, '127.0.0.1'));

  test('without end is stopped at 25 MiB, in time and in memory', async () => {
    const before = process.memoryUsage.rss();
    const { status, sent, milliseconds } = await streamed(async (write) => {
      await write(form('endless.pdf', Buffer.from('%PDF-1.7\n')).subarray(0, -12));
      for (;;) await write(Buffer.alloc(65_536, 'a'));
    });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(40 * 2 ** 20);
    expect(milliseconds).toBeLessThan(2_000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 2 ** 20);
  });

  test('that goes on after its refusal was answered is cut off', async () => {
    const { port } = app.app.getHttpServer().address() as AddressInfo;
    const upload = request({ port, host: '127.0.0.1', path: '/v1/documents', method: 'POST', headers: FORM });
    upload.on('error', () => undefined);
    const answered = once(upload, 'response');
    upload.write(form('endless.pdf', Buffer.alloc(26 * 2 ** 20, ' ')).subarray(0, -12));
    const [answer] = (await answered) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
    answer.resume();
    const trickle = setInterval(() => upload.write(Buffer.alloc(1_024, 'a')), 50);
    await once(answer.socket, 'close');
    clearInterval(trickle);
    expect(answer.socket.destroyed).toBe(true);
  });

  test('of JSON that is too large hears so, and is asked the next on the same connection', async () => {
    const { port } = app.app.getHttpServer().address() as AddressInfo;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const sockets: unknown[] = [];
    for (const size of [30 * 2 ** 20, 30 * 2 ** 20]) {
      const sending = request({ port, host: '127.0.0.1', path: '/v1/vendors', method: 'POST', headers, agent });
      sending.once('socket', (socket) => sockets.push(socket));
      sending.end(Buffer.alloc(size, ' '));
      const [answer] = (await once(sending, 'response')) as [IncomingMessage];
      expect(answer.statusCode).toBe(413);
      answer.resume();
      await once(sending, 'close');
    }
    expect(sockets[1]).toBe(sockets[0]);
    agent.destroy();
  });

  test('that ends before its form does is refused, and nothing is filed', async () => {
    const { status } = await streamed(async (write) =>
      write(form('half.txt', Buffer.from('Half of')).subarray(0, -14)),
    );
    expect(status).toBe(400);
  });

  test('beside three others is taken in, a fifth waits until one of them is done or hangs up', async () => {
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const begin = (fileName: string) =>
      new Promise<() => Promise<number | null>>((begun) => {
        const whole = form(fileName, Buffer.alloc(200, ' '));
        const answer = streamed(async (write) => {
          await write(whole.subarray(0, 100));
          begun(() => answer.then(({ status }) => status));
          await held;
          if (fileName === 'cut.txt') throw new Error('cut');
          await write(whole.subarray(100));
        }, whole.length);
      });
    const four = await Promise.all(['cut.txt', '2.txt', '3.txt', '4.txt'].map(begin));
    const fifth = app.upload('/v1/documents', Buffer.from('No paper, for it is blank\0'), {}, {}, '5.txt');
    expect(await Promise.race([fifth.then(() => 'answered'), pause(300).then(() => 'waits')])).toBe('waits');
    goOn();
    expect((await fifth).status).toBe(415);
    expect(await Promise.all(four.map((status) => status()))).toEqual([null, 415, 415, 415]);
  });

  test('that is cut while it is sent leaves nothing behind, and the next is answered', async () => {
    const whole = form('cut.txt', Buffer.from('A paper that never came'));
    const { status } = await streamed(async (write) => {
      await write(whole.subarray(0, 90));
      throw new Error('cut');
    }, whole.length);
    expect(status).toBeNull();
    expect((await app.get('/v1/documents')).body.items).toEqual([]);
  });
});

/** Names as an attacker would have them stored, shown and sent back. */
const NAMES = [
  '<script>alert(1)</script>.pdf',
  '"><img src=x onerror=alert(1)>.pdf',
  "' onmouseover='alert(1).pdf",
  '{{constructor.constructor("alert(1)")()}}.pdf',
  '<%= process.env %>.pdf',
  '${7*7}.pdf',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '../../../../etc/passwd',
  '..\\..\\windows\\system32\\evil.dll',
  'C:\\Users\\anna\\DPA.pdf',
  '/absolute/DPA.pdf',
  '....//....//x.pdf',
  '.htaccess',
  '...',
  ' ',
  'x'.repeat(5_000),
  'x.pdf'.repeat(1_000),
  'a\u202efdp.exe',
  'a\u2066b\u2069.pdf',
  '\ufeffbom.pdf',
  'tab\there.pdf',
  'nul%00.pdf',
  'semi;colon.pdf',
  'percent%0d%0aSet-Cookie: a=b.pdf',
  'comma,quote\\.pdf',
  "it's (a) *star*.pdf",
  'Ελλάδα Σύμβαση.pdf',
  '契約書.pdf',
  'حماية البيانات.pdf',
  'Łódź – umowa.pdf',
  'emoji 😀👩‍👩‍👧.pdf',
  'e\u0301 decomposed.pdf',
  '=HYPERLINK("http://evil.example","x").pdf',
  '+cmd|calc.pdf',
  '@SUM(1).pdf',
  '-2+3.pdf',
  "'; drop table document; --.pdf",
  'report.pdf.exe',
  'report.exe',
  'index.html',
  'evil.svg',
  'CON',
  'aux.pdf',
  'trailing dots...',
  'trailing spaces   ',
  'line\u2028separator.pdf',
  '\u0085next.pdf',
  '__proto__',
  'constructor',
  'null',
  '[object Object].pdf',
  "filename*=UTF-8''evil.html",
  'a"; filename="evil.html',
  'attachment; filename=evil.html',
  '%2e%2e%2fx.pdf',
  '\u0000',
  '🏴'.repeat(300),
  'PDF',
  '.pdf',
] as const;

describe('A name of a file', () => {
  test('is one of at least 60', () => expect(NAMES.length).toBeGreaterThanOrEqual(60));

  test.each(NAMES.map((name) => [name]))(
    '%j is kept plain, given back as an attachment, and makes no header',
    async (name) => {
      const sent = name.replaceAll('"', '%22').replaceAll('\u0000', '%00');
      const bytes = await pdf([[`Named ${NAMES.indexOf(name)}`]]);
      const answer = await app.app.inject({
        method: 'POST',
        url: '/v1/documents',
        headers: FORM,
        payload: form(sent, bytes),
      });
      expect(answer.statusCode).toBe(201);
      const { id, fileName } = answer.json<{ id: string; fileName: string }>();
      expect(fileName).toMatch(/^[^/\\]+\.pdf$/i);
      expect(fileName).not.toMatch(/^\.|[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(Array.from(fileName).length).toBeLessThanOrEqual(210);

      const { headers, rawPayload } = await app.app.inject({ url: `/v1/documents/${id}/content`, headers: FORM });
      expect(rawPayload.equals(bytes)).toBe(true);
      expect(headers['set-cookie']).toBeUndefined();
      const disposition = headers['content-disposition'] as string;
      expect(disposition).toMatch(/^attachment; filename="[A-Za-z0-9 ._-]+"; filename\*=UTF-8''[A-Za-z0-9%._!~-]+$/);
      expect(decodeURIComponent(disposition.split("UTF-8''")[1]!)).toBe(fileName);
    },
  );

  test.each([
    ['DPA.pdf', 'application/pdf', 'DPA.pdf'],
    ['DPA', 'application/pdf', 'DPA.pdf'],
    ['DPA.PDF', 'application/pdf', 'DPA.PDF'],
    ['scan.jpeg', 'image/jpeg', 'scan.jpeg'],
    ['scan.png', 'image/jpeg', 'scan.png.jpg'],
    ['list.csv', 'text/plain', 'list.csv'],
    ['page.html', 'text/plain', 'page.html.txt'],
    ['../a/b\\c.pdf', 'application/pdf', 'c.pdf'],
    ['', 'message/rfc822', 'paper.eml'],
    ['.pdf', 'application/pdf', 'pdf.pdf'],
    [`${'ü'.repeat(300)}.pdf`, 'application/pdf', `${'ü'.repeat(200)}.pdf`],
  ] as const)('%j of %s is kept as %j', (given, type, kept) => {
    expect(fileNameOf(given, type)).toBe(kept);
    expect(fileNameOf(kept, type)).toBe(kept);
  });

  test('goes whole into the header, with one in ASCII beside it', () => {
    expect(dispositionOf(`"Ü";\r\n'x' (1)*.pdf`)).toBe(
      `attachment; filename="__U____x_ _1__.pdf"; filename*=UTF-8''%22%C3%9C%22%3B%0D%0A%27x%27%20%281%29%2A.pdf`.replace(
        '__U',
        '___',
      ),
    );
  });
});
