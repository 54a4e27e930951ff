import type { MigrationInterface, QueryRunner } from 'typeorm';

// What a paper is, and that it is on file, holds against our own code as well.
const SAME = `old.id is distinct from new.id or old.sha256 is distinct from new.sha256 or old.size is distinct from new.size
  or old.media_type is distinct from new.media_type or old.filed_by is distinct from new.filed_by
  or old.filed_at is distinct from new.filed_at`;

const UP = [
  `create table document (
    id uuid not null,
    sha256 text not null,
    file_name text not null,
    media_type text not null,
    size integer not null,
    vendor_id uuid,
    bears_on date,
    filed_by text not null,
    filed_at timestamptz not null,
    reading jsonb not null,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    constraint document_pkey primary key (id),
    constraint document_sha256_key unique (sha256),
    constraint document_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint document_vendor_id_fkey foreign key (vendor_id) references vendor (id)
  )`,
  `create index document_vendor_id_idx on document (vendor_id)`,
  `create table document_content (
    document_id uuid not null,
    bytes bytea not null,
    constraint document_content_pkey primary key (document_id),
    constraint document_content_document_id_fkey foreign key (document_id) references document (id)
  )`,
  // Most papers are packed already: they are kept as they are.
  `alter table document_content alter column bytes set storage external`,
  `create function refuse_change_of_paper() returns trigger language plpgsql as $$
  begin
    raise exception 'a paper on file is immutable: % on % is refused', lower(tg_op), tg_table_name using errcode = '23001';
  end $$`,
  `create trigger document_content_immutable before update or delete on document_content
    for each row execute function refuse_change_of_paper()`,
  `create trigger document_content_kept before truncate on document_content
    for each statement execute function refuse_change_of_paper()`,
  `create trigger document_immutable before update on document
    for each row when (${SAME}) execute function refuse_change_of_paper()`,
  `create trigger document_kept before delete on document for each row execute function refuse_change_of_paper()`,
  `create trigger documents_kept before truncate on document
    for each statement execute function refuse_change_of_paper()`,
  `alter table agreement
    add column document_id uuid,
    add constraint agreement_document_id_fkey foreign key (document_id) references document (id)`,
  `create index agreement_document_id_idx on agreement (document_id)`,
];

// A paper that was filed is named by its file alone, with the day that it bears.
const DOWN = [
  `update agreement a set document = jsonb_build_object(
      'reference', coalesce(a.document ->> 'reference', d.file_name), 'bearsOn', d.bears_on)
    from document d where d.id = a.document_id`,
  `alter table agreement drop column document_id`,
  `drop table document_content`,
  `drop table document`,
  `drop function refuse_change_of_paper()`,
];

export class FilePapers1795559400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
