import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import { NewPerson, PeopleQuery, PersonPatch } from '../people/person.params.js';
import { personView, PersonView } from '../people/person.view.js';
import { PeopleService } from '../people/people.service.js';
import { Changes, Creates, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('people')
@Controller('v1/people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Lists(PersonView)
  async list(@Query() query: PeopleQuery): Promise<Page<PersonView>> {
    const { items, nextCursor } = await this.people.list(query);
    return { items: items.map(personView), nextCursor };
  }

  @Post()
  @Creates(PersonView)
  async add(@InChange() change: Change, @Body() params: NewPerson): Promise<PersonView> {
    return personView(await this.people.add(change, params));
  }

  @Get(':id')
  @Reads(PersonView)
  async find(@Param('id', RecordId) id: string): Promise<PersonView> {
    return personView(await this.people.find(id));
  }

  @Patch(':id')
  @Changes(PersonView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: PersonPatch,
  ): Promise<PersonView> {
    return personView(await this.people.amend(change, id, version, patch));
  }
}
