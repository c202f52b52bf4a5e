import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from './projection.ts';
import { tableName, tableRef } from './view-rows.ts';

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
    // LIKE leaves storage settings behind.
    const { rows } = await sql<{ setting: string }>`
      select unnest(reloptions) as setting from pg_class
      where oid = to_regclass(${`read.${table.name}`})`.execute(db);
    for (const { setting } of rows) {
      await sql`alter table ${shadow} set (${sql.raw(setting)})`.execute(db);
    }
    for (const { name, primaryKey } of await indexesOf(db, table.name)) {
      if (primaryKey === null) continue;
      await sql`alter table ${shadow} add constraint ${sql.id(name + suffix)} ${sql.raw(primaryKey)}`.execute(
        db,
      );
    }
  }
};

/**
 * The statements that build the live tables' other indexes on the shadows, and tell the planner
 * what is in them; each can run in a transaction of its own.
 */
export const shadowIndexes = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
): Promise<RawBuilder<unknown>[]> => {
  const statements: RawBuilder<unknown>[] = [];
  for (const table of projection.tables) {
    for (const { name, definition, primaryKey } of await indexesOf(db, table.name)) {
      if (primaryKey !== null) continue;
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

/** Puts the shadows in the place of the live tables, names of indexes included. One transaction. */
export const swapShadow = async (db: Kysely<ReadDatabase>, projection: Projection) => {
  const { tables } = projection;
  // All locks first and in one order: a reader either sees every old table or every new one.
  await sql`lock table ${sql.join(tables.map((table) => tableRef(table, 'live')))}
    in access exclusive mode`.execute(db);
  for (const table of tables) {
    await sql`drop table ${tableRef(table, 'live')}`.execute(db);
    await sql`alter table ${tableRef(table, 'shadow')} rename to ${sql.id(table.name)}`.execute(db);
    for (const { name } of await indexesOf(db, table.name)) {
      await sql`alter index ${sql.id('read', name)} rename to ${sql.id(
        name.slice(0, -suffix.length),
      )}`.execute(db);
    }
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
