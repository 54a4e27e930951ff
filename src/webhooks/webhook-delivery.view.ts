import { ApiProperty } from '@nestjs/swagger';
import { ANNOUNCED_KINDS, type AnnouncedKind } from '../history/announced.js';
import { DELIVERY_STATUSES, type DeliveryStatus, type WebhookAttempt, type WebhookDelivery } from './webhook.entity.js';

/** A delivery with what was tried, in order. */
export interface TriedDelivery {
  readonly delivery: WebhookDelivery;
  readonly attempts: readonly WebhookAttempt[];
}

export class WebhookAttemptView {
  @ApiProperty({ type: 'integer', description: 'One that is missing ended with its process.' }) number: number;
  @ApiProperty({ type: String, format: 'date-time' }) at: string;
  @ApiProperty({ type: 'integer', description: 'Milliseconds.' }) durationMs: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'null: no answer came.' }) httpStatus: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'null: it was taken.' }) error: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'How the answer began, as plain text of at most 1000 characters; null: no answer came.',
  })
  answer: string | null;
}

export class WebhookDeliveryView {
  @ApiProperty({ type: String, format: 'uuid', description: 'The `webhook-id` of every attempt.' }) id: string;
  @ApiProperty({ type: String, format: 'uuid' }) webhookId: string;
  @ApiProperty({ type: 'integer', description: 'The event in the history.' }) eventSeq: number;
  @ApiProperty({ enum: ANNOUNCED_KINDS }) kind: AnnouncedKind;
  @ApiProperty({ enum: DELIVERY_STATUSES, description: '`given_up` may be sent again.' }) status: DeliveryStatus;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: nothing more is tried.' })
  nextAttemptAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was last taken.' })
  deliveredAt: string | null;
  @ApiProperty({ type: [WebhookAttemptView] }) attempts: WebhookAttemptView[];
}

export function webhookDeliveryView({ delivery, attempts }: TriedDelivery): WebhookDeliveryView {
  const { id, webhookId, eventSeq, kind, status, createdAt, nextAttemptAt, deliveredAt } = delivery;
  return {
    id,
    webhookId,
    eventSeq,
    kind,
    status,
    createdAt: createdAt.toISOString(),
    nextAttemptAt: status === 'waiting' ? nextAttemptAt.toISOString() : null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
    attempts: attempts.map(({ number, at, durationMs, httpStatus, error, answer }) => ({
      number,
      at: at.toISOString(),
      durationMs,
      httpStatus,
      error,
      answer,
    })),
  };
}
