import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table impact_assessment
    add column importer_id uuid,
    add column destination text,
    add column steps jsonb not null default '{}',
    add constraint impact_assessment_importer_id_fkey foreign key (importer_id) references party (id),
    add constraint impact_assessment_destination_check check (destination ~ '^[A-Z]{2}$')`,
  `create index impact_assessment_importer_id_idx on impact_assessment (importer_id)`,
  `alter table legal_event add column destination text, alter column instrument drop not null`,
  `update legal_event set destination = happened ->> 'destination' where happened ->> 'event' = 'adopted'`,
  `alter table legal_event
    add constraint legal_event_touches_check check (num_nonnulls(instrument, destination) > 0)`,
  `alter table subprocessing
    add column removed_on date,
    add column decided_by text,
    add column reason text,
    add constraint subprocessing_removed_on_check check (removed_on >= added_on)`,
  `create table subprocessor_list (
    id uuid not null,
    vendor_id uuid not null,
    published_on date not null,
    announced_on date not null,
    initial boolean not null,
    engagement_ids uuid[] not null default '{}',
    file_name text not null,
    sha256 text not null,
    format text not null,
    columns jsonb not null,
    rows jsonb not null,
    lines jsonb not null,
    difference jsonb not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    constraint subprocessor_list_pkey primary key (id),
    constraint subprocessor_list_vendor_id_fkey foreign key (vendor_id) references vendor (id)
  )`,
  `create index subprocessor_list_vendor_id_published_on_idx on subprocessor_list (vendor_id, published_on)`,
];

const DOWN = [
  `drop table subprocessor_list`,
  `alter table subprocessing
    drop constraint subprocessing_removed_on_check,
    drop column removed_on,
    drop column decided_by,
    drop column reason`,
  // What touches no instrument was not known before.
  `delete from legal_event where instrument is null`,
  `alter table legal_event
    drop constraint legal_event_touches_check,
    drop column destination,
    alter column instrument set not null`,
  `alter table impact_assessment
    drop constraint impact_assessment_destination_check,
    drop constraint impact_assessment_importer_id_fkey,
    drop column importer_id,
    drop column destination,
    drop column steps`,
];

export class ListSubProcessors1795566600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
