import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  // Numbers are taken before the transaction commits, so a later number can be seen before an earlier one. Whoever
  // writes history therefore says, until its transaction ends, after which number its own begin: a shared lock that
  // makes nobody wait, told from other locks by its upper 16 bits.
  `create function announce_events() returns trigger language plpgsql as $$
  begin
    if coalesce(current_setting('clausebook.events_announced', true), '') = '' then
      perform set_config('clausebook.events_announced', 'yes', true);
      perform pg_advisory_xact_lock_shared((17219::bigint << 48) | (case when is_called then last_value else 0 end))
        from event_seq_seq;
    end if;
    return null;
  end $$`,
  `create trigger event_announced before insert on event for each statement execute function announce_events()`,
  `create table webhook (
    id uuid not null,
    url text not null,
    kinds text array not null,
    description text,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    constraint webhook_pkey primary key (id)
  )`,
  `create table webhook_secret (
    id uuid not null,
    webhook_id uuid not null,
    secret text not null,
    made_by text not null,
    made_at timestamptz not null,
    signs_until timestamptz,
    constraint webhook_secret_pkey primary key (id),
    constraint webhook_secret_webhook_id_fkey foreign key (webhook_id) references webhook (id)
  )`,
  `create unique index webhook_secret_current_key on webhook_secret (webhook_id) where signs_until is null`,
  `create index webhook_secret_webhook_id_idx on webhook_secret (webhook_id)`,
  `create table webhook_deactivation (
    id uuid not null,
    webhook_id uuid not null,
    at timestamptz not null,
    by text not null,
    reason text not null,
    ended_at timestamptz,
    ended_by text,
    constraint webhook_deactivation_pkey primary key (id),
    constraint webhook_deactivation_webhook_id_fkey foreign key (webhook_id) references webhook (id)
  )`,
  `create unique index webhook_deactivation_standing_key on webhook_deactivation (webhook_id) where ended_at is null`,
  `create index webhook_deactivation_webhook_id_idx on webhook_deactivation (webhook_id)`,
  `create table webhook_delivery (
    id uuid not null,
    webhook_id uuid not null,
    event_seq bigint not null,
    kind text not null,
    status text not null default 'waiting',
    attempts integer not null default 0,
    failures integer not null default 0,
    next_attempt_at timestamptz not null,
    delivered_at timestamptz,
    created_at timestamptz not null,
    constraint webhook_delivery_pkey primary key (id),
    constraint webhook_delivery_webhook_id_event_seq_key unique (webhook_id, event_seq),
    constraint webhook_delivery_webhook_id_fkey foreign key (webhook_id) references webhook (id),
    constraint webhook_delivery_event_seq_fkey foreign key (event_seq) references event (seq),
    constraint webhook_delivery_status_check check (status in ('waiting', 'sending', 'delivered', 'given_up'))
  )`,
  `create index webhook_delivery_waiting_idx on webhook_delivery (webhook_id, next_attempt_at)
    where status in ('waiting', 'sending')`,
  `create table webhook_attempt (
    id uuid not null,
    delivery_id uuid not null,
    number integer not null,
    at timestamptz not null,
    duration_ms integer not null,
    http_status integer,
    error text,
    answer text,
    constraint webhook_attempt_pkey primary key (id),
    constraint webhook_attempt_delivery_id_number_key unique (delivery_id, number),
    constraint webhook_attempt_delivery_id_fkey foreign key (delivery_id) references webhook_delivery (id)
  )`,
];

const DOWN = [
  `drop table webhook_attempt`,
  `drop table webhook_delivery`,
  `drop table webhook_deactivation`,
  `drop table webhook_secret`,
  `drop table webhook`,
  `drop trigger event_announced on event`,
  `drop function announce_events`,
];

export class SendWebhooks1795584600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
