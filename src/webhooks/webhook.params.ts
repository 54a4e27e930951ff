import { PartialType } from '@nestjs/swagger';
import { AnyOf, OneOf, Text } from '../fields.js';
import { ANNOUNCED_KINDS, type AnnouncedKind } from '../history/announced.js';
import { PageQuery } from '../page.js';
import { DELIVERY_STATUSES, type DeliveryStatus } from './webhook.entity.js';

export class NewWebhook {
  @Text({
    max: 2000,
    example: 'https://hooks.example.com/clausebook',
    description: 'Where it is sent: https, to a public host, on port 443 or 8443. Redirects are not followed.',
  })
  url: string;
  @AnyOf(ANNOUNCED_KINDS, {
    example: ['gap.opened', 'legal-event.recorded'],
    description: 'What it is told; one at least.',
  })
  kinds: AnnouncedKind[];
  @Text({ max: 200, optional: true, example: 'Ticket system', description: 'What it is for; absent: not noted.' })
  description?: string | null;
}

/** Whether it is active is a record of its own. */
export class WebhookPatch extends PartialType(NewWebhook, { skipNullProperties: false }) {}

export class NewDeactivation {
  @Text({ max: 500, example: 'The ticket system is replaced', description: 'Why nothing is to be sent.' })
  reason: string;
}

export class WebhooksQuery extends PageQuery {
  @OneOf(ANNOUNCED_KINDS, { optional: true, description: 'Those that are told this.' }) kind?: AnnouncedKind;
}

export class DeliveriesQuery extends PageQuery {
  @OneOf(DELIVERY_STATUSES, { optional: true }) status?: DeliveryStatus;
  @OneOf(ANNOUNCED_KINDS, { optional: true }) kind?: AnnouncedKind;
}
