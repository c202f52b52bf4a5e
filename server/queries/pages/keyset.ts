import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { CursorKey } from './cursors.ts';

/** SQL of one column of a sort, of the table with this alias. Never null, never a user's text. */
export type SortColumn = (table: string) => RawBuilder<string | number>;

/** Columns that all run in one direction; the last one is unique. */
export type Sort = { columns: readonly SortColumn[]; direction: 'asc' | 'desc' };

/** A sort column that is a plain, not null column. */
export const column =
  (name: string): SortColumn =>
  (table) =>
    sql.ref(`${table}.${name}`);

/** The rows after `key` in this sort, which an index on its columns finds without reading the others. */
export const afterKey = (sort: Sort, key: CursorKey, table: string): Expression<SqlBool> =>
  sql`(${sql.join(sort.columns.map((of) => of(table)))})
    ${sort.direction === 'asc' ? sql`>` : sql`<`} (${sql.join(key)})`;

/** The `order by` that `afterKey` continues. */
export const sortedBy = (sort: Sort, table: string): RawBuilder<unknown> =>
  sql.join(
    sort.columns.map((of) => (sort.direction === 'asc' ? of(table) : sql`${of(table)} desc`)),
  );
