import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { currentLaw } from '../gaps/current-law.js';
import { GapsService } from '../gaps/gaps.service.js';
import { keyOf } from '../law/coverage.js';
import { definitionOf, type FindingCode, severityRank } from '../law/finding.js';
import { SEVERITIES } from '../law/findings/definition.js';
import type { LegalDay } from '../law/legal-day.js';
import { MailService } from '../mail/mail.service.js';
import type { Command } from './command.js';
import { GapCheck } from './gap-check.js';
import { JobRunner } from './job-runner.js';
import { LegalDigest } from './legal-digest.js';
import { MailDelivery } from './mail-delivery.js';

/** The jobs as a person runs them: today for real, another day only to see what it would give. */
@Injectable()
export class ByHand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly gaps: GapsService,
    private readonly runner: JobRunner,
    private readonly gapCheck: GapCheck,
    private readonly legalDigest: LegalDigest,
    private readonly mail: MailService,
    private readonly mailDelivery: MailDelivery,
  ) {}

  /** @param say is given what the person is to read, in whole lines */
  async run({ job, asOf, full }: Command, say: (lines: string) => void): Promise<void> {
    const today = this.clock.today();
    if (asOf !== null) say(job === 'gap-check' ? await this.#wouldFind(asOf) : await this.#wouldPost(asOf));
    else {
      say(job === 'gap-check' ? await this.#check(today, full) : await this.#digest(today));
      const { sent, failed } = await this.mailDelivery.run();
      const where = this.mail.folder === null ? 'sent' : `written to ${this.mail.folder}`;
      say(`Mail: ${sent} ${where}, ${failed} refused or waiting longer.`);
    }
  }

  async #check(today: LegalDay, full: boolean): Promise<string> {
    const done = await this.runner.again('gap-check', today, (lease) =>
      full ? this.gapCheck.runFull(lease) : this.gapCheck.run(lease),
    );
    if (done === null) return underWay('gap-check');
    const { vendors, opened, kept, closed } = done;
    if (vendors === 0 && !full)
      return 'gap-check: nothing is due, so what the register says holds today. To reassess it all: npm run job -- gap-check --full';
    return `gap-check: ${counted(vendors, 'vendor')} reassessed; ${counted(opened, 'gap')} opened, ${kept} kept, ${closed} closed.`;
  }

  async #digest(today: LegalDay): Promise<string> {
    const done = await this.runner.again('legal-digest', today, (lease) => this.legalDigest.run(lease));
    if (done === null) return underWay('legal-digest');
    const { gaps, vendors, recipients, posted } = done;
    const open = `${counted(gaps, 'gap')} open at ${counted(vendors, 'vendor')}`;
    if (gaps === 0) return 'legal-digest: nothing is open, so no mail is written.';
    if (recipients === 0)
      return `legal-digest: ${open}, but nobody to write to. Set LEGAL_MAIL, or record a person with the role legal.`;
    return `legal-digest: ${open}; ${counted(posted, 'mail')} written, ${recipients - posted} of ${counted(recipients, 'recipient')} had this week's before.`;
  }

  async #wouldPost(day: LegalDay): Promise<string> {
    const words = await this.legalDigest.asOf(day);
    if (words === null) return `As of ${day} nothing would be open, so no mail would be written.`;
    return `Subject: ${words.subject}\n\n${words.text}\nThis is what would be posted as of ${day}. Nothing was written.`;
  }

  async #wouldFind(day: LegalDay): Promise<string> {
    const { version } = await currentLaw(this.dataSource.manager);
    const byCode = new Map<FindingCode, { found: number; vendors: Set<string> }>();
    const affected = new Set<string>();
    let vendors = 0;
    for await (const { vendorKey, findings } of this.gaps.judged(this.dataSource.manager, day)) {
      vendors++;
      for (const { code } of new Map(findings.map((finding) => [keyOf(finding), finding])).values()) {
        const tally = byCode.get(code) ?? { found: 0, vendors: new Set() };
        byCode.set(code, { found: tally.found + 1, vendors: tally.vendors.add(vendorKey) });
        affected.add(vendorKey);
      }
    }
    const severityOf = (code: FindingCode) => definitionOf(code).severity;
    const codes = [...byCode].sort(
      ([a, { found: m }], [b, { found: n }]) => severityRank(severityOf(a)) - severityRank(severityOf(b)) || n - m,
    );
    const totals = SEVERITIES.map((severity) => {
      const found = codes
        .filter(([code]) => severityOf(code) === severity)
        .reduce((sum, [, tally]) => sum + tally.found, 0);
      return `${found} ${severity}`;
    });
    return [
      `As of ${day}, by the law as encoded in version ${version}:`,
      ...codes.map(
        ([code, tally]) =>
          `\n${code} (${severityOf(code)}): ${definitionOf(code).title}\n` +
          `  ${tally.found} at ${counted(tally.vendors.size, 'vendor')}: ${[...tally.vendors].join(', ')}`,
      ),
      `\nIn all ${totals.join(', ')}, at ${affected.size} of ${counted(vendors, 'vendor')}. Nothing was written.`,
    ].join('\n');
  }
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const underWay = (job: string): string => `${job} is under way in another process; try again when it is done.`;
