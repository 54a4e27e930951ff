import { Module } from '@nestjs/common';
import { RegisterModule } from '../register/register.module.js';
import { CertificationsService } from './certifications.service.js';
import { PartiesService } from './parties.service.js';
import { PublishedDpasService } from './published-dpas.service.js';
import { VendorsService } from './vendors.service.js';

const services = [VendorsService, PublishedDpasService, PartiesService, CertificationsService];

@Module({ imports: [RegisterModule], providers: services, exports: services })
export class VendorsModule {}
