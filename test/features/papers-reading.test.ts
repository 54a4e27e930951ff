import { resolve } from 'node:path';
import { daysIn } from '../../src/documents/reading/dates.js';
import { PdfReader } from '../../src/documents/reading/pdf-reader.js';
import { readMessage, readProperties } from '../../src/documents/reading/properties.js';
import { bounded, type Reading } from '../../src/documents/reading/reading.js';
import { run, stored, withReaders } from './pdf-readers.js';
import { appended, coreProperties, eml, pdf, pdfBomb, signedPdf } from '../papers.js';

const reader = new PdfReader(resolve('dist/src'));
const read = (bytes: Buffer): Promise<Reading> => reader.read(bytes);
const offered = ({ dates }: Reading): string[] => dates.map(({ day, source, where }) => `${day} ${source} ${where}`);

describe('A signature in a PDF', () => {
  test('names who signed and when, and holds for the whole file', async () => {
    const { state, pages, encrypted, signatures } = await read(
      await signedPdf({ at: '2021-09-20T10:00:00Z', pages: [['One'], ['Two'], ['Three']] }),
    );
    expect({ state, pages, encrypted }).toEqual({ state: 'read', pages: 3, encrypted: false });
    expect(signatures).toEqual([
      {
        field: 'Signature1',
        signer: 'Anna Weiß, Acme GmbH',
        claimedSigner: 'Anna W.',
        signedAt: '2021-09-20T10:00:00.000Z',
        claimedAt: expect.stringMatching(/^D:20210920100000/),
        intact: true,
        coversWholeFile: true,
      },
    ]);
  });

  test('still holds for what it was set under when something is added, and says that it was', async () => {
    const [signature] = (await read(appended(await signedPdf({ at: '2021-09-20T10:00:00Z' })))).signatures;
    expect(signature).toMatchObject({ intact: true, coversWholeFile: false });
  });

  test('does not hold once a byte under it was changed', async () => {
    const bytes = await signedPdf({ at: '2021-09-20T10:00:00Z' });
    bytes[bytes.indexOf('Helvetica')] = 'J'.charCodeAt(0);
    const [signature] = (await read(bytes)).signatures;
    expect(signature).toMatchObject({ signer: 'Anna Weiß, Acme GmbH', intact: false, coversWholeFile: true });
  });

  test('does not hold for bytes that its range leaves out', async () => {
    const bytes = await signedPdf({ at: '2021-09-20T10:00:00Z' });
    const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(bytes.toString('latin1'))!;
    // The gap is widened by one byte on its left: that byte would be anybody's.
    const widened = `/ByteRange [0 ${Number(range[1]) - 1} ${range[2]} ${range[3]}]`.padEnd(range[0].length);
    bytes.write(widened, range.index, 'latin1');
    const [signature] = (await read(bytes)).signatures;
    expect(signature).toMatchObject({ intact: null, coversWholeFile: false, signer: null });
  });

  test('whose content is none keeps what the file claims beside it, and nothing more', async () => {
    const bytes = await signedPdf({ at: '2021-09-20T10:00:00Z' });
    const [, start] = /\/ByteRange \[0 (\d+)/.exec(bytes.toString('latin1'))!;
    bytes.write('00', Number(start) + 1, 'latin1');
    const [signature] = (await read(bytes)).signatures;
    expect(signature).toMatchObject({ claimedSigner: 'Anna W.', signer: null, signedAt: null, intact: null });
  });

  test('offers its day as it was where the signer was, not at Greenwich', async () => {
    const bytes = await signedPdf({ at: '2021-09-20T22:30:00Z' });
    const local = bytes.toString('latin1').replace(/D:20210920223000Z/, `D:20210921003000+02'00'`);
    const reading = await read(Buffer.from(local.slice(0, bytes.length), 'latin1'));
    expect(offered(reading)).toContain('2021-09-21 signature Signature1');
  });

  test('is missing from a PDF that has none', async () => {
    const reading = await read(await pdf([['Signed by hand: A. Weiss']]));
    expect([reading.signatures, reading.state]).toEqual([[], 'read']);
  });
});

describe('The day that a PDF may bear', () => {
  test('is offered from its text, announced days first, each once and with its place', async () => {
    const reading = await read(
      await pdf([
        ['Our order of 3 May 2021', 'Effective date: 12 March 2021'],
        ['Order of 3 May 2021'],
        [],
        ['Not looked at: 1 January 2019'],
        [],
        ['Signed on 2021-03-14'],
      ]),
    );
    expect(reading.pages).toBe(6);
    expect(offered(reading)).toEqual(['2021-03-12 text page 1', '2021-03-14 text page 6', '2021-05-03 text page 1']);
    expect(reading.dates[0]!.quote).toContain('Effective date: 12 March 2021');
  });

  test('of four hundred pages is read in time', async () => {
    const pages = Array.from({ length: 400 }, (_, at) => [
      `Page ${at + 1}`,
      ...(at === 399 ? ['As of 1 June 2021'] : []),
    ]);
    expect(offered(await read(await pdf(pages)))).toEqual(['2021-06-01 text page 400']);
  });

  test('comes from its properties where the text has none', async () => {
    const bytes = await pdf([['No day']], (document) => document.setCreationDate(new Date('2021-09-17T08:00:00Z')));
    expect(offered(await read(bytes))).toEqual(['2021-09-17 properties CreationDate']);
  });
});

test.each([
  ['Effective date: 12 March 2021.', ['2021-03-12!']],
  ['Last updated March 3rd, 2021', ['2021-03-03!']],
  ['dated as of the 1st day of June 2021', ['2021-06-01!']],
  ['Stand: 01.06.2021', ['2021-06-01!']],
  ['Berlin, den 4. März 2021', ['2021-03-04']],
  ['Fait à Paris, le 1er août 2021', ['2021-08-01']],
  ['Madrid, 3 de mayo de 2021', ['2021-05-03']],
  ['Αθήνα, 5 Ιουνίου 2021', ['2021-06-05']],
  ['版本 2021年9月20日', ['2021-09-20']],
  ['3/4/2021', ['2021-04-03', '2021-03-04']],
  ['25/12/2021', ['2021-12-25']],
  ['12-Mar-2021', ['2021-03-12']],
  ['on 29 February 2021 and 2021-02-30', []],
  ['29 February 2020', ['2020-02-29']],
  ['version 10.2021.3, 2021-03-123, 12021-03-12', []],
  ['12 Foobar 2021', []],
])('in %j the days are %j', (text, days) => {
  expect(daysIn(text).map(({ day, announced }) => day + (announced ? '!' : ''))).toEqual(days);
});

describe('A PDF that is hostile or broken', () => {
  const within = async (bytes: Buffer): Promise<{ reading: Reading; milliseconds: number; megabytes: number }> => {
    const [started, before] = [Date.now(), process.memoryUsage.rss()];
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10);
    const reading = await read(bytes);
    clearInterval(watch);
    return { reading, milliseconds: Date.now() - started, megabytes: (peak - before) / 2 ** 20 };
  };

  test.each(['page', 'objects'] as const)(
    'that unpacks to 600 MB in its %s is given up, in time and in memory',
    async (where) => {
      const { reading, milliseconds, megabytes } = await within(await pdfBomb(600e6, where));
      expect(reading.state).toBe('unreadable');
      expect(reading.because).toMatch(/^reading it took (more than 2 seconds|too much memory)/);
      expect(milliseconds).toBeLessThan(10_000);
      expect(megabytes).toBeLessThan(500);
    },
    30_000,
  );

  test('that refers to itself without end is read or given up', async () => {
    const bytes = await pdf([['Endless']], ({ context, catalog }) => {
      const ref = context.nextRef();
      context.assign(ref, context.obj({ FT: 'Sig', Kids: [ref, ref] }));
      catalog.set(context.obj('AcroForm'), context.obj({ Fields: [ref] }));
    });
    const { reading, milliseconds } = await within(bytes);
    expect([reading.signatures, reading.pages, milliseconds < 10_000]).toEqual([[], 1, true]);
  });

  test('that has nothing but its first and last line is told to be unreadable', async () => {
    const { reading } = await within(Buffer.from('%PDF-1.7\nnothing\nstartxref\n0\n%%EOF\n'));
    expect(reading).toMatchObject({ state: 'unreadable', pages: null, signatures: [], dates: [] });
    expect(reading.because).toContain('could not be read');
  });

  test('does not hold up the one after it for long, and leaves no thread behind', async () => {
    const bomb = await pdfBomb(300e6, 'objects');
    const good = await pdf([['As of 1 June 2021']]);
    const readings = await Promise.all([bomb, bomb, good].map(read));
    expect(readings.map(({ state }) => state)).toEqual(['unreadable', 'unreadable', 'read']);
  }, 30_000);

  test('may say whatever it likes: what is kept is short and plain', async () => {
    const name = `\u202egnp.exe ${'x'.repeat(10_000)}\u0000<script>`;
    const reading = bounded(await read(await signedPdf({ at: '2021-09-20T10:00:00Z', name })));
    expect(reading.signatures[0]!.claimedSigner).toHaveLength(200);
    // eslint-disable-next-line no-control-regex
    expect(JSON.stringify(reading)).not.toMatch(/\u202e|[\u0000-\u001f]|\\u0000/);
  });
});

describe('A PDF with a password', () => {
  const locked = (bytes: Buffer, password: string): Buffer =>
    run('qpdf', '--encrypt', password, 'owner', '256', '--', stored(bytes), '-');

  withReaders('to open it is on file unread', async () => {
    const reading = await read(locked(await pdf([['Effective date: 12 March 2021']]), 'open sesame'));
    expect(reading).toMatchObject({ state: 'unreadable', encrypted: true, pages: null });
    expect(reading.because).toContain('locked with a password');
  });

  withReaders('only to change it is read, and said to be encrypted', async () => {
    const reading = await read(locked(await pdf([['Effective date: 12 March 2021']]), ''));
    expect(reading).toMatchObject({ state: 'read', encrypted: true, pages: 1 });
    expect(offered(reading)).toEqual(['2021-03-12 text page 1']);
  });
});

describe('What is no PDF', () => {
  test('a message offers the day of its Date header, as it was at the sender', () => {
    expect(offered(readMessage(eml()))).toEqual(['2021-03-12 header Date']);
  });

  test('a DOCX or XLSX offers when it was made and last changed', () => {
    const properties = coreProperties('2021-09-17T09:00:00Z', '2021-09-20T16:30:00Z');
    expect(offered(readProperties(properties))).toEqual([
      '2021-09-17 properties created',
      '2021-09-20 properties modified',
    ]);
    expect(readProperties(properties.replaceAll('2021', 'MMXXI')).dates).toEqual([]);
  });
});
