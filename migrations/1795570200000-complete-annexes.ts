import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table party
    add column activity text,
    add column representative text,
    add column dpo text`,
  `alter table engagement
    add column nature text,
    add column frequency text,
    add column sensitive_data text[],
    add column sensitive_data_safeguards text[] not null default '{}',
    add column toms text[] not null default '{}',
    add column toms_reference text`,
  `alter table subprocessing
    add column nature text,
    add column duration text`,
  `alter table clause_set
    add column elections_by_module jsonb not null default '[]',
    add column supervisory_authority text,
    add column may_end text[],
    add column adaptations jsonb`,
];

// What the register before it had no words for is lost.
const DOWN = [
  `alter table clause_set
    drop column elections_by_module,
    drop column supervisory_authority,
    drop column may_end,
    drop column adaptations`,
  `alter table subprocessing drop column nature, drop column duration`,
  `alter table engagement
    drop column nature,
    drop column frequency,
    drop column sensitive_data,
    drop column sensitive_data_safeguards,
    drop column toms,
    drop column toms_reference`,
  `alter table party drop column activity, drop column representative, drop column dpo`,
];

export class CompleteAnnexes1795570200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
