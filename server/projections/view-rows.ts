import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { keyText, type Rows } from './fold-events.ts';
import type { Key, Row, ViewTable } from './projection.ts';

/** The live tables, the shadow that a rebuild fills beside them, or what the last one replaced. */
export type Place = 'live' | 'shadow' | 'previous';

/** The name of a table in its place, without the schema. */
export const tableName = ({ name }: { name: string }, place: Place): string =>
  place === 'live' ? name : `${name}__${place}`;

/** A table in its place, for SQL. */
export const tableRef = (table: { name: string }, place: Place): RawBuilder<unknown> =>
  sql.id('read', tableName(table, place));

/**
 * Columns of a view's rows, whose names are our own. As one text: to have each of a batch's hundred
 * names visited and quoted took 60 µs, a tenth of the whole write.
 */
const listOf = (
  names: readonly string[],
  each: (quoted: string) => string = (quoted) => quoted,
): RawBuilder<unknown> => sql.raw(names.map((name) => each(`"${name}"`)).join(', '));

/** The rows of these keys, in one statement; none when there are no keys. */
export const loadRows = async (
  db: Kysely<ReadDatabase>,
  table: ViewTable,
  place: Place,
  keys: readonly Key[],
): Promise<Rows> => {
  if (keys.length === 0) return new Map();
  const columns = listOf(table.key);
  const ref = tableRef(table, place);
  const { rows } = await sql<Row & Record<string, unknown>>`
    select * from ${ref} where (${columns}) in
      (select ${columns} from json_populate_recordset(null::${ref}, ${JSON.stringify(keys)}))
  `.execute(db);
  return new Map(rows.map((row) => [keyText(table, row), row]));
};

/**
 * `condition`: a `where` that decides about all writes. `outOfTurn`: events came late, so a row may
 * be written at a position that it has already.
 */
export type WriteOptions = {
  condition?: RawBuilder<unknown>;
  outOfTurn?: boolean;
};

/**
 * The statement that writes all rows of a table, or undefined when there are none. A row that holds
 * the same or a later position stays as it is, so that a batch done twice changes nothing.
 */
const writeOf = (
  table: ViewTable,
  place: Place,
  rows: Rows,
  { condition = sql``, outOfTurn = false }: WriteOptions,
): RawBuilder<unknown> | undefined => {
  const values = [...rows.values()];
  const [first] = values;
  if (first === undefined) return undefined;
  const ref = tableRef(table, place);
  const names = Object.keys(first);
  const columns = listOf(names);
  const changes = listOf(
    names.filter((name) => !table.key.includes(name)),
    (name) => `${name} = excluded.${name}`,
  );
  return sql`
    insert into ${ref} as existing (${columns})
    select ${columns} from json_populate_recordset(null::${ref}, ${JSON.stringify(values)}) ${condition}
    on conflict (${listOf(table.key)}) do update set ${changes}
    where excluded.position ${outOfTurn ? sql`>=` : sql`>`} existing.position`;
};

/**
 * The writes of a whole batch, one a table, to stand in the `with` of one statement: together they
 * cost one round trip.
 */
export const writesOf = (
  { tables }: { tables: readonly ViewTable[] },
  place: Place,
  changed: readonly Rows[],
  options: WriteOptions = {},
): RawBuilder<unknown>[] =>
  tables.flatMap((table, index) => {
    const write = writeOf(table, place, changed[index] ?? new Map(), options);
    return write === undefined ? [] : [sql`${sql.id(`${table.name}_rows`)} as (${write})`];
  });
