import { ApiProperty } from '@nestjs/swagger';
import { Record } from '../register/record.view.js';
import type { Webhook, WebhookDeactivation, WebhookSecret } from './webhook.entity.js';
import { NewWebhook } from './webhook.params.js';

/** A webhook with what was recorded of it, each in the order of time. */
export interface WholeWebhook {
  readonly webhook: Webhook;
  readonly secrets: readonly WebhookSecret[];
  readonly deactivations: readonly WebhookDeactivation[];
}

export class WebhookSecretView {
  @ApiProperty({ type: String, description: 'Who had it made.' }) madeBy: string;
  @ApiProperty({ type: String, format: 'date-time' }) madeAt: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when it signs beside its successor; null: it is the current one.',
  })
  signsUntil: string | null;
}

export class WebhookDeactivationView {
  @ApiProperty({ type: String, format: 'date-time' }) at: string;
  @ApiProperty({ type: String, description: '`clausebook` where the receiver answered 410.' }) by: string;
  @ApiProperty({ type: String }) reason: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: it stands.' })
  endedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) endedBy: string | null;
}

export class WebhookView extends Record(NewWebhook) {
  @ApiProperty({ type: Boolean, description: 'Whether it is sent what happens.' }) active: boolean;
  @ApiProperty({ type: [WebhookSecretView], description: 'When its secrets were made; never the secrets.' })
  secrets: WebhookSecretView[];
  @ApiProperty({ type: [WebhookDeactivationView] }) deactivations: WebhookDeactivationView[];
}

export class WebhookWithSecretView extends WebhookView {
  @ApiProperty({
    type: String,
    example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    description: 'What its messages are signed with, after Standard Webhooks. It is not shown again: keep it.',
  })
  secret: string;
}

export const isActive = ({ deactivations }: WholeWebhook): boolean =>
  deactivations.every(({ endedAt }) => endedAt !== null);

export const webhookView = (whole: WholeWebhook): WebhookView => ({
  ...whole.webhook,
  createdAt: whole.webhook.createdAt.toISOString(),
  active: isActive(whole),
  secrets: whole.secrets.map(({ madeBy, madeAt, signsUntil }) => ({
    madeBy,
    madeAt: madeAt.toISOString(),
    signsUntil: signsUntil?.toISOString() ?? null,
  })),
  deactivations: whole.deactivations.map(({ at, by, reason, endedAt, endedBy }) => ({
    at: at.toISOString(),
    by,
    reason,
    endedAt: endedAt?.toISOString() ?? null,
    endedBy,
  })),
});

/** The one time at which the secret is shown. */
export const webhookWithSecretView = (whole: WholeWebhook): WebhookWithSecretView => ({
  ...webhookView(whole),
  secret: whole.secrets.at(-1)!.secret,
});
