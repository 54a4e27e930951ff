import type { DataSource, EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { currentLaw } from '../../src/gaps/current-law.js';
import { Gap, VendorGlance } from '../../src/gaps/gap.entity.js';
import { GapsService } from '../../src/gaps/gaps.service.js';
import { HistoryService } from '../../src/history/history.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import { RegisterService } from '../../src/register/register.service.js';
import { Person, type PersonRole } from '../../src/people/person.entity.js';
import { Vendor } from '../../src/vendors/vendor.entity.js';

/** Records a vendor that nobody has judged yet, and returns its id. */
export async function addVendor(manager: EntityManager, key: string, name = key): Promise<string> {
  const id = newId();
  await manager.insert(Vendor, { id, key, name });
  return id;
}

/** Records a vendor that counts as judged today, so that the gaps added to it stay as they are. */
export async function addJudgedVendor(manager: EntityManager, key: string, name = key): Promise<string> {
  const vendorId = await addVendor(manager, key, name);
  await manager.update(VendorGlance, { vendorId }, { lawVersion: (await currentLaw(manager)).version });
  return vendorId;
}

/** Records an open gap of a vendor: by default a mechanism that was invalidated. */
export async function addGap(manager: EntityManager, vendorId: string, gap: Partial<Gap> = {}): Promise<void> {
  await manager.insert(Gap, {
    id: newId(),
    vendorId,
    code: 'MECHANISM_INVALIDATED',
    subjectKind: 'transfer',
    subjectId: newId(),
    severity: 'critical',
    since: '2020-07-16',
    firstSeenOn: '2026-11-20',
    lastSeenOn: '2026-11-23',
    reasons: [
      {
        says: 'EU-US Privacy Shield was annulled on 2020-07-16; no grace period followed.',
        remedy: 'Replace EU-US Privacy Shield by a mechanism in force.',
        citation: 'Case C-311/18 (Schrems II)',
      },
    ],
    ...gap,
  });
}

export async function addPerson(manager: EntityManager, email: string, role: PersonRole): Promise<void> {
  await manager.insert(Person, { id: newId(), name: 'Somebody', email, role });
}

/** Who marks the people whose address a mail server refused. */
export function peopleOn(dataSource: DataSource): PeopleService {
  const history = new HistoryService();
  return new PeopleService(dataSource, new RegisterService(history, new GapsService(history)));
}
