import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import { WebhookDeliveriesService } from '../webhooks/webhook-deliveries.service.js';
import { webhookDeliveryView, WebhookDeliveryView } from '../webhooks/webhook-delivery.view.js';
import {
  DeliveriesQuery,
  NewDeactivation,
  NewWebhook,
  WebhookPatch,
  WebhooksQuery,
} from '../webhooks/webhook.params.js';
import { webhookView, WebhookView, webhookWithSecretView, WebhookWithSecretView } from '../webhooks/webhook.view.js';
import { WebhooksService } from '../webhooks/webhooks.service.js';
import { Changes, Creates, Extends, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('webhooks')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: WebhookDeliveriesService,
  ) {}

  @Get()
  @Lists(WebhookView)
  async list(@Query() query: WebhooksQuery): Promise<Page<WebhookView>> {
    const { items, nextCursor } = await this.webhooks.list(query);
    return { items: items.map(webhookView), nextCursor };
  }

  @Post()
  @Creates(WebhookWithSecretView)
  async add(@InChange() change: Change, @Body() params: NewWebhook): Promise<WebhookWithSecretView> {
    return webhookWithSecretView(await this.webhooks.add(change, params));
  }

  @Get(':id')
  @Reads(WebhookView)
  async find(@Param('id', RecordId) id: string): Promise<WebhookView> {
    return webhookView(await this.webhooks.find(id));
  }

  @Patch(':id')
  @Changes(WebhookView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: WebhookPatch,
  ): Promise<WebhookView> {
    return webhookView(await this.webhooks.amend(change, id, version, patch));
  }

  @Post(':id/secrets')
  @Extends(WebhookWithSecretView, 'Make a new secret; the one before signs beside it for 24 hours')
  async rotate(@InChange() change: Change, @Param('id', RecordId) id: string): Promise<WebhookWithSecretView> {
    return webhookWithSecretView(await this.webhooks.rotate(change, id));
  }

  @Post(':id/deactivations')
  @Extends(WebhookView, 'Deactivate it; what waits is given up')
  async deactivate(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() { reason }: NewDeactivation,
  ): Promise<WebhookView> {
    return webhookView(await this.webhooks.deactivate(change, id, reason));
  }

  @Post(':id/activations')
  @Extends(WebhookView, 'Activate it again, for what happens from now on')
  async activate(@InChange() change: Change, @Param('id', RecordId) id: string): Promise<WebhookView> {
    return webhookView(await this.webhooks.activate(change, id));
  }

  @Get(':id/deliveries')
  @Lists(WebhookDeliveryView, 'not-found')
  async listDeliveries(
    @Param('id', RecordId) id: string,
    @Query() query: DeliveriesQuery,
  ): Promise<Page<WebhookDeliveryView>> {
    const { items, nextCursor } = await this.deliveries.list(id, query);
    return { items: items.map(webhookDeliveryView), nextCursor };
  }
}
