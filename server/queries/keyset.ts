import { type Expression, type SqlBool, sql } from 'kysely';
import type { CursorKey } from './cursors.ts';

export type Direction = 'asc' | 'desc';

/** One column of a sort; a nullable one costs a wider comparison. Names are never a user's text. */
export type SortColumn = { name: string; nullable?: boolean };

/** Columns that all run in one direction; the last one is unique. */
export type Sort = { columns: readonly SortColumn[]; direction: Direction };

type Value = CursorKey[number];

/**
 * The rows after `key` in this sort. Nulls sort as the largest value (Postgres's default), so one
 * index serves both directions. Source: Markus Winand, "Paging Through Results".
 */
export function afterKey(
  { columns, direction }: Sort,
  key: CursorKey,
  table: string,
): Expression<SqlBool> {
  const beyond = direction === 'asc' ? sql`>` : sql`<`;
  const [first, ...rest] = columns;
  const [value, ...values] = key;
  if (first === undefined || value === undefined) return sql`false`;
  if (!columns.some(({ nullable }) => nullable)) {
    const names = columns.map(({ name }) => sql.ref(`${table}.${name}`));
    return sql`(${sql.join(names)}) ${beyond} (${sql.join(key)})`;
  }
  const column = sql.ref(`${table}.${first.name}`);
  const later = past(column, value, direction);
  if (rest.length === 0) return later;
  const tied = afterKey({ columns: rest, direction }, values, table);
  return sql`((${same(column, value)} and ${tied}) or ${later})`;
}

/** The `order by` that `afterKey` continues. */
export const sortedBy = ({ columns, direction }: Sort, table: string) =>
  columns.map(({ name }) =>
    direction === 'asc'
      ? sql`${sql.ref(`${table}.${name}`)} asc`
      : sql`${sql.ref(`${table}.${name}`)} desc`,
  );

const same = (column: Expression<unknown>, value: Value) =>
  value === null ? sql`${column} is null` : sql`${column} = ${value}`;

const past = (
  column: Expression<unknown>,
  value: Value,
  direction: Direction,
): Expression<SqlBool> => {
  if (direction === 'asc') {
    return value === null ? sql`false` : sql`(${column} > ${value} or ${column} is null)`;
  }
  return value === null ? sql`${column} is not null` : sql`${column} < ${value}`;
};
