import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PdfService, type PdfOrder } from '../../src/pdf/pdf.service.js';

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

const EMPTY = {
  organisation: 'Łódź Maschinen SE',
  vendor: { key: 'acme-cloud', name: 'Acme Cloud Ltd', website: 'https://acme.example/trust', owner: 'Zoë Müller' },
  asOf: '2026-03-31',
  lawVersion: '2026.1',
  printedFor: 'General Counsel',
  summary: { critical: 0, high: 0, medium: 0, notice: 0 },
  transfers: [
    {
      id: 'tr-1',
      from: 'Łódź Maschinen SE, Germany',
      to: 'Acme Cloud Ltd, United States',
      regime: 'EU',
      regimeName: 'the GDPR',
      verdict: 'covered',
      governing: 'EU-US Data Privacy Framework',
      mechanisms: [
        { name: 'EU-US Data Privacy Framework', state: 'in_force', reason: 'Certified since 2024-02-01.', citation: 'Decision (EU) 2023/1795' },
        { name: 'Standard contractual clauses, module 2', state: 'not_yet_in_force', reason: 'Signed by us only.', citation: 'Decision (EU) 2021/914' },
        { name: 'EU-US Privacy Shield', state: 'ended', reason: 'Invalid since 2020-07-16.', citation: 'C-311/18' },
      ],
    },
    { id: 'tr-2', from: 'Łódź Maschinen SE, Germany', to: 'Acme Europe, Ireland', regime: 'EU', regimeName: 'the GDPR', verdict: 'not_a_transfer', governing: null, mechanisms: [] },
  ],
  engagements: [{ id: 'en-1', purpose: 'Hosting of the customer portal', roles: 'we are controller, they are processor', verdict: 'met' }],
  findings: [] as ReturnType<typeof finding>[],
};

const withFindings = (count: number) => {
  const findings = Array.from({ length: count }, (_, index) => finding(index));
  const having = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const summary = { critical: having('critical'), high: having('high'), medium: having('medium'), notice: having('notice') };
  return { ...EMPTY, summary, findings };
};

const ONE = {
  ...EMPTY,
  summary: { critical: 1, high: 0, medium: 0, notice: 0 },
  findings: [finding(1)],
  transfers: [{ ...EMPTY.transfers[0]!, verdict: 'gap', governing: null, mechanisms: EMPTY.transfers[0]!.mechanisms.slice(1) }],
};

const RICH = {
  ...withFindings(2),
  vendor: { key: 'many-tongues', name: EVIL, website: 'javascript:alert(1)', owner: null },
  printedFor: LONG,
  transfers: [
    { ...EMPTY.transfers[0]!, from: 'Łódź · Ελλάδα', to: '東京データ株式会社 · Москва · شركة البيانات' },
    { ...EMPTY.transfers[0]!, from: LONG, to: 'x'.repeat(300), verdict: 'gap' },
  ],
  engagements: [{ id: 'en-1', purpose: EVIL, roles: 'W'.repeat(200), verdict: 'unclear' }],
};

const order = (data: typeof EMPTY | typeof RICH): PdfOrder => ({
  template: 'gap-report',
  data,
  title: 'Gap report',
  subject: 'Acme Cloud Ltd',
  footer: 'Łódź Maschinen SE · as of 2026-03-31 · law 2026.1 · history 4f2a90c1d7',
  date: '2026-03-31',
  attachment: { name: 'gap-report.json', json: JSON.stringify(data) },
});

const pdf = new PdfService(resolve('templates'));
const folder = mkdtempSync(join(tmpdir(), 'clausebook-pdf-'));
afterAll(() => {
  if (!process.env['KEEP_PDF']) rmSync(folder, { recursive: true });
  else console.log(folder);
});

test('draw', async () => {
  for (const [name, data] of Object.entries({ empty: EMPTY, one: ONE, forty: withFindings(40), rich: RICH, three: withFindings(7) })) {
    const t = performance.now();
    const bytes = await pdf.render(order(data as typeof EMPTY));
    console.log(name, bytes.length, performance.now() - t);
    writeFileSync(join(folder, `${name}.pdf`), bytes);
  }
});
void [execFileSync, spawnSync, readFileSync];
