import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import { WebhookDeliveriesService } from '../webhooks/webhook-deliveries.service.js';
import { webhookDeliveryView, WebhookDeliveryView } from '../webhooks/webhook-delivery.view.js';
import { Extends, Shows } from './documented.js';
import { InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('webhooks')
@Controller('v1/webhook-deliveries')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: WebhookDeliveriesService) {}

  @Get(':id')
  @Shows(WebhookDeliveryView, 'Read a delivery and what was tried')
  async find(@Param('id', RecordId) id: string): Promise<WebhookDeliveryView> {
    return webhookDeliveryView(await this.deliveries.find(id));
  }

  @Post(':id/attempts')
  @Extends(WebhookDeliveryView, 'Send it again, now and, if it fails, over the days that follow')
  async sendAgain(@InChange() change: Change, @Param('id', RecordId) id: string): Promise<WebhookDeliveryView> {
    return webhookDeliveryView(await this.deliveries.sendAgain(change, id));
  }
}
