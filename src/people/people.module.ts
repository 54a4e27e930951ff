import { Module } from '@nestjs/common';
import { RegisterModule } from '../register/register.module.js';
import { PeopleService } from './people.service.js';

@Module({ imports: [RegisterModule], providers: [PeopleService], exports: [PeopleService] })
export class PeopleModule {}
