import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table agreement
    add column drafted_on date,
    add column withdrawn_on date,
    add column plans text[] not null default '{}'`,
  `create index agreement_supersedes_id_idx on agreement (supersedes_id)`,
  `create table dispatch (
    id uuid not null,
    agreement_id uuid not null,
    sent_on date not null,
    sent_to text,
    sent_by text,
    constraint dispatch_pkey primary key (id),
    constraint dispatch_agreement_id_fkey foreign key (agreement_id) references agreement (id) on delete cascade
  )`,
  `create index dispatch_agreement_id_idx on dispatch (agreement_id)`,
  `create table renewal (
    id uuid not null,
    agreement_id uuid not null,
    agreed_on date not null,
    expires_on date,
    agreed_by text,
    reference text,
    constraint renewal_pkey primary key (id),
    constraint renewal_agreement_id_agreed_on_key unique (agreement_id, agreed_on),
    constraint renewal_expires_on_check check (expires_on >= agreed_on),
    constraint renewal_agreement_id_fkey foreign key (agreement_id) references agreement (id) on delete cascade
  )`,
  `create table published_dpa (
    id uuid not null,
    vendor_id uuid not null,
    version text,
    published_on date,
    seen_on date,
    seen_by text,
    constraint published_dpa_pkey primary key (id),
    constraint published_dpa_said_check check (version is not null or published_on is not null),
    constraint published_dpa_vendor_id_fkey foreign key (vendor_id) references vendor (id)
  )`,
  `create index published_dpa_vendor_id_idx on published_dpa (vendor_id)`,
  `insert into published_dpa (id, vendor_id, version, published_on)
    select gen_random_uuid(), id, dpa_version, dpa_published_on from vendor
    where dpa_version is not null or dpa_published_on is not null`,
  `create table opt_in_step (
    id uuid not null,
    opt_in_id uuid not null,
    kind text not null,
    "on" date,
    by text,
    reference text,
    note text,
    evidence text,
    document_id uuid,
    recorded_by text not null,
    recorded_at timestamptz not null,
    constraint opt_in_step_pkey primary key (id),
    constraint opt_in_step_kind_check check (kind in ('request', 'follow_up', 'confirmation', 'refusal', 'withdrawal')),
    constraint opt_in_step_on_check check (kind = 'request' or "on" is not null),
    constraint opt_in_step_opt_in_id_fkey foreign key (opt_in_id) references opt_in (id) on delete cascade,
    constraint opt_in_step_document_id_fkey foreign key (document_id) references document (id)
  )`,
  `create index opt_in_step_document_id_idx on opt_in_step (document_id)`,
  `create index opt_in_step_opt_in_id_idx on opt_in_step (opt_in_id)`,
  `create unique index opt_in_step_request_key on opt_in_step (opt_in_id) where kind = 'request'`,
  `create unique index opt_in_step_end_key on opt_in_step (opt_in_id)
    where kind in ('confirmation', 'refusal', 'withdrawal')`,
  `insert into opt_in_step (id, opt_in_id, kind, "on", by, reference, evidence, recorded_by, recorded_at)
    select gen_random_uuid(), id, 'request', requested_on, requested_by,
      case when confirmed_on is null then reference end, case when confirmed_on is null then evidence end,
      'clausebook', created_at
    from opt_in`,
  `insert into opt_in_step (id, opt_in_id, kind, "on", by, reference, evidence, recorded_by, recorded_at)
    select gen_random_uuid(), id, 'confirmation', confirmed_on, confirmed_by, reference, evidence, 'clausebook', created_at
    from opt_in where confirmed_on is not null`,
  `alter table opt_in
    add column number text,
    add constraint opt_in_number_key unique (number),
    drop constraint opt_in_confirmed_on_check,
    drop column requested_on,
    drop column requested_by,
    drop column confirmed_on,
    drop column confirmed_by,
    drop column reference,
    drop column evidence`,
  `update opt_in o set number = 'OI-' || n.year || '-' || lpad(n.place::text, 4, '0')
    from (select s.opt_in_id, extract(year from s."on")::int as year,
        row_number() over (partition by extract(year from s."on") order by s."on", s.opt_in_id) as place
      from opt_in_step s where s.kind = 'confirmation') n
    where n.opt_in_id = o.id`,
];

// Follow-ups, refusals, renewals and what else the register before it had no words for are lost.
const DOWN = [
  `alter table opt_in
    drop constraint opt_in_number_key,
    drop column number,
    add column requested_on date,
    add column requested_by text,
    add column confirmed_on date,
    add column confirmed_by text,
    add column reference text,
    add column evidence text`,
  `update opt_in o set requested_on = s."on", requested_by = s.by, reference = s.reference, evidence = s.evidence
    from opt_in_step s where s.opt_in_id = o.id and s.kind = 'request'`,
  `update opt_in o set confirmed_on = s."on", confirmed_by = s.by,
      reference = coalesce(s.reference, o.reference), evidence = coalesce(s.evidence, o.evidence)
    from opt_in_step s where s.opt_in_id = o.id and s.kind = 'confirmation'`,
  `alter table opt_in add constraint opt_in_confirmed_on_check check (confirmed_on >= requested_on)`,
  `drop table opt_in_step`,
  `drop table published_dpa`,
  `drop table renewal`,
  `drop table dispatch`,
  `drop index agreement_supersedes_id_idx`,
  `alter table agreement drop column drafted_on, drop column withdrawn_on, drop column plans`,
];

export class FollowContracts1795573800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
