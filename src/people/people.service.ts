import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Change } from '../change.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { Person } from './person.entity.js';
import type { NewPerson, PeopleQuery, PersonPatch } from './person.params.js';

const PERSON: Kind<Person> = { entity: Person, noun: 'person', vendorsOf: () => Promise.resolve([]) };

@Injectable()
export class PeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
  ) {}

  add(change: Change, params: NewPerson): Promise<Person> {
    return this.register.add(change, PERSON, { ...params, email: params.email.toLowerCase() });
  }

  amend(change: Change, id: string, version: number, patch: PersonPatch): Promise<Person> {
    const { email } = patch;
    return this.register.amend(change, PERSON, id, version, {
      ...patch,
      ...(email !== undefined && { email: email.toLowerCase() }),
    });
  }

  find(id: string): Promise<Person> {
    return this.register.find(this.dataSource.manager, PERSON, id);
  }

  /** @throws NotFoundError */
  expect(manager: EntityManager, id: string): Promise<Person> {
    return this.register.find(manager, PERSON, id);
  }

  list({ role, ...query }: PeopleQuery): Promise<Page<Person>> {
    const people = this.dataSource.manager.createQueryBuilder(Person, 'r');
    if (role !== undefined) people.where({ role });
    return page(people, query);
  }
}
