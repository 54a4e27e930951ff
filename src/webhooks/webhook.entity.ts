import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AnnouncedKind } from '../history/announced.js';
import { Event } from '../history/event.entity.js';

/** An address that is told what happens, as it happens. */
@Entity('webhook')
export class Webhook {
  @PrimaryColumn('uuid') id: string;
  @Column('text') url: string;
  @Column('text', { array: true }) kinds: AnnouncedKind[];
  @Column('text', { nullable: true }) description: string | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** What its messages are signed with. Kept as it is, since it must sign; shown when it is made, and never again. */
@Entity('webhook_secret')
@Index(['webhookId'])
@Index('webhook_secret_current_key', ['webhookId'], { unique: true, where: 'signs_until is null' })
export class WebhookSecret {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Webhook)
  @Column('uuid')
  webhookId: string;
  @Column('text') secret: string;
  @Column('text') madeBy: string;
  @Column('timestamptz') madeAt: Date;
  /** null: it is the current one. */
  @Column('timestamptz', { nullable: true }) signsUntil: Date | null;
}

/** While it stands nothing is sent, and what happens is not kept for later. */
@Entity('webhook_deactivation')
@Index(['webhookId'])
@Index('webhook_deactivation_standing_key', ['webhookId'], { unique: true, where: 'ended_at is null' })
export class WebhookDeactivation {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Webhook)
  @Column('uuid')
  webhookId: string;
  @Column('timestamptz') at: Date;
  @Column('text') by: string;
  @Column('text') reason: string;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endedBy: string | null;
}

export const DELIVERY_STATUSES = ['waiting', 'sending', 'delivered', 'given_up'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One event on its way to one webhook, written in the transaction of the event. Its id is constant over every attempt. */
@Entity('webhook_delivery')
@Unique(['webhookId', 'eventSeq'])
@Index('webhook_delivery_waiting_idx', ['webhookId', 'nextAttemptAt'], { where: `status in ('waiting', 'sending')` })
@Check('webhook_delivery_status_check', `status in ('waiting', 'sending', 'delivered', 'given_up')`)
export class WebhookDelivery {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Webhook)
  @Column('uuid')
  webhookId: string;
  @ForeignKey(() => Event)
  @Column('bigint')
  eventSeq: number;
  @Column('text') kind: AnnouncedKind;
  @Column('text', { default: 'waiting' }) status: DeliveryStatus;
  /** All of them, by which a lease is told from a later one. */
  @Column('int', { default: 0 }) attempts: number;
  /** Since it was last put into the queue; they decide how long to wait. */
  @Column('int', { default: 0 }) failures: number;
  @Column('timestamptz') nextAttemptAt: Date;
  @Column('timestamptz', { nullable: true }) deliveredAt: Date | null;
  @Column('timestamptz') createdAt: Date;
}

/** One attempt, and what came of it. */
@Entity('webhook_attempt')
@Unique(['deliveryId', 'number'])
export class WebhookAttempt {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => WebhookDelivery)
  @Column('uuid')
  deliveryId: string;
  @Column('int') number: number;
  @Column('timestamptz') at: Date;
  @Column('int') durationMs: number;
  /** null: no answer came. */
  @Column('int', { nullable: true }) httpStatus: number | null;
  /** null: it was taken. */
  @Column('text', { nullable: true }) error: string | null;
  /** How the answer began, as plain text; null: no answer came. */
  @Column('text', { nullable: true }) answer: string | null;
}
