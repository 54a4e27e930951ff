import { DefaultNamingStrategy, type Table } from 'typeorm';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const tableOf = (table: Table | string): string => (typeof table === 'string' ? table : table.name).split('.').pop()!;
const named = (table: Table | string, columns: readonly string[], ending: string): string =>
  [tableOf(table), ...columns, ending].join('_');

/** Snake case, and constraint names that say what they guard, as PostgreSQL itself would give them. */
export class Naming extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, embedded: string[]): string {
    return snake([...embedded, custom ?? property].join('_'));
  }
  override primaryKeyName(table: Table | string): string {
    return named(table, [], 'pkey');
  }
  override foreignKeyName(table: Table | string, columns: string[]): string {
    return named(table, columns, 'fkey');
  }
  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return named(table, columns, 'key');
  }
  override indexName(table: Table | string, columns: string[]): string {
    return named(table, columns, 'idx');
  }
}
