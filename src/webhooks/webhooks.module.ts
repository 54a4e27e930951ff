import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { RegisterModule } from '../register/register.module.js';
import { Courier } from './courier.js';
import { NameService } from './resolver.js';
import { WebhookDeliveriesService } from './webhook-deliveries.service.js';
import { WebhookOutbox } from './webhook-outbox.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  imports: [HistoryModule, RegisterModule],
  providers: [Courier, NameService, WebhookDeliveriesService, WebhookOutbox, WebhooksService],
  exports: [WebhookDeliveriesService, WebhookOutbox, WebhooksService],
})
export class WebhooksModule {}
