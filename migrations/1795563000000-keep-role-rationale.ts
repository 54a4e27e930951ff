import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepRoleRationale1795563000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table engagement add column role_questionnaire jsonb`);
  }

  // The answers are lost; the roles that followed from them stay.
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table engagement drop column role_questionnaire`);
  }
}
