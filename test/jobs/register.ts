import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { Engagement } from '../../src/engagements/engagement.entity.js';
import { currentLaw } from '../../src/gaps/current-law.js';
import { Gap, VendorGlance } from '../../src/gaps/gap.entity.js';
import { GapsService } from '../../src/gaps/gaps.service.js';
import { HistoryService } from '../../src/history/history.service.js';
import { FailureNotice } from '../../src/jobs/failure-notice.js';
import { JobRunner, type Lease } from '../../src/jobs/job-runner.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import { MailService } from '../../src/mail/mail.service.js';
import { MailTemplates } from '../../src/mail/templates.js';
import { PeopleService } from '../../src/people/people.service.js';
import { RegisterService } from '../../src/register/register.service.js';
import { Person, type PersonRole } from '../../src/people/person.entity.js';
import { Transfer, TransferMechanism } from '../../src/transfers/transfer.entity.js';
import { Vendor } from '../../src/vendors/vendor.entity.js';
import type { FixedClock } from '../clock.js';

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

/** Records that our company sends data to a party of the vendor, its processor, on a certification of that party. */
export async function addTransferOn(
  manager: EntityManager,
  vendorId: string,
  { own, party, certification }: Record<'own' | 'party' | 'certification', string>,
): Promise<void> {
  const [engagement, transfer] = [newId(), newId()];
  await manager.insert(Engagement, {
    id: engagement,
    vendorId,
    ownPartyId: own,
    vendorPartyId: party,
    ourRole: 'controller',
    vendorRole: 'processor',
  });
  await manager.insert(Transfer, {
    id: transfer,
    vendorId,
    engagementId: engagement,
    flow: 'sent',
    exporterId: own,
    importerId: party,
  });
  await manager.insert(TransferMechanism, {
    id: newId(),
    transferId: transfer,
    position: 1,
    kind: 'certification',
    certificationId: certification,
  });
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

/** A runner as the program has it; LEGAL_MAIL is legal@example.org. */
export function runnerOn(dataSource: DataSource, clock: FixedClock): JobRunner {
  const config = {
    smtpUrl: undefined,
    mailFrom: 'clausebook@example.org',
    dataDir: '/nowhere',
    templatesDir: join(__dirname, '../../templates'),
    legalMail: ['legal@example.org'],
    organisation: 'Our company',
    baseUrl: 'https://register.example.org',
  };
  const mail = new MailService(dataSource, clock, config);
  return new JobRunner(
    dataSource,
    new FailureNotice(clock, new HistoryService(), mail, new MailTemplates(config), config),
  );
}

/** The right to work as of a day, which nobody disputes. */
export const leaseOf = (asOf: LegalDay): Lease => ({
  asOf,
  renew: () => Promise.resolve(),
  hold: () => Promise.resolve(),
});

/** Who marks the people whose address a mail server refused. */
export function peopleOn(dataSource: DataSource): PeopleService {
  const history = new HistoryService();
  return new PeopleService(dataSource, new RegisterService(history, new GapsService(history)));
}
