import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
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
    return this.register.add(change, PERSON, { ...params, email: params.email.toLowerCase() } as Person);
  }

  amend(change: Change, id: string, version: number, patch: PersonPatch): Promise<Person> {
    const { email } = patch;
    return this.register.amend(change, PERSON, id, version, {
      ...patch,
      ...(email !== undefined && { email: email.toLowerCase(), mailRefusedAt: null, mailRefusedBecause: null }),
    });
  }

  /** Marks whoever has the address: no mail reaches it, until it is changed. The history tells of it with the mail. */
  async refuseMail({ manager, at }: Change, email: string, because: string): Promise<void> {
    const refused = { mailRefusedAt: at, mailRefusedBecause: because };
    await manager.update(Person, { email: email.toLowerCase() }, refused);
  }

  find(id: string): Promise<Person> {
    return this.register.find(this.dataSource.manager, PERSON, id);
  }

  /** @throws NotFoundError */
  expect(manager: EntityManager, id: string): Promise<Person> {
    return this.register.find(manager, PERSON, id);
  }

  list({ role, mailRefused, ...query }: PeopleQuery): Promise<Page<Person>> {
    const people = this.dataSource.manager.createQueryBuilder(Person, 'r').where({
      ...(role !== undefined && { role }),
      ...(mailRefused !== undefined && { mailRefusedAt: mailRefused === 'true' ? Not(IsNull()) : IsNull() }),
    });
    return page(people, query);
  }
}
