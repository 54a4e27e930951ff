import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestData } from '../../src/jobs/legal-digest.js';
import type { OpenGap } from '../../src/jobs/open-gaps.js';
import { MailTemplates } from '../../src/mail/templates.js';

test('sample', () => {
  const templates = new MailTemplates({ templatesDir: join(__dirname, '../../templates') });
  const names = ['ActiveCampaign','Adroll','Airtable','Amazon Web Services (AWS) EMEA Société à responsabilité limitée und Co. Kommanditgesellschaft auf Aktien','Ελληνική Εταιρεία Αναλύσεων','東京データ解析株式会社','Box','<img src=x onerror=alert(1)>','חברה לניתוח', ...Array.from({length:45},(_, i)=>`Vendor ${i + 10}`)];
  const key = (n: string, i: number) => n.toLowerCase().replace(/[^a-z0-9]+/g,'-').replace(/^-|-$/g,'') || `vendor-${i}`;
  const worst: OpenGap[] = names.map((n, i) => ({ severity:'critical', code:'MECHANISM_INVALIDATED', since:'2020-07-16', subject: 'transfer', vendorKey:key(n,i), vendorName:n,
    reason:{ says:'EU-US Privacy Shield was annulled on 2020-07-16; no grace period followed.', remedy:'Replace EU-US Privacy Shield by a mechanism in force, such as standard contractual clauses with an assessment, or stop the transfer.', citation:'Case C-311/18 (Schrems II), Art. 44 GDPR'} }));
  worst.splice(3,0,worst[2]!);
  const high = names.slice(0,20).map((n,i): OpenGap => ({ severity:'high', code:'DPA_NOT_IN_FORCE', since: i > 14 ? null : '2021-03-01', subject:'engagement', vendorKey:key(n,i), vendorName:n, reason:{says:`The data processing agreement with ${n} is not signed by both sides.`, remedy:'Complete the signatures, and hold the processing back until the agreement is in force.', citation:'Art. 28(3) GDPR, Art. 28(9) GDPR'}}));
  const medium = names.slice(0,25).map((n,i): OpenGap => ({ severity:'medium', code:'UNDATED_EVIDENCE', since: null, subject:'transfer', vendorKey:key(n,i), vendorName:n, reason:{says:`EU-US Privacy Shield of ${n} bears no day, and an undated paper proves nothing.`, remedy:`Find out and record the day of: EU-US Privacy Shield of ${n}.`, citation:'Art. 5(2) GDPR'}}));
  const data = digestData({ vendors: 61, counts:{critical:55,high:20,medium:40}, worst:[...worst,...high,...medium] }, { asOf:'2026-11-23', organisation:'Müller & Töchter GmbH', baseUrl:'https://clausebook.example.org' });
  const words = templates.render('legal-digest', data);
  mkdirSync('/tmp/digest', { recursive: true });
  writeFileSync('/tmp/digest/digest.html', words.html);
  writeFileSync('/tmp/digest/digest.txt', words.text);
  console.log(words.subject, words.subject.length, words.html.length);
});
