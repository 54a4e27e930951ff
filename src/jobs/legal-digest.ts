import { Inject, Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.provider.js';
import { currentLaw } from '../gaps/current-law.js';
import type { StoredReason } from '../gaps/gap.entity.js';
import { GapsService } from '../gaps/gaps.service.js';
import { definitionOf, type FindingCode } from '../law/finding.js';
import { SEVERITIES, type Severity } from '../law/findings/definition.js';
import type { LegalDay } from '../law/legal-day.js';
import { MailService } from '../mail/mail.service.js';
import { MailTemplates, type Wording } from '../mail/templates.js';
import type { Lease } from './job-runner.js';
import { LegalRecipients } from './legal-recipients.js';
import { gapsAsOf, type OpenGap, openGaps, type OpenGaps } from './open-gaps.js';

/** How much stands open, whom the digest is for, and to how many of them it went now. */
export interface Posted {
  readonly gaps: number;
  readonly vendors: number;
  readonly recipients: number;
  /** 0 also when nothing is open, or when all had this week's digest before. */
  readonly posted: number;
}

/** Gaps told at most; each is named, whatever their order. */
const LONGEST = 2000;
/** Rows of an item that are spelled out; the others are named. */
const SPELLED_OUT = 12;
const NAME = 'legal-digest';

/** Posts to each legal recipient, once a week, what stands open, worst first. */
@Injectable()
export class LegalDigest {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly gaps: GapsService,
    private readonly mail: MailService,
    private readonly templates: MailTemplates,
    private readonly recipients: LegalRecipients,
    @Inject(CONFIG) private readonly config: Pick<Config, 'organisation' | 'baseUrl'>,
  ) {}

  /** Says what stands open now; the week is that of the run. */
  async run(lease: Pick<Lease, 'asOf' | 'hold'>): Promise<Posted> {
    const today = await this.gaps.catchUp(this.dataSource, this.clock);
    return this.dataSource.transaction(async (manager) => {
      await lease.hold(manager);
      const open = await openGaps(manager, LONGEST);
      const recipients = await this.recipients.all(manager);
      const gaps = total(open);
      let posted = 0;
      if (gaps > 0 && recipients.length > 0) {
        const words = await this.#words(manager, open, today);
        const change = { manager, by: 'clausebook', today, at: this.clock.now() };
        for (const recipient of recipients) {
          const slot = `${NAME} ${mondayOf(lease.asOf)} ${recipient.toLowerCase()}`;
          if (await this.mail.post(change, { slot, kind: NAME, recipient, ...words })) posted++;
        }
      }
      return { gaps, vendors: open.vendors, recipients: recipients.length, posted };
    });
  }

  /** The digest as it would be on a day, posting nothing; null: nothing would be open. */
  async asOf(day: LegalDay): Promise<Wording | null> {
    const { manager } = this.dataSource;
    const open = await gapsAsOf(this.gaps, manager, day, LONGEST);
    return total(open) === 0 ? null : this.#words(manager, open, day);
  }

  async #words(manager: EntityManager, open: OpenGaps, day: LegalDay): Promise<Wording> {
    const { organisation, baseUrl } = this.config;
    const { version: lawVersion } = await currentLaw(manager);
    return this.templates.render(NAME, digestData(open, { asOf: day, lawVersion, organisation, baseUrl }));
  }
}

/** The first day of the ISO week. */
export function mondayOf(day: LegalDay): LegalDay {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString() as LegalDay;
}

const total = ({ counts }: OpenGaps): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** What `templates/mail/legal-digest` shows; gaps of one code that follow each other are told together. */
function digestData(
  open: OpenGaps,
  head: {
    readonly asOf: LegalDay;
    readonly lawVersion: string;
    readonly organisation: string;
    readonly baseUrl: string;
  },
) {
  const worst = open.worst[0]!;
  return {
    ...head,
    gaps: total(open),
    vendors: open.vendors,
    worst: { severity: worst.severity, title: definitionOf(worst.code).title, vendorName: worst.vendorName },
    groups: SEVERITIES.filter((severity) => (open.counts[severity] ?? 0) > 0).map((severity) =>
      groupOf(severity, open),
    ),
  };
}

function groupOf(severity: Severity, { counts, worst }: OpenGaps) {
  const told = worst.filter((gap) => gap.severity === severity);
  const gaps = counts[severity]!;
  return { severity, gaps, untold: gaps - told.length, items: itemsOf(told) };
}

/** The gaps of one code that follow each other. */
interface Item {
  readonly code: FindingCode;
  readonly title: string;
  /** What is true of all its rows; null where each says it for itself. */
  readonly shared: Told;
  readonly rows: readonly Row[];
  /** Names of the vendors that follow, each once. */
  readonly others: readonly string[];
}

type Told = { readonly [K in keyof StoredReason]: StoredReason[K] | null };

/** The gaps of a vendor that read the same. */
interface Row extends Pick<OpenGap, 'vendorKey' | 'vendorName' | 'since' | 'subject'> {
  readonly own: Told;
  readonly times: number;
}

function itemsOf(gaps: readonly OpenGap[]): readonly Item[] {
  return runs(gaps, (a, b) => a.code === b.code).map((run) => {
    const shared = told((name) => run.every(({ reason }) => reason[name] === run[0].reason[name]), run[0]);
    const rows = runs(run, sameRow).map((same) => ({
      ...same[0],
      own: told((name) => shared[name] === null, same[0]),
      times: same.length,
    }));
    const spelledOut = rows.slice(0, SPELLED_OUT);
    const others = [...new Set(rows.slice(SPELLED_OUT).map(({ vendorName }) => vendorName))];
    return { code: run[0].code, title: definitionOf(run[0].code).title, shared, rows: spelledOut, others };
  });
}

const sameRow = (a: OpenGap, b: OpenGap): boolean =>
  a.vendorKey === b.vendorKey && a.since === b.since && a.subject === b.subject && a.reason.says === b.reason.says;

const told = (when: (name: keyof StoredReason) => boolean, { reason }: OpenGap): Told => ({
  says: when('says') ? reason.says : null,
  remedy: when('remedy') ? reason.remedy : null,
  citation: when('citation') ? reason.citation : null,
});

/** The list cut wherever two neighbours do not belong together. */
function runs<T>(list: readonly T[], together: (a: T, b: T) => boolean): [T, ...T[]][] {
  const cut: [T, ...T[]][] = [];
  for (const next of list) {
    const run = cut.at(-1);
    if (run !== undefined && together(run[0], next)) run.push(next);
    else cut.push([next]);
  }
  return cut;
}
