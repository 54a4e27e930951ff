import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table job_run
    add column id uuid,
    add column turn integer not null default 0,
    add column created_at timestamptz not null default now(),
    add column progress jsonb,
    add column skipped_because text,
    alter column owner drop not null,
    alter column lease_until drop not null,
    alter column started_at drop not null,
    alter column started_at drop default,
    alter column attempts set default 0,
    drop constraint job_run_pkey,
    drop constraint job_run_status_check`,
  `alter table job_run rename column result to counts`,
  // An id rises with time, as those do that are given from now on.
  `update job_run set created_at = started_at, id = overlay(gen_random_uuid()::text
      placing regexp_replace(lpad(to_hex((extract(epoch from started_at) * 1000)::bigint), 12, '0'), '^(.{8})', '\\1-')
      from 1 for 13)::uuid`,
  `update job_run set status = 'skipped', attempts = 0, skipped_because = counts ->> 'skipped', counts = null
    where counts ? 'skipped'`,
  `update job_run r set period = n.day, turn = n.turn
    from (select job, period, split_part(period, '#', 1) as day,
        row_number() over (partition by job, split_part(period, '#', 1) order by started_at) as turn
      from job_run where period like '%#%') n
    where r.job = n.job and r.period = n.period`,
  `update job_run set status = 'failed', finished_at = now(), error = 'Error: The process that ran it was stopped'
    where status = 'running'`,
  `alter table job_run
    alter column period type date using period::date,
    alter column id set not null,
    add constraint job_run_pkey primary key (job, period, turn),
    add constraint job_run_id_key unique (id),
    add constraint job_run_status_check check (status in ('waiting', 'running', 'done', 'failed', 'skipped'))`,
  `create index job_run_job_id_idx on job_run (job, id)`,
  `create unique index job_run_running_key on job_run (job) where status = 'running'`,
  `create index job_run_unsettled_idx on job_run (job, period) where status in ('waiting', 'running', 'failed')`,
  `create table document_damage (
    id uuid not null,
    document_id uuid not null,
    found_at timestamptz not null,
    told_at timestamptz,
    mended_at timestamptz,
    constraint document_damage_pkey primary key (id),
    constraint document_damage_document_id_fkey foreign key (document_id) references document (id)
  )`,
  `create unique index document_damage_standing_key on document_damage (document_id) where mended_at is null`,
];

// How far a run was, and which papers were found damaged, is lost.
const DOWN = [
  `drop table document_damage`,
  `drop index job_run_unsettled_idx`,
  `drop index job_run_running_key`,
  `drop index job_run_job_id_idx`,
  `delete from job_run where status = 'waiting' and attempts = 0`,
  `update job_run set status = 'done', counts = json_build_object('skipped', skipped_because), attempts = 1,
      started_at = coalesce(started_at, created_at), finished_at = coalesce(finished_at, created_at)
    where status = 'skipped'`,
  `alter table job_run
    drop constraint job_run_status_check,
    drop constraint job_run_id_key,
    drop constraint job_run_pkey,
    alter column period type text using case turn when 0 then period::text else period::text || '#by-hand-' || turn end`,
  `update job_run set status = 'failed' where status = 'waiting'`,
  `alter table job_run rename column counts to result`,
  `update job_run set owner = coalesce(owner, ''), lease_until = coalesce(lease_until, now()),
    started_at = coalesce(started_at, now())`,
  `alter table job_run
    drop column id,
    drop column turn,
    drop column created_at,
    drop column progress,
    drop column skipped_because,
    alter column owner set not null,
    alter column lease_until set not null,
    alter column started_at set not null,
    alter column started_at set default now(),
    alter column attempts set default 1,
    add constraint job_run_pkey primary key (job, period),
    add constraint job_run_status_check check (status in ('running', 'done', 'failed'))`,
];

export class WatchJobs1795588200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
