import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The answer to a write, kept in its transaction so that a repeated request gets it again. */
@Entity('idempotency_key')
export class IdempotencyKey {
  @PrimaryColumn('text') key: string;
  /** SHA-256, hex, of method, path and body. */
  @Column('text') fingerprint: string;
  @Column('int') status: number;
  @Column('jsonb') headers: Record<string, string>;
  @Column('jsonb', { nullable: true }) body: unknown;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}
