import { refused } from '../errors.js';
import { Day, OneOf, Text, UUID } from '../fields.js';
import { type Mapping, mappingOf } from '../spreadsheets/mapping.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

/** What comes beside the file, as the fields of a form. */
export class NewSubprocessorList {
  @Day({ optional: true, example: '2026-11-20', description: 'Day that the list is of; absent: today.' })
  publishedOn?: LegalDay;
  @Day({
    optional: true,
    example: '2026-11-20',
    description: 'Day on which what is new on it was announced to us; absent: the day that the list is of.',
  })
  announcedOn?: LegalDay;
  @OneOf(['true', 'false'], {
    optional: true,
    description:
      'Whether what is new on it stood there when the contract in force was concluded, and was accepted with it; absent: no.',
  })
  initial?: 'true' | 'false';
  @Text({
    max: 10_000,
    optional: true,
    description:
      'Ids of engagements that it speaks of, separated by commas; absent: every one in which the vendor is a processor.',
  })
  engagementIds?: string;
  @Text({
    max: 20_000,
    optional: true,
    description: 'JSON object of column to field, or to null; columns left out are guessed.',
    example: '{"Partner":"name","Notes":null}',
  })
  mapping?: string;
  @Text({
    max: 200,
    optional: true,
    example: '1,3',
    description:
      'Which tables of the file are meant, from 1, separated by commas, each with columns of its own; absent: the list is found.',
  })
  tables?: string;
  @OneOf(['true', 'false'], { optional: true, description: 'Report only, and write nothing.' })
  dryRun?: 'true' | 'false';
}

export class SubprocessorListsQuery extends PageQuery {}

export interface ListOptions {
  readonly publishedOn: LegalDay;
  readonly announcedOn: LegalDay;
  readonly initial: boolean;
  readonly engagementIds: readonly string[];
  readonly mapping: Mapping | null;
  /** null: to be found. */
  readonly tables: readonly number[] | null;
  readonly dryRun: boolean;
}

/** @throws RefusedError for days in the wrong order, and for what is no list of ids, mapping or number */
export function listOptions(params: NewSubprocessorList, today: LegalDay): ListOptions {
  const publishedOn = params.publishedOn ?? today;
  if (publishedOn > today)
    throw refused('/publishedOn', `${publishedOn} has not come; a list is of the day on which it was published`);
  const engagementIds = (params.engagementIds ?? '').split(',').flatMap((id) => id.trim().toLowerCase() || []);
  const wrong = engagementIds.find((id) => !UUID.test(id));
  if (wrong !== undefined) throw refused('/engagementIds', `"${wrong}" is no id of a record (a UUID)`);
  const { tables } = params;
  if (tables !== undefined && !/^[1-9]\d{0,6}(\s*,\s*[1-9]\d{0,6})*$/.test(tables))
    throw refused('/tables', `expected numbers of tables from 1, such as "2" or "1,3"; found "${tables}"`);
  if (params.announcedOn !== undefined && params.announcedOn > today)
    throw refused('/announcedOn', `${params.announcedOn} has not come; expected the day on which we were told`);
  return {
    publishedOn,
    announcedOn: params.announcedOn ?? publishedOn,
    initial: params.initial === 'true',
    engagementIds: [...new Set(engagementIds)].sort(),
    mapping: params.mapping === undefined ? null : mappingOf(params.mapping),
    tables: tables === undefined ? null : tables.split(',').map(Number),
    dryRun: params.dryRun === 'true',
  };
}
