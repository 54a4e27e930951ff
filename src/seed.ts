import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from './clock.js';
import { CONFIG } from './config.provider.js';
import type { Config } from './config.js';
import type { Change } from './change.js';
import { Party } from './vendors/party.entity.js';
import { PartiesService } from './vendors/parties.service.js';

/** What a register begins with: the first own party and, in a new embedded database, a demo. */
@Injectable()
export class Seeder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly parties: PartiesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns what was begun with, in words; null when the register was there already */
  begin(_isNew: boolean): Promise<string | null> {
    return this.dataSource.transaction(async (manager) => {
      const change: Change = { manager, by: 'clausebook', today: this.clock.today(), at: this.clock.now() };
      if (await manager.existsBy(Party, {})) return null;
      const { organisation, organisationCountry } = this.config;
      await this.parties.add(change, { name: organisation, country: organisationCountry, sector: 'commercial' });
      return `a new register for ${organisation} (${organisationCountry})`;
    });
  }
}
