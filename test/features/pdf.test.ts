import { resolve } from 'node:path';
import fc from 'fast-check';
import { PDFDocument, PDFName } from 'pdf-lib';
import { withoutControls } from '../../src/pdf/direction.js';
import { REGULAR } from '../../src/pdf/look.js';
import { blocksOf, literal } from '../../src/pdf/markdown.js';
import { PdfService, type PdfOrder } from '../../src/pdf/pdf.service.js';
import { styled } from '../../src/pdf/strip.js';
import { childrenOf, plain } from '../../src/pdf/text.js';
import { addressesIn, drawn, flat, inkOf, pagesOf, run, sourceOf, stored, textOf, withReaders } from './pdf-readers.js';

const EVIL = '**Evil** | [x](javascript:alert(1)) <b>bold</b> `code` # no\n\n- heading &amp; https://evil.example';
const LONG = 'Gesellschaft für außerordentlich lange Firmennamen '.repeat(6).slice(0, 300);

const SEVERITIES = ['notice', 'critical', 'medium', 'high'] as const;

const finding = (index: number, over: object = {}) => ({
  code: 'MECHANISM_INVALIDATED',
  severity: SEVERITIES[index % 4]!,
  title: `The transfer to Acme Cloud leans on an instrument that fell (${index + 1})`,
  says: 'The EU-US Privacy Shield was declared invalid by the Court of Justice on 2020-07-16. No other mechanism is recorded behind it, so personal data leaves the Union without a ground in Chapter V.',
  since: '2020-07-16',
  citations: 'Art. 44, Art. 46(1) GDPR; C-311/18 Schrems II',
  fine: 'Up to 20 M EUR or 4 % of worldwide turnover, whichever is higher (Art. 83(5)(c) GDPR)',
  remedy: 'Sign the standard contractual clauses of 2021/914, module 2, and record a transfer impact assessment.',
  subject: `Transfer Germany → United States (tr-${index + 1})`,
  ...over,
});

const COVERED = {
  id: 'tr-1',
  from: 'Łódź Maschinen SE, Germany',
  to: 'Acme Cloud Ltd, United States',
  regime: 'EU',
  regimeName: 'the GDPR',
  verdict: 'covered',
  governing: 'EU-US Data Privacy Framework',
  mechanisms: [
    {
      name: 'EU-US Data Privacy Framework',
      state: 'in_force',
      reason: 'Certified since 2024-02-01.',
      citation: 'Decision (EU) 2023/1795',
    },
    {
      name: 'Standard contractual clauses, module 2',
      state: 'not_yet_in_force',
      reason: 'Signed by us only.',
      citation: 'Decision (EU) 2021/914',
    },
    { name: 'EU-US Privacy Shield', state: 'ended', reason: 'Invalid since 2020-07-16.', citation: 'C-311/18' },
  ],
};

const EMPTY = {
  organisation: 'Łódź Maschinen SE',
  vendor: { key: 'acme-cloud', name: 'Acme Cloud Ltd', website: 'https://acme.example/trust', owner: 'Zoë Müller' },
  asOf: '2026-03-31',
  lawVersion: '2026.1',
  summary: { critical: 0, high: 0, medium: 0, notice: 0 },
  transfers: [
    COVERED,
    {
      id: 'tr-2',
      from: 'Łódź Maschinen SE, Germany',
      to: 'Acme Europe, Ireland',
      regime: 'EU',
      regimeName: 'the GDPR',
      verdict: 'not_a_transfer',
      governing: null,
      mechanisms: [],
    },
  ],
  engagements: [
    {
      id: 'en-1',
      purpose: 'Hosting of the customer portal',
      roles: 'we are controller, they are processor',
      verdict: 'in_order',
    },
  ],
  findings: [] as ReturnType<typeof finding>[],
};

const withFindings = (count: number) => {
  const findings = Array.from({ length: count }, (_, index) => finding(index));
  const having = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const summary = {
    critical: having('critical'),
    high: having('high'),
    medium: having('medium'),
    notice: having('notice'),
  };
  return { ...EMPTY, summary, findings };
};

const ONE = {
  ...EMPTY,
  summary: { critical: 1, high: 0, medium: 0, notice: 0 },
  findings: [finding(1)],
  transfers: [{ ...COVERED, verdict: 'gap', governing: null, mechanisms: COVERED.mechanisms.slice(1) }],
};

const RICH = {
  ...withFindings(2),
  vendor: { key: 'many-tongues', name: EVIL, website: 'javascript:alert(1)', owner: null },
  transfers: [
    { ...COVERED, from: 'Łódź · Ελλάδα', to: '東京データ株式会社 · Москва · شركة البيانات' },
    { ...COVERED, from: LONG, to: 'x'.repeat(300), verdict: 'gap', governing: null },
  ],
  engagements: [{ id: 'en-1', purpose: EVIL, roles: 'W'.repeat(200), verdict: 'in_order_with_note' }],
};

const order = (data: object): PdfOrder => ({
  template: 'gap-report',
  data,
  title: 'Gap report',
  subject: 'Acme Cloud Ltd',
  footer: 'Łódź Maschinen SE · as of 2026-03-31 · law 2026.1 · history 4f2a90c1d7',
  date: '2026-03-31',
  attachment: { name: 'gap-report (acme).json', json: JSON.stringify(data) },
});

const pdf = new PdfService(resolve('templates'));

describe('a value in a template', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom(...'\\|`*_[](){}<>#+-.!~&:"\'=@/ \n\t', 'a', '1', 'https://', 'www.', '&amp;', '    '))
      .map((parts) => parts.join('')),
  );
  const words = async (markdown: string) => {
    const [block] = await blocksOf(markdown);
    const tokens = block?.type === 'table' && 'rows' in block ? block.rows[0]?.[0]?.tokens : childrenOf(block!);
    const spans = styled(tokens ?? [], REGULAR);
    return { text: spans.map((span) => span.text).join(''), plainly: spans.every((span) => span.style === REGULAR) };
  };

  test.each([
    ['a heading', (value: string) => `# ${value}`],
    ['a paragraph', (value: string) => `x${value}x`],
    ['a table cell', (value: string) => `| a |\n|---|\n| ${value} |`],
  ])('comes out as its own characters in %s', async (_, place) => {
    await fc.assert(
      fc.asyncProperty(anyText, async (value) => {
        fc.pre(!/^[\p{Default_Ignorable_Code_Point}\p{Cc}\s]+$/u.test(value));
        const shown = withoutControls(plain(value).trim());
        const expected = place('\0').includes('x') ? `x${shown}x` : shown;
        const { text, plainly } = await words(place(literal(value)));
        expect({ text: withoutControls(text), plainly }).toEqual({ text: expected, plainly: true });
      }),
    );
  });
});

describe('the gap report', () => {
  test('has the same bytes for the same order, whatever was drawn in between', async () => {
    const first = await pdf.render(order(RICH));
    await pdf.render(order(withFindings(3)));
    expect(Buffer.compare(await pdf.render(order(RICH)), first)).toBe(0);
    expect(Buffer.compare(await new PdfService(resolve('templates')).render(order(RICH)), first)).toBe(0);
    expect(Buffer.compare(await pdf.render({ ...order(RICH), date: '2026-04-01' }), first)).not.toBe(0);
  });

  test('says who made it, when and in which language', async () => {
    const document = await PDFDocument.load(await pdf.render(order(EMPTY)), { updateMetadata: false });
    expect(document.getTitle()).toBe('Gap report');
    expect(document.getSubject()).toBe('Acme Cloud Ltd');
    expect([document.getProducer(), document.getCreator()]).toEqual(['Clausebook', 'Clausebook']);
    expect(document.getCreationDate()).toEqual(new Date('2026-03-31T00:00:00Z'));
    expect(document.getModificationDate()).toEqual(new Date('2026-03-31T00:00:00Z'));
    expect(String(document.catalog.get(PDFName.of('Lang')))).toContain('en');
  });

  withReaders('says the verdict on a contract in words', async () => {
    expect(flat(textOf(await pdf.render(order(EMPTY))))).toMatch(/we are controller, they are In order/);
    expect(flat(textOf(await pdf.render(order(EMPTY))))).not.toContain('in_order');
  });

  test('refuses a template that does not exist', async () => {
    await expect(pdf.render({ ...order(EMPTY), template: 'no-such' })).rejects.toThrow('no-such');
  });

  withReaders.each([
    ['nothing open', EMPTY],
    ['one finding', ONE],
    ['forty findings', withFindings(40)],
    ['hard names', RICH],
  ])('with %s is a sound file', async (_, data) => {
    expect(run('qpdf', '--check', stored(await pdf.render(order(data)))).toString()).toContain(
      'No syntax or stream encoding errors',
    );
  });

  withReaders('says plainly that nothing is open', async () => {
    const text = flat(textOf(await pdf.render(order(EMPTY))));
    expect(text).toContain('Nothing is open. On 2026-03-31 no rule of the law as encoded finds anything wrong');
    expect(text).toContain('No finding is open for this vendor on 2026-03-31.');
  });

  withReaders('says what is wrong, since when, on which article, what it may cost and what closes it', async () => {
    const text = flat(textOf(await pdf.render(order(ONE))));
    for (const words of ['One finding is open on 2026-03-31: 1 critical.', 'One transfer has no mechanism in force.']) {
      expect(text).toContain(words);
    }
    for (const words of [
      'Critical MECHANISM_INVALIDATED',
      'Since 2020-07-16',
      'Art. 44, Art. 46(1) GDPR',
      'Up to 20 M EUR or 4 %',
      'What closes it Sign the standard',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toMatch(/1 Standard contractual clauses.* Not yet in force.* 2 EU-US Privacy Shield Ended/);
  });

  withReaders('puts the worst first, over pages that are all numbered and signed', async () => {
    const pages = pagesOf(await pdf.render(order(withFindings(40))));
    expect(pages.length).toBeGreaterThan(8);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain('history 4f2a90c1d7');
    });
    const severities = [...pages.join('').matchAll(/Severity\s+(\w+)/g)].map(([, word]) => word);
    expect(severities).toEqual(
      ['Critical', 'High', 'Medium', 'Notice'].flatMap((word) => Array<string>(10).fill(word)),
    );
  });

  withReaders('shows hostile values as they are and opens no address of theirs', async () => {
    const bytes = await pdf.render(order(RICH));
    expect(flat(textOf(bytes))).toContain(
      '**Evil** | [x](javascript:alert(1)) <b>bold</b> `code` # no - heading &amp; https://evil.example',
    );
    expect(addressesIn(sourceOf(bytes))).toEqual([]);
    expect(addressesIn(sourceOf(await pdf.render(order(EMPTY))))).toEqual(['https://acme.example/trust']);
  });

  withReaders('carries its data', async () => {
    const bytes = await pdf.render(order(RICH));
    expect(JSON.parse(run('qpdf', '--show-attachment=gap-report--acme-.json', stored(bytes)).toString())).toEqual(RICH);
  });
});

describe('the layout', () => {
  withReaders('repeats a table header on every page and cuts no row', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, index) => `| r${index} | first${index} ${'word '.repeat(60)} last${index} |`,
    );
    const pages = pagesOf(await drawn(['| Number | Words |', '|:--|:--|', ...rows].join('\n')));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toMatch(/^\s*Number\s+Words/);
    for (let index = 0; index < rows.length; index += 1) {
      const holders = pages.filter((page) => new RegExp(String.raw`\b(first|last)${index}\b`).test(page));
      expect([index, holders.length]).toEqual([index, 1]);
    }
  });

  withReaders('splits a row that no page can hold', async () => {
    const pages = pagesOf(await drawn(`| A | B |\n|--|--|\n| a | ${'word '.repeat(3000)} end |`));
    expect(pages.length).toBeGreaterThan(1);
    expect(flat(pages.join(' '))).toMatch(/word end/);
  });

  withReaders('draws lists, quotations, code, rules, raw HTML and links that are no addresses', async () => {
    const bytes = await drawn(
      '#### Small\n\n1. one\n   - inner *grey*\n2. two\n\n> said `so`\n\n---\n\n```\nlet total = 12\n```\n\n<script>alert(1)</script>\n\na <b>b</b> [c](http://plain.example) [d](mailto:a@b.example) ![e](https://img.example)\\\nf',
    );
    const text = flat(textOf(bytes));
    for (const words of [
      'Small',
      '1. one',
      '• inner grey',
      '2. two',
      'said so',
      'let total = 12',
      '<script>alert(1)</script>',
      'a <b>b</b> c d e f',
    ]) {
      expect(text).toContain(words);
    }
    expect(addressesIn(sourceOf(bytes))).toEqual([]);
  });

  withReaders('keeps everything inside the margins', async () => {
    const file = stored(
      await drawn(
        `# ${'x'.repeat(300)}\n\n${'東京'.repeat(200)}\n\n| a | b |\n|---|---|\n| ${'W'.repeat(300)} | ${'y'.repeat(300)} |`,
      ),
    );
    const ink = inkOf(file);
    expect([ink([0, 0, 54, 841]), ink([541, 0, 595, 841])]).toEqual([0, 0]);
  });

  test('draws an empty document as one page', async () => {
    expect((await PDFDocument.load(await drawn(''))).getPageCount()).toBe(1);
  });
});
