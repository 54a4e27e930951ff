import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export type MailStatus = 'waiting' | 'sending' | 'sent' | 'refused';

/** A mail written in the transaction of what it tells, and sent from here. */
@Entity('mail')
@Unique(['slot'])
@Unique(['messageId'])
@Index('mail_waiting_idx', ['nextAttemptAt'], { where: `status in ('waiting', 'sending')` })
@Check('mail_status_check', `status in ('waiting', 'sending', 'sent', 'refused')`)
export class Mail {
  @PrimaryColumn('uuid') id: string;
  /** What, for which period, to whom: one mail ever. */
  @Column('text') slot: string;
  @Column('text') kind: string;
  @Column('text') recipient: string;
  @Column('text') subject: string;
  @Column('text') html: string;
  @Column('text') text: string;
  /** Constant over every attempt, so that a doubled mail is known for one. */
  @Column('text') messageId: string;
  @Column('text', { default: 'waiting' }) status: MailStatus;
  @Column('int', { default: 0 }) attempts: number;
  @Column('timestamptz', { default: () => 'now()' }) nextAttemptAt: Date;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('text', { nullable: true }) error: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}
