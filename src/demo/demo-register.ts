import type { DataSource } from 'typeorm';
import type { Change } from '../change.js';
import type { Clock } from '../clock.js';
import type { Party } from '../vendors/party.entity.js';
import { acceptGaps } from './accepted-gaps.js';
import type { DemoVendor } from './demo-vendor.js';
import { FICTITIOUS_ANNEXES } from './fictitious-annexes.js';
import { FICTITIOUS_CONTRACTS } from './fictitious-contracts.js';
import { FICTITIOUS_MECHANISMS } from './fictitious-mechanisms.js';
import { group } from './group.js';
import { Named } from './named.js';
import { PEOPLE } from './people.js';
import { servicesOn } from './services.js';
import { VendorWriter } from './vendor-writer.js';
import { BUSINESS_VENDORS } from './vendors-business.js';
import { FICTITIOUS_VENDORS } from './vendors-fictitious.js';
import { INFRASTRUCTURE_VENDORS } from './vendors-infrastructure.js';
import { OUTREACH_VENDORS } from './vendors-outreach.js';

const VENDORS: readonly DemoVendor[] = [
  ...INFRASTRUCTURE_VENDORS,
  ...BUSINESS_VENDORS,
  ...OUTREACH_VENDORS,
  ...FICTITIOUS_VENDORS,
  ...FICTITIOUS_MECHANISMS,
  ...FICTITIOUS_CONTRACTS,
  ...FICTITIOUS_ANNEXES,
];

/**
 * Writes the demo around the first own party.
 * @returns how many vendors there are now
 */
export async function writeDemo(
  change: Change,
  dataSource: DataSource,
  clock: Clock,
  first: Pick<Party, 'id' | 'name'>,
): Promise<number> {
  const services = servicesOn(dataSource, clock);
  const people = new Named('person');
  for (const [name, person] of Object.entries(PEOPLE)) people.add(name, await services.people.add(change, person));
  const ours = new Named('party');
  ours.add('own', first);
  for (const [name, party] of Object.entries(group(first.name)))
    ours.add(name, await services.parties.add(change, party));
  for (const vendor of VENDORS) await new VendorWriter(services, change, people, ours).write(vendor);
  await services.gaps.judgeTouched(change);
  await acceptGaps(change, people);
  return VENDORS.length;
}
