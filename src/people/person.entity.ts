import { Check, Column, CreateDateColumn, Entity, PrimaryColumn, Unique } from 'typeorm';

export const PERSON_ROLES = ['admin', 'legal', 'procurement', 'owner', 'auditor'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

@Entity('person')
@Unique(['email'])
@Check('person_role_check', `role in ('admin', 'legal', 'procurement', 'owner', 'auditor')`)
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') email: string;
  @Column('text') role: PersonRole;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
