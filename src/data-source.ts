import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import type { PGlite } from '@electric-sql/pglite';
import { Logger } from '@nestjs/common';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { CreateRegister1763942400000 } from '../migrations/1763942400000-create-register.js';
import { FindWhatIsDue1764029100000 } from '../migrations/1764029100000-find-what-is-due.js';
import { WidenRegister1795552200000 } from '../migrations/1795552200000-widen-register.js';
import { RecordLegalEvents1795555800000 } from '../migrations/1795555800000-record-legal-events.js';
import { FilePapers1795559400000 } from '../migrations/1795559400000-file-papers.js';
import { KeepRoleRationale1795563000000 } from '../migrations/1795563000000-keep-role-rationale.js';
import { ListSubProcessors1795566600000 } from '../migrations/1795566600000-list-sub-processors.js';
import { CompleteAnnexes1795570200000 } from '../migrations/1795570200000-complete-annexes.js';
import { FollowContracts1795573800000 } from '../migrations/1795573800000-follow-contracts.js';
import { SendWebhooks1795584600000 } from '../migrations/1795584600000-send-webhooks.js';
import { OpenCalendars1795581000000 } from '../migrations/1795581000000-open-calendars.js';
import { KeepGaps1795577400000 } from '../migrations/1795577400000-keep-gaps.js';
import { WatchJobs1795588200000 } from '../migrations/1795588200000-watch-jobs.js';
import { MailPeople1795591800000 } from '../migrations/1795591800000-mail-people.js';
import {
  Agreement,
  AgreementEngagement,
  ClauseSet,
  Dispatch,
  Renewal,
  Signature,
} from './agreements/agreement.entity.js';
import { CalendarEntry } from './calendar/calendar-entry.entity.js';
import { CalendarFeed } from './calendar/calendar-feed.entity.js';
import type { Config } from './config.js';
import { openEmbeddedDatabase } from './embedded-database.js';
import { DocumentDamage } from './documents/document-damage.entity.js';
import { Document, DocumentContent } from './documents/document.entity.js';
import { Engagement } from './engagements/engagement.entity.js';
import { Acceptance } from './gaps/acceptance.entity.js';
import { Gap, VendorGlance } from './gaps/gap.entity.js';
import { Event } from './history/event.entity.js';
import { Import } from './imports/import.entity.js';
import { JobRun } from './job-runs/job-run.entity.js';
import { LegalEventRecord } from './legal-events/legal-event.entity.js';
import { Mail } from './mail/mail.entity.js';
import { Naming } from './naming.js';
import { OptIn, OptInStep } from './opt-ins/opt-in.entity.js';
import { Person } from './people/person.entity.js';
import { IdempotencyKey } from './register/idempotency-key.entity.js';
import { Subprocessing } from './subprocessors/subprocessing.entity.js';
import { SubprocessorList } from './subprocessors/subprocessor-list.entity.js';
import { ImpactAssessment } from './transfers/impact-assessment.entity.js';
import { Safeguard } from './transfers/safeguard.entity.js';
import { Transfer, TransferImpactAssessment, TransferMechanism } from './transfers/transfer.entity.js';
import { Certification } from './vendors/certification.entity.js';
import { Party } from './vendors/party.entity.js';
import { PublishedDpa } from './vendors/published-dpa.entity.js';
import { Vendor } from './vendors/vendor.entity.js';
import {
  Webhook,
  WebhookAttempt,
  WebhookDeactivation,
  WebhookDelivery,
  WebhookSecret,
} from './webhooks/webhook.entity.js';

const entities = [
  Person,
  Vendor,
  PublishedDpa,
  Party,
  Certification,
  Engagement,
  Document,
  DocumentContent,
  DocumentDamage,
  Agreement,
  AgreementEngagement,
  Dispatch,
  Signature,
  Renewal,
  ClauseSet,
  ImpactAssessment,
  Safeguard,
  Transfer,
  TransferMechanism,
  TransferImpactAssessment,
  Subprocessing,
  SubprocessorList,
  OptIn,
  OptInStep,
  Gap,
  Acceptance,
  VendorGlance,
  Event,
  JobRun,
  Mail,
  LegalEventRecord,
  Webhook,
  WebhookSecret,
  WebhookDeactivation,
  WebhookDelivery,
  WebhookAttempt,
  Import,
  CalendarFeed,
  CalendarEntry,
  IdempotencyKey,
];
const migrations = [
  CreateRegister1763942400000,
  FindWhatIsDue1764029100000,
  WidenRegister1795552200000,
  RecordLegalEvents1795555800000,
  FilePapers1795559400000,
  KeepRoleRationale1795563000000,
  ListSubProcessors1795566600000,
  CompleteAnnexes1795570200000,
  FollowContracts1795573800000,
  SendWebhooks1795584600000,
  OpenCalendars1795581000000,
  KeepGaps1795577400000,
  WatchJobs1795588200000,
  MailPeople1795591800000,
];

/** A database, and how to end it. */
export interface OpenDatabase {
  readonly dataSource: DataSource;
  /** Ends the connections, then the embedded database and its lock. */
  readonly close: () => Promise<void>;
}

/** Where the database is: a PostgreSQL server or an open embedded database. */
export type DatabasePlace = { readonly url: string } | { readonly embedded: PGlite };

const DATE = 1082;
const BIGINT = 20;

// A day stays the text it is (a Date would move it between time zones), and counts are numbers, in raw queries too.
const types = new pg.TypeOverrides();
types.setTypeParser(DATE, (value) => value);
types.setTypeParser(BIGINT, Number);

/** The one description of the database for app, migration CLI and tests. */
export function dataSourceOptions(place: DatabasePlace): DataSourceOptions {
  const base = {
    type: 'postgres',
    entities,
    migrations,
    namingStrategy: new Naming(),
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    driver: pg,
  } as const;
  if ('url' in place)
    return { ...base, url: place.url, poolSize: 4, extra: { types, connectionTimeoutMillis: 10_000 } };
  const { connection, user, database } = createPgConfig(place.embedded);
  return {
    ...base,
    extra: { connection, user, database, types, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 10_000 },
  };
}

/**
 * Opens the configured database and runs the migrations that are missing, each in a transaction of its own.
 *
 * @throws {DirectoryTakenError} when another process has the embedded database open
 */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<OpenDatabase> {
  const { dataSource, close } = await connectDatabase(config);
  try {
    await dataSource.initialize();
    await (config.databaseUrl === undefined ? migrate(dataSource) : migrateInTurn(dataSource));
    return { dataSource, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The configured database, neither connected nor migrated; `close` undoes whatever has been opened. */
export async function connectDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<OpenDatabase> {
  const embedded =
    config.databaseUrl === undefined ? await openEmbeddedDatabase(join(config.dataDir, 'database')) : undefined;
  const dataSource = new DataSource(
    dataSourceOptions(embedded ? { embedded: embedded.db } : { url: config.databaseUrl! }),
  );
  return {
    dataSource,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await embedded?.close();
    },
  };
}

async function migrate(dataSource: DataSource): Promise<void> {
  const ran = await dataSource.runMigrations({ transaction: 'each' });
  if (ran.length > 0) new Logger('Database').log(`Migrated: ${ran.map(({ name }) => name).join(', ')}`);
}

// Replicas that start together on one server must not run the same migration twice.
async function migrateInTurn(dataSource: DataSource): Promise<void> {
  const session = dataSource.createQueryRunner();
  const turn = `(hashtext('clausebook migrations'))`;
  try {
    await session.query(`select pg_advisory_lock${turn}`);
    await migrate(dataSource);
  } finally {
    await session.query(`select pg_advisory_unlock${turn}`);
    await session.release();
  }
}
