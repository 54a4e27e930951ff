import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Change } from '../change.js';
import { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.provider.js';
import { DamagesService } from '../documents/damages.service.js';
import { MailService } from '../mail/mail.service.js';
import { MailTemplates } from '../mail/templates.js';
import type { Lease } from './job-runner.js';

/** Papers that were hashed again, what was newly found, and how many are damaged now. */
export interface Evidence {
  readonly papers: number;
  readonly damaged: number;
  readonly mended: number;
  readonly standing: number;
}

/** Papers of one transaction: at 25 MiB each it stays within a second or two. */
const BATCH = 25;
/** Papers that a mail names; the others are counted. */
const TOLD = 50;
const KIND = 'evidence-damaged';

/** Hashes every paper on file again, and tells LEGAL_MAIL once of each that is not what was filed. */
@Injectable()
export class EvidenceCheck {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly damages: DamagesService,
    private readonly mail: MailService,
    private readonly templates: MailTemplates,
    @Inject(CONFIG) private readonly config: Pick<Config, 'legalMail' | 'organisation' | 'baseUrl'>,
  ) {}

  async run(lease: Lease): Promise<Evidence> {
    const all = await this.damages.papers();
    const total = { papers: 0, damaged: 0, mended: 0 };
    for (let after: string | null = null; ;) {
      const done = await this.#change(lease, (change) => this.damages.check(change, after, BATCH));
      total.papers += done.checked;
      total.damaged += done.damaged;
      total.mended += done.mended;
      await lease.renew({ done: total.papers, all: Math.max(all, total.papers) });
      if (done.checked < BATCH) break;
      after = done.lastId;
    }
    await this.#change(lease, (change) => this.#tell(change));
    return { ...total, standing: await this.damages.standing() };
  }

  async #tell(change: Change): Promise<void> {
    const { legalMail, organisation, baseUrl } = this.config;
    // Kept for whoever is named later.
    if (legalMail.length === 0) return;
    const { papers, told } = await this.damages.untold(change.manager);
    if (papers.length === 0) return;
    const named = papers.slice(0, TOLD);
    const words = this.templates.render(KIND, {
      asOf: change.today,
      papers: named,
      untold: papers.length - named.length,
      organisation,
      baseUrl,
    });
    for (const recipient of legalMail) {
      const slot = `${KIND} ${papers[0]!.damageId} ${recipient.toLowerCase()}`;
      await this.mail.post(change, { slot, kind: KIND, recipient, ...words });
    }
    await told(change.at);
  }

  #change<T>(lease: Lease, work: (change: Change) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      await lease.hold(manager);
      return work({ manager, by: 'clausebook', today: this.clock.today(), at: this.clock.now() });
    });
  }
}
