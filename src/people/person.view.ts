import { Record } from '../register/record.view.js';
import type { Person } from './person.entity.js';
import { NewPerson } from './person.params.js';

export class PersonView extends Record(NewPerson) {}

export const personView = ({ id, version, createdAt, name, email, role }: Person): PersonView => ({
  id,
  version,
  createdAt: createdAt.toISOString(),
  name,
  email,
  role,
});
