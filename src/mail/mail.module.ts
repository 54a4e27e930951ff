import { Module } from '@nestjs/common';
import { MailService } from './mail.service.js';
import { MailTemplates } from './templates.js';

@Module({ providers: [MailService, MailTemplates], exports: [MailService, MailTemplates] })
export class MailModule {}
