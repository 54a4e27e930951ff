import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table person add column mail_refused_at timestamptz, add column mail_refused_because text`,
  `alter table legal_event add column alerted_at timestamptz`,
  // What was recorded before there were alerts is told by the digests since.
  `update legal_event set alerted_at = recorded_at`,
  `create index legal_event_unalerted_idx on legal_event (seq) where alerted_at is null and withdrawn_at is null`,
];

const DOWN = [
  `drop index legal_event_unalerted_idx`,
  `alter table legal_event drop column alerted_at`,
  `alter table person drop column mail_refused_at, drop column mail_refused_because`,
];

export class MailPeople1795591800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
