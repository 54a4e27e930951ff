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

/** What a register begins with: the first own party and, in an embedded database, a demo. */
@Injectable()
export class Seeder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly parties: PartiesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Both are written together, so a register without an own party has never begun, whatever cut its first start short.
   * @returns what was begun with, in words; null when the register had begun already
   */
  async begin(): Promise<string | null> {
    return this.dataSource.transaction(async (manager) => {
      const change: Change = { manager, by: 'clausebook', today: this.clock.today(), at: this.clock.now() };
      const begun: string[] = [];
      let own = await firstOwn(manager);
      const demoIsWanted = this.#demoIsWanted(own === null);
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
