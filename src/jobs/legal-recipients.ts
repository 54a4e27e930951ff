import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Config } from '../config.js';
import { CONFIG } from '../config.provider.js';

/** Who gets what is written for legal: the people with that role, and LEGAL_MAIL. */
@Injectable()
export class LegalRecipients {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'legalMail'>) {}

  /** Each address once, as it was first written. */
  async all(manager: EntityManager): Promise<readonly string[]> {
    const people = await manager.query<{ email: string }[]>(
      `select email from person where role = 'legal' order by email`,
    );
    const all = [...this.config.legalMail, ...people.map(({ email }) => email)];
    return [...new Map(all.reverse().map((address) => [address.toLowerCase(), address])).values()].reverse();
  }
}
