import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table calendar_feed (
    id uuid not null,
    person_id uuid not null,
    token_sha256 text not null,
    revoked_at timestamptz,
    version int not null default 1,
    created_at timestamptz not null default now(),
    constraint calendar_feed_pkey primary key (id),
    constraint calendar_feed_token_sha256_key unique (token_sha256),
    constraint calendar_feed_person_id_fkey foreign key (person_id) references person (id)
  )`,
  `create index calendar_feed_person_id_idx on calendar_feed (person_id)`,
  `create table calendar_entry (
    id uuid not null,
    person_id uuid not null,
    kind text not null,
    subject_id uuid not null,
    vendor_id uuid not null,
    day date not null,
    summary text not null,
    description text not null,
    sequence int not null,
    shown_at timestamptz not null,
    changed_at timestamptz not null,
    cancelled_at timestamptz,
    constraint calendar_entry_pkey primary key (id),
    constraint calendar_entry_person_id_kind_subject_id_key unique (person_id, kind, subject_id),
    constraint calendar_entry_sequence_check check (sequence >= 0),
    constraint calendar_entry_person_id_fkey foreign key (person_id) references person (id),
    constraint calendar_entry_vendor_id_fkey foreign key (vendor_id) references vendor (id)
  )`,
];

const DOWN = [`drop table calendar_entry`, `drop table calendar_feed`];

export class OpenCalendars1795581000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
