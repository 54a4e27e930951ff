import type { MigrationInterface, QueryRunner } from 'typeorm';

const AS_GRANTED = `to_jsonb(new) - 'lapsed_on' - 'lapsed_because' = to_jsonb(old) - 'lapsed_on' - 'lapsed_because'`;

const UP = [
  `alter table gap
    add column assignee_id uuid,
    add constraint gap_assignee_id_fkey foreign key (assignee_id) references person (id)`,
  `create index gap_assignee_id_idx on gap (assignee_id)`,
  `create index gap_worst_idx on gap ((case severity when 'critical' then 0 when 'high' then 1 else 2 end),
    (coalesce(since, '9999-12-31'::date)), id) where closed_on is null`,
  `create index gap_since_idx on gap ((coalesce(since, '9999-12-31'::date)), id) where closed_on is null`,
  `create table acceptance (
    id uuid not null,
    kind text not null,
    gap_id uuid not null,
    vendor_id uuid not null,
    reason text not null,
    granted_by text not null,
    granted_on date not null,
    until date not null,
    evidence text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    lapsed_on date,
    lapsed_because text,
    constraint acceptance_pkey primary key (id),
    constraint acceptance_kind_check check (kind in ('waiver', 'acknowledgement')),
    constraint acceptance_until_check check (until >= granted_on),
    constraint acceptance_lapsed_because_check check ((lapsed_on is null) = (lapsed_because is null)
      and lapsed_because in ('day_passed', 'evidence_changed', 'gap_closed', 'replaced')),
    constraint acceptance_gap_id_fkey foreign key (gap_id) references gap (id),
    constraint acceptance_vendor_id_fkey foreign key (vendor_id) references vendor (id)
  )`,
  `create index acceptance_gap_id_idx on acceptance (gap_id)`,
  `create index acceptance_vendor_id_idx on acceptance (vendor_id)`,
  `create unique index acceptance_standing_key on acceptance (gap_id, kind) where lapsed_on is null`,
  `create function refuse_change_of_acceptance() returns trigger language plpgsql as $$
  begin
    raise exception 'a waiver or acknowledgement stays as it was granted: % on % is refused', lower(tg_op), tg_table_name
      using errcode = '23001';
  end $$`,
  // Only that it lapsed may be written, and only once.
  `create trigger acceptance_as_granted before update on acceptance for each row
    when (not (old.lapsed_on is null and new.lapsed_on is not null and ${AS_GRANTED}))
    execute function refuse_change_of_acceptance()`,
  `create trigger acceptance_kept before delete on acceptance for each row
    execute function refuse_change_of_acceptance()`,
  `create trigger acceptances_kept before truncate on acceptance for each statement
    execute function refuse_change_of_acceptance()`,
  `alter table vendor_glance add column acceptances_change_on date`,
  `create index vendor_glance_acceptances_change_on_idx on vendor_glance (acceptances_change_on)
    where acceptances_change_on is not null`,
];

// Who was assigned, and what was waived or acknowledged, is told by the history alone.
const DOWN = [
  `drop index vendor_glance_acceptances_change_on_idx`,
  `alter table vendor_glance drop column acceptances_change_on`,
  `drop table acceptance`,
  `drop function refuse_change_of_acceptance`,
  `drop index gap_since_idx`,
  `drop index gap_worst_idx`,
  `drop index gap_assignee_id_idx`,
  `alter table gap drop constraint gap_assignee_id_fkey, drop column assignee_id`,
];

export class KeepGaps1795577400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
