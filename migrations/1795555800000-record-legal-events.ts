import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordLegalEvents1795555800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create table legal_event (
      id uuid not null,
      seq bigint generated always as identity not null,
      instrument text not null,
      happened jsonb not null,
      recorded_by text not null,
      recorded_at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by text,
      withdrawal_reason text,
      version integer not null default 1,
      constraint legal_event_pkey primary key (id),
      constraint legal_event_seq_key unique (seq)
    )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table legal_event`);
  }
}
