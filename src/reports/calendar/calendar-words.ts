import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Eta } from 'eta';
import type { DueDay } from '../../calendar/entry-plan.js';
import { CONFIG } from '../../config.provider.js';
import type { Config } from '../../config.js';
import type { DueFact } from './due-facts.js';

/** The words of calendars: `templates/calendar`. */
@Injectable()
export class CalendarWords {
  readonly #eta: Eta;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'templatesDir' | 'baseUrl'>) {
    const views = join(config.templatesDir, 'calendar');
    this.#eta = new Eta({ views, cache: true, autoEscape: true, escapeFunction: inOneLine });
  }

  of(fact: DueFact): DueDay {
    const { kind, subjectId, vendorId, day } = fact;
    const link = `${this.config.baseUrl}/v1/vendors/${fact.vendorKey}/assessment`;
    const data = { ...fact, vendor: fact.vendorName, link };
    return {
      kind,
      subjectId,
      vendorId,
      day,
      summary: this.#said('summary', data),
      description: this.#said('description', data),
    };
  }

  #said(name: string, data: object): string {
    return this.#eta.render(name, data).trim();
  }
}

/** A name is no more than a part of the sentence that it stands in. */
const inOneLine = (value: unknown): string =>
  String(value)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '');
