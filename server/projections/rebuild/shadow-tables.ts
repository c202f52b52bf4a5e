import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '../projection.ts';
import { type Place, tableName, tableRef } from '../view-rows.ts';

const suffix = '__shadow';

type Index = { name: string; definition: string; primaryKey: string | null };

/**
 * Makes empty shadows of a projection's tables, with the primary key alone: the other indexes cost
 * more while rows come in than when they are built at once. What an earlier rebuild left is dropped.
 */
export const createShadow = async (db: Kysely<ReadDatabase>, projection: Projection) => {
  for (const table of projection.tables) {
    const shadow = tableRef(table, 'shadow');
    await sql`drop table if exists ${shadow}`.execute(db);
    await sql`create table ${shadow}
      (like ${tableRef(table, 'live')} including defaults including constraints)`.execute(db);
    // LIKE leaves behind how a table is stored and sampled.
    const { rows } = await sql<{ setting: string }>`
      with live as (select to_regclass(${`read.${table.name}`}) as oid)
      select format('set (%s)', unnest(reloptions)) as setting from pg_class natural join live
      union all
      select format('alter column %I set statistics %s', attname, attstattarget)
      from pg_attribute join live on live.oid = attrelid where attstattarget is not null`.execute(
      db,
    );
    for (const { setting } of rows) {
      await sql`alter table ${shadow} ${sql.raw(setting)}`.execute(db);
    }
    for (const { name, primaryKey } of await indexesOf(db, table.name)) {
      if (primaryKey === null) continue;
      await sql`alter table ${shadow} add constraint ${sql.id(name + suffix)} ${sql.raw(primaryKey)}`.execute(
        db,
      );
    }
  }
};

/** Whether every shadow table of the projection is there. */
export const hasShadow = async (
  db: Kysely<ReadDatabase>,
  { tables }: Projection,
  place: 'shadow' | 'previous' = 'shadow',
): Promise<boolean> => {
  const names = tables.map((table) => `read.${tableName(table, place)}`);
  const { rows } = await sql<{ found: boolean }>`
    select bool_and(to_regclass(name) is not null) as found
    from unnest(${names}::text[]) as name`.execute(db);
  return rows[0]?.found ?? false;
};

/**
 * The statements that build the live tables' other indexes on the shadows, as far as they are not
 * there yet, and tell the planner what is in them; each can run in a transaction of its own.
 */
export const shadowIndexes = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
): Promise<RawBuilder<unknown>[]> => {
  const statements: RawBuilder<unknown>[] = [];
  for (const table of projection.tables) {
    const there = new Set(
      (await indexesOf(db, tableName(table, 'shadow'))).map(({ name }) => name),
    );
    for (const { name, definition, primaryKey } of await indexesOf(db, table.name)) {
      if (primaryKey !== null || there.has(`${name}${suffix}`)) continue;
      const own = definition.replace(
        ` ${name} ON read.${table.name} `,
        ` ${name}${suffix} ON read.${tableName(table, 'shadow')} `,
      );
      if (own === definition) throw new Error(`Index ${name} cannot be copied: ${definition}`);
      statements.push(sql.raw(own));
    }
    statements.push(sql`analyze ${tableRef(table, 'shadow')}`);
  }
  return statements;
};

/** Takes the live tables for this transaction alone, all of them, in one order, before any is changed. */
export const lockLive = async (db: Kysely<ReadDatabase>, { tables }: Projection): Promise<void> => {
  await sql`lock table ${sql.join(tables.map((table) => tableRef(table, 'live')))}
    in access exclusive mode`.execute(db);
};

/**
 * Puts the shadows in the place of the live tables, names of indexes included; the live ones become
 * the previous ones, and what was previous before is dropped. In a transaction that has them alone
 * (`lockLive`): a reader either sees every old table or every new one.
 */
export const swapShadow = async (db: Kysely<ReadDatabase>, { tables }: Projection) => {
  for (const table of tables) {
    await sql`drop table if exists ${tableRef(table, 'previous')}`.execute(db);
    await moveTable(db, table, 'live', 'previous');
    await moveTable(db, table, 'shadow', 'live');
  }
};

/** Makes the previous tables the shadow, as if a rebuild had filled them. One transaction. */
export const previousToShadow = async (db: Kysely<ReadDatabase>, projection: Projection) => {
  await dropShadow(db, projection);
  for (const table of projection.tables) await moveTable(db, table, 'previous', 'shadow');
};

/** The reverse. One transaction. */
export const shadowToPrevious = async (db: Kysely<ReadDatabase>, projection: Projection) => {
  for (const table of projection.tables) await moveTable(db, table, 'shadow', 'previous');
};

/** Renames a table and its indexes, whose names follow the table's place. */
const moveTable = async (
  db: Kysely<ReadDatabase>,
  table: { name: string },
  from: Place,
  to: Place,
) => {
  const target = tableName(table, to);
  await sql`alter table ${tableRef(table, from)} rename to ${sql.id(target)}`.execute(db);
  for (const { name } of await indexesOf(db, target)) {
    const own = name.replace(/__(shadow|previous)$/, '') + (to === 'live' ? '' : `__${to}`);
    await sql`alter index ${sql.id('read', name)} rename to ${sql.id(own)}`.execute(db);
  }
};

export const dropShadow = async (db: Kysely<ReadDatabase>, projection: Projection) => {
  for (const table of projection.tables) {
    await sql`drop table if exists ${tableRef(table, 'shadow')}`.execute(db);
  }
};

/** The indexes of a table of the schema `read`; `primaryKey` is the constraint's text. */
const indexesOf = async (db: Kysely<ReadDatabase>, table: string): Promise<Index[]> => {
  const { rows } = await sql<Index>`
    select i.relname as name, pg_get_indexdef(i.oid) as definition,
      (select pg_get_constraintdef(c.oid) from pg_constraint c
       where c.conindid = i.oid and c.contype = 'p') as "primaryKey"
    from pg_index x join pg_class i on i.oid = x.indexrelid
    where x.indrelid = to_regclass(${`read.${table}`}) order by i.relname`.execute(db);
  return rows;
};
