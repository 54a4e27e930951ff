import { PartialType } from '@nestjs/swagger';
import { Mailbox, OneOf, Text } from '../fields.js';
import { PageQuery } from '../page.js';
import { PERSON_ROLES, type PersonRole } from './person.entity.js';

export class NewPerson {
  @Text({ max: 200, example: 'Anna Lindqvist' }) name: string;
  @Mailbox({ example: 'anna.lindqvist@example.com' }) email: string;
  @OneOf(PERSON_ROLES, { example: 'legal' }) role: PersonRole;
}

export class PersonPatch extends PartialType(NewPerson, { skipNullProperties: false }) {}

export class PeopleQuery extends PageQuery {
  @OneOf(PERSON_ROLES, { optional: true }) role?: PersonRole;
  @OneOf(['true', 'false'], {
    optional: true,
    description: '`true`: those whose address a mail server refused for good; `false`: the others.',
  })
  mailRefused?: 'true' | 'false';
}
