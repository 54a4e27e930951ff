import type { MigrationInterface, QueryRunner } from 'typeorm';

// No vendor is without a glance: one that nobody judged yet has an empty law version, and is due.
const UNJUDGED = `insert into vendor_glance (vendor_id, judged_on, law_version, roles, critical, high, medium)
    select id, '0001-01-01', '', '{}', 0, 0, 0`;

const UP = [
  `create index vendor_glance_law_version_idx on vendor_glance (law_version)`,
  `create index vendor_glance_judged_on_idx on vendor_glance (judged_on)`,
  `create function await_judgement() returns trigger language plpgsql as $$
  begin
    ${UNJUDGED} from added on conflict do nothing;
    return null;
  end $$`,
  `create trigger vendor_awaits_judgement after insert on vendor
    referencing new table as added for each statement execute function await_judgement()`,
  `${UNJUDGED} from vendor on conflict do nothing`,
];

const DOWN = [
  `drop trigger vendor_awaits_judgement on vendor`,
  `drop function await_judgement`,
  `delete from vendor_glance where law_version = ''`,
  `drop index vendor_glance_judged_on_idx`,
  `drop index vendor_glance_law_version_idx`,
];

export class FindWhatIsDue1764029100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
