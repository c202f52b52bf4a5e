import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from './roles/names.ts';
import { grantSides } from './roles.ts';
import type { TestDatabase } from './testing/create-test-database.ts';
import { testDatabase } from './testing/test-database.ts';

type Verb = 'select' | 'insert' | 'update' | 'delete' | 'truncate';

const statements: Record<Verb, (table: string, column: string) => string> = {
  select: (table) => `select count(*) from ${table}`,
  insert: (table) => `insert into ${table} default values`,
  update: (table, column) => `update ${table} set ${column} = ${column} where false`,
  delete: (table) => `delete from ${table} where false`,
  truncate: (table) => `truncate ${table}`,
};

const everyVerb: Verb[] = ['select', 'insert', 'update', 'delete', 'truncate'];
const rows: Verb[] = ['select', 'insert', 'update', 'delete'];

/** What each role may do in each schema; a table's own entry stands above its schema's. */
const allowed: Record<Role, Record<string, Verb[]>> = {
  evenkeel_command: { write: ['select'], 'write.customer_keys': ['select', 'insert'] },
  evenkeel_projector: { write: ['select'], read: everyVerb },
  evenkeel_query: { read: ['select'] },
  evenkeel_auth: { auth: rows, 'auth.security_log': ['select', 'insert'] },
  evenkeel_qa: { qa: rows },
  evenkeel_operator: {
    'read.checkpoints': ['select'],
    'read.operations': ['select', 'insert'],
  },
};

let database: TestDatabase;
let clients: Record<Role, pg.Client>;
let tables: { table: string; schema: string; own: boolean; column: string }[];

beforeAll(async () => {
  database = await testDatabase();
  const { command, projector, query, auth, qa, operator } = database.urls;
  clients = {
    evenkeel_command: await connected(command),
    evenkeel_projector: await connected(projector),
    evenkeel_query: await connected(query),
    evenkeel_auth: await connected(auth),
    evenkeel_qa: await connected(qa),
    evenkeel_operator: await connected(operator),
  };
  // From the catalog, so that a table added later is covered without a word here.
  const owner = await connected(database.urls.owner);
  const found = await owner.query(`
    select n.nspname as schema, format('%I.%I', n.nspname, c.relname) as table,
      c.relname like 'migrations%' as own, format('%I', a.attname) as column
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
    where n.nspname in ('write', 'read', 'auth', 'qa') and c.relkind in ('r', 'p')`);
  tables = found.rows;
  await owner.end();
});

afterAll(async () => {
  await Promise.all(Object.values(clients).map((client) => client.end()));
  await database.drop();
});

describe.each(roles)('S16 · %s', (role) => {
  test('can do to every table what it is meant to, and no other verb', async () => {
    const client = clients[role];
    const differences: string[] = [];
    for (const { table, schema, own, column } of tables) {
      const may = allowed[role][table] ?? allowed[role][schema] ?? [];
      for (const verb of everyVerb) {
        const refused = await isRefused(client, statements[verb](table, column));
        // The record of migrations is the owner's to write.
        const expected = !may.includes(verb) || (own && verb !== 'select');
        if (refused !== expected) differences.push(`${verb} ${table}: refused is ${refused}`);
      }
    }
    expect(differences).toEqual([]);
  });

  test('cannot make objects where it does not own them', async () => {
    for (const schema of ['public', 'write', 'auth', 'read', 'qa']) {
      if (role === 'evenkeel_projector' && schema === 'read') continue;
      expect(await isRefused(clients[role], `create table ${schema}.intruder (id int)`)).toBe(true);
    }
    expect(await isRefused(clients[role], 'create schema intruder')).toBe(true);
  });

  test('has its limits and a fixed search_path', async () => {
    const { rows } = await clients[role].query(`
      select name, setting from pg_settings where name in ('search_path', 'statement_timeout',
        'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`);
    for (const { name, setting } of rows) {
      expect(setting, name).not.toBe('0');
      expect(setting, name).not.toContain('public');
    }
    expect(rows).toHaveLength(5);
  });
});

test('S16 · only the command role can append to the log', async () => {
  for (const role of roles) {
    const { rows } = await clients[role].query(`
      select bool_or(has_function_privilege(p.oid, 'execute')) as may
      from pg_proc p where proname = 'append' and pronamespace = (
        select oid from pg_namespace where nspname = 'write')`);
    expect(rows[0].may, role).toBe(role === 'evenkeel_command');
  }
});

test('S16 · no function of ours is open to everybody', async () => {
  const { rows } = await clients.evenkeel_query.query(`
    select p.oid::regprocedure::text as name
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('write', 'read', 'auth', 'qa') and has_function_privilege('public', p.oid, 'execute')`);
  expect(rows).toEqual([]);
});

test('what a rebuild creates can be read by the query role at once', async () => {
  const { evenkeel_projector: projector, evenkeel_query: query } = clients;
  await projector.query('create table read.orders_shadow (like read.orders including all)');
  await projector.query(`begin; alter table read.orders rename to orders_old;
    alter table read.orders_shadow rename to orders; commit`);
  const { rows } = await query.query('select count(*) from read.orders');
  expect(rows).toEqual([{ count: '0' }]);
});

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** Refused for want of a right; any other error means that the right was there. */
async function isRefused(client: pg.Client, statement: string): Promise<boolean> {
  await client.query('begin read write');
  try {
    await client.query(statement);
    return false;
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code === '42501';
  } finally {
    await client.query('rollback');
  }
}

test('the projector may vacuum and analyze the views: without statistics they are planned blindly', async () => {
  const projector = clients.evenkeel_projector;
  // As at the second start: at the first the tables become the projector's own.
  const owner = await connected(database.urls.owner);
  await grantSides(owner, ['read']);
  await owner.end();
  const notices: unknown[] = [];
  projector.on('notice', ({ message }) => notices.push(message));
  const views = tables.filter(({ schema, own }) => schema === 'read' && !own);
  await projector.query(`vacuum (analyze) ${views.map(({ table }) => table).join(', ')}`);
  expect(views.length).toBeGreaterThan(10);
  expect(notices).toEqual([]);
});
