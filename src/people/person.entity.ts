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
  /** When a mail server last refused the address for good; null: it has not, or the address was changed since. */
  @Column('timestamptz', { nullable: true }) mailRefusedAt: Date | null;
  /** What it answered. */
  @Column('text', { nullable: true }) mailRefusedBecause: string | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
