import type { MigrationInterface, QueryRunner } from 'typeorm';

const RESTS_ON = `(kind = 'certification') = (certification_id is not null) and (kind = 'clause_set') = (clause_set_id is not null)`;

const UP = [
  `alter table party
    add column branches text[] not null default '{}',
    add column exporter_law text not null default 'gdpr',
    add constraint party_exporter_law_check check (exporter_law in ('gdpr', 'regulation_2018_1725'))`,
  `alter table certification
    add column scheme_version text,
    add column commitments_signed_on date`,
  `alter table engagement add column outside_instructions jsonb`,
  `alter table agreement
    add column document jsonb,
    add column template text,
    add column template_altered boolean not null default false,
    add column terms jsonb not null default '[]',
    add column authorisation text,
    add column subprocessor_notice_days integer`,
  `alter table clause_set
    add column regimes text[] not null default '{}',
    add column altered boolean not null default false,
    add column annexes text[] not null default '{}',
    add column elections jsonb,
    add column accessions jsonb not null default '[]'`,
  `alter table impact_assessment
    add column found_by text not null default 'parties',
    add column facts_from date,
    add constraint impact_assessment_found_by_check check (found_by in ('parties', 'authority', 'court'))`,
  `create table safeguard (
    id uuid not null,
    vendor_id uuid not null,
    kind text not null,
    name text not null,
    party_ids uuid[] not null default '{}',
    approvals jsonb not null default '[]',
    generally_valid_on date,
    binding_on date,
    changed_on date,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    constraint safeguard_pkey primary key (id),
    constraint safeguard_vendor_id_fkey foreign key (vendor_id) references vendor (id)
  )`,
  `create index safeguard_vendor_id_idx on safeguard (vendor_id)`,
  `alter table transfer
    add column onward_from_id uuid,
    add column data_categories text[],
    add column stated_purposes text[],
    add column measures text[] not null default '{}',
    add constraint transfer_onward_from_id_check check (onward_from_id <> id),
    add constraint transfer_onward_from_id_fkey foreign key (onward_from_id) references transfer (id)`,
  `create index transfer_onward_from_id_idx on transfer (onward_from_id)`,
  `alter table transfer_mechanism
    add column safeguard_id uuid,
    add column derogation jsonb,
    add constraint transfer_mechanism_safeguard_id_fkey foreign key (safeguard_id) references safeguard (id),
    drop constraint transfer_mechanism_rests_on_check,
    add constraint transfer_mechanism_rests_on_check check (${RESTS_ON} and (kind = 'safeguard') = (safeguard_id is not null) and (kind = 'derogation') = (derogation is not null))`,
  `create index transfer_mechanism_safeguard_id_idx on transfer_mechanism (safeguard_id)`,
  `create table subprocessing (
    id uuid not null,
    vendor_id uuid not null,
    party_id uuid not null,
    engagement_ids uuid[] not null default '{}',
    service text,
    places text[] not null default '{}',
    announced_on date,
    added_on date,
    objection_due_on date,
    decision text,
    decided_on date,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    constraint subprocessing_pkey primary key (id),
    constraint subprocessing_decided_on_check check (decided_on is null or decision is not null),
    constraint subprocessing_vendor_id_fkey foreign key (vendor_id) references vendor (id),
    constraint subprocessing_party_id_fkey foreign key (party_id) references party (id)
  )`,
  `create index subprocessing_party_id_idx on subprocessing (party_id)`,
  `create index subprocessing_vendor_id_idx on subprocessing (vendor_id)`,
  `create table opt_in (
    id uuid not null,
    vendor_id uuid not null,
    method text not null,
    agreement_id uuid not null,
    replaces_id uuid,
    requested_on date,
    requested_by text,
    confirmed_on date,
    confirmed_by text,
    reference text,
    plan text,
    evidence text,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    constraint opt_in_pkey primary key (id),
    constraint opt_in_replaces_id_check check (replaces_id <> agreement_id),
    constraint opt_in_confirmed_on_check check (confirmed_on >= requested_on),
    constraint opt_in_vendor_id_fkey foreign key (vendor_id) references vendor (id),
    constraint opt_in_agreement_id_fkey foreign key (agreement_id) references agreement (id),
    constraint opt_in_replaces_id_fkey foreign key (replaces_id) references agreement (id)
  )`,
  `create index opt_in_replaces_id_idx on opt_in (replaces_id)`,
  `create index opt_in_agreement_id_idx on opt_in (agreement_id)`,
  `create index opt_in_vendor_id_idx on opt_in (vendor_id)`,
];

// What the register before it had no words for is lost.
const DOWN = [
  `drop table opt_in`,
  `drop table subprocessing`,
  `delete from transfer_mechanism where kind in ('safeguard', 'derogation')`,
  `alter table transfer_mechanism
    drop constraint transfer_mechanism_rests_on_check,
    drop column safeguard_id,
    drop column derogation,
    add constraint transfer_mechanism_rests_on_check check (${RESTS_ON})`,
  `alter table transfer
    drop column onward_from_id,
    drop column data_categories,
    drop column stated_purposes,
    drop column measures`,
  `drop table safeguard`,
  `alter table impact_assessment drop column found_by, drop column facts_from`,
  `alter table clause_set
    drop column regimes,
    drop column altered,
    drop column annexes,
    drop column elections,
    drop column accessions`,
  `alter table agreement
    drop column document,
    drop column template,
    drop column template_altered,
    drop column terms,
    drop column authorisation,
    drop column subprocessor_notice_days`,
  `update engagement set vendor_role = null where vendor_role = 'third_party'`,
  `alter table engagement drop column outside_instructions`,
  `alter table certification drop column scheme_version, drop column commitments_signed_on`,
  `alter table party drop column branches, drop column exporter_law`,
];

export class WidenRegister1795552200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
