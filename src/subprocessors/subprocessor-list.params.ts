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
    max: 4,
    optional: true,
    example: '2',
    description: 'Which table of the file is meant, from 1; absent: it is found.',
  })
  table?: string;
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
  readonly table: number | null;
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
  if (params.table !== undefined && !/^[1-9]\d*$/.test(params.table))
    throw refused('/table', `expected the number of a table, from 1; found "${params.table}"`);
  return {
    publishedOn,
    announcedOn: params.announcedOn ?? publishedOn,
    initial: params.initial === 'true',
    engagementIds: [...new Set(engagementIds)].sort(),
    mapping: params.mapping === undefined ? null : mappingOf(params.mapping),
    table: params.table === undefined ? null : Number(params.table),
    dryRun: params.dryRun === 'true',
  };
}
