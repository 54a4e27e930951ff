import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.provider.js';
import { HistoryService } from '../history/history.service.js';
import type { LegalDay } from '../law/legal-day.js';
import { MailService } from '../mail/mail.service.js';
import { MailTemplates } from '../mail/templates.js';

/** A run that is not tried again. */
export interface FailedRun {
  readonly id: string;
  readonly job: string;
  readonly period: LegalDay;
  readonly attempts: number;
  readonly error: string;
}

/** Says that a run has failed for good, once: to the history, and to LEGAL_MAIL. */
@Injectable()
export class FailureNotice {
  constructor(
    private readonly clock: Clock,
    private readonly history: HistoryService,
    private readonly mail: MailService,
    private readonly templates: MailTemplates,
    @Inject(CONFIG) private readonly config: Pick<Config, 'legalMail' | 'organisation' | 'baseUrl'>,
  ) {}

  async post(manager: EntityManager, run: FailedRun): Promise<void> {
    const { id, ...payload } = run;
    const change = { manager, by: 'clausebook', today: this.clock.today(), at: this.clock.now() };
    await this.history.record(change, { kind: 'job.failed', vendorId: null, subjectId: id, payload });
    const { legalMail, organisation, baseUrl } = this.config;
    const words = this.templates.render('job-failed', { ...run, organisation, baseUrl });
    for (const recipient of legalMail)
      await this.mail.post(change, {
        slot: `job-failed ${id} ${recipient.toLowerCase()}`,
        kind: 'job-failed',
        recipient,
        ...words,
      });
  }
}
