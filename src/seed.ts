import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { Change } from './change.js';
import { Clock } from './clock.js';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { writeDemo } from './demo/demo-register.js';
import { Party } from './vendors/party.entity.js';
import { PartiesService } from './vendors/parties.service.js';
import { Vendor } from './vendors/vendor.entity.js';

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
  async begin(isNew: boolean): Promise<string | null> {
    const demoIsWanted = this.#demoIsWanted(isNew);
    return this.dataSource.transaction(async (manager) => {
      const change: Change = { manager, by: 'clausebook', today: this.clock.today(), at: this.clock.now() };
      const begun: string[] = [];
      let own = await firstOwn(manager);
      if (own === null) {
        const { organisation: name, organisationCountry: country } = this.config;
        own = await this.parties.add(change, { name, country, sector: 'commercial' });
        begun.push(`a new register for ${name} (${country})`);
      }
      if (demoIsWanted && !(await manager.existsBy(Vendor, {}))) {
        const vendors = await writeDemo({ ...change, by: 'demo' }, this.dataSource, this.clock, own);
        begun.push(`a demo register of ${vendors} vendors; CLAUSEBOOK_DEMO=off starts empty`);
      }
      return begun.length === 0 ? null : begun.join(', with ');
    });
  }

  #demoIsWanted(isNew: boolean): boolean {
    const { demo, databaseUrl, production } = this.config;
    if (databaseUrl !== undefined || production || demo === 'off') return false;
    return isNew || demo === 'on';
  }
}

const firstOwn = (manager: EntityManager): Promise<Party | null> =>
  manager.findOne(Party, { where: { vendorId: IsNull() }, order: { id: 'ASC' } });
