import { ApiProperty } from '@nestjs/swagger';
import { Record } from '../register/record.view.js';
import type { Person } from './person.entity.js';
import { NewPerson } from './person.params.js';

export class PersonView extends Record(NewPerson) {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When a mail server refused the address for good; null: it has not, or the address was changed since.',
  })
  mailRefusedAt: string | null;
  @ApiProperty({ type: String, nullable: true, example: '550 No such user here', description: 'What it answered.' })
  mailRefusedBecause: string | null;
}

export const personView = ({
  id,
  version,
  createdAt,
  name,
  email,
  role,
  mailRefusedAt,
  mailRefusedBecause,
}: Person): PersonView => ({
  id,
  version,
  createdAt: createdAt.toISOString(),
  name,
  email,
  role,
  mailRefusedAt: mailRefusedAt?.toISOString() ?? null,
  mailRefusedBecause,
});
