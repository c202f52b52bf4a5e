import { setTimeout as delay } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { createSecurityLog, type SecurityLogOptions } from './create-security-log.ts';

let database: TestDatabase;
let authDb: TestDatabase['authDb'];
beforeEach(async () => {
  database = await testDatabase();
  authDb = database.authDb;
});
afterEach(async () => {
  await database.drop();
});

const [there, own] = [uuidv7(), uuidv7()];
const known = async () =>
  new Map([
    [there, uuidv7()],
    [own, actor.id],
  ]);
const open = (options: Partial<SecurityLogOptions> = {}) =>
  createSecurityLog({
    authDb,
    log: { warn: () => {} },
    findOwners: known,
    flushMs: 60_000,
    ...options,
  });
const written = () => authDb.selectFrom('auth.security_log').selectAll().orderBy('id').execute();
const actor = { id: uuidv7(), role: 'customer' } as const;
const addCasey = () =>
  authDb
    .insertInto('auth.user')
    .values({
      id: actor.id,
      name: 'Casey',
      email: 'casey@shop.test',
      image: null,
      disabled_at: null,
    })
    .execute();

it('S18 · a flood of different refusals costs a bounded number of rows, and says how many it did not tell', async () => {
  const log = open();
  for (let count = 0; count < 5_000; count++) {
    log.note({ kind: 'refused', actor, subject: `GET /api/${count}` });
  }
  await log.stop();
  const rows = await written();
  expect(rows.length).toBeLessThanOrEqual(101);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(5_000);
  expect(rows.find(({ kind }) => kind === 'overflow')?.count).toBe(4_900);
});

it('S18 · strangers who try addresses that are nobody’s fill a few rows, and hide nothing of another kind', async () => {
  const log = open();
  for (let count = 0; count < 6_000; count++) {
    const email = `${count}@nobody.test`;
    log.note({ kind: 'rate-limited', email, subject: 'POST /api/auth/sign-in/email' });
    log.note({ kind: 'sign-in-failed', email });
  }
  log.note({ kind: 'refused', actor, subject: 'GET /api/admin/users' });
  log.note({ kind: 'foreign-order', actor, subject: there });
  await log.stop();
  const rows = await written();
  expect(rows.map(({ kind }) => kind).sort()).toEqual(
    ['foreign-order', 'overflow', 'rate-limited', 'refused', 'sign-in-failed'].sort(),
  );
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(12_002);
});

it('S18 · strangers who try addresses that are nobody’s hide nothing that is tried with an account’s own', async () => {
  await addCasey();
  const log = open();
  for (let count = 0; count < 4_500; count++) {
    log.note({ kind: 'sign-in-failed', email: `${count}@nobody.test` });
    if (count % 1_000 === 0) log.note({ kind: 'sign-in-failed', email: 'casey@shop.test' });
  }
  await log.stop();
  expect((await written()).find(({ actor_id }) => actor_id === actor.id)?.count).toBe(5);
});

it('tells of a failed sign-in which account it was, and nothing of an address that is nobody’s', async () => {
  await addCasey();
  const log = open();
  log.note({ kind: 'sign-in-failed', email: 'casey@shop.test' });
  log.note({ kind: 'sign-in-failed', email: 'nobody@shop.test' });
  await log.stop();
  const rows = await written();
  expect(rows.map(({ actor_id }) => actor_id)).toEqual([actor.id, null]);
  expect(JSON.stringify(rows)).not.toContain('@shop.test');
});

it('tells of orders that are somebody else’s, not of own ones that were late, nor of none', async () => {
  const log = open();
  log.note({ kind: 'foreign-order', actor, subject: there });
  for (const subject of [own, uuidv7()]) log.note({ kind: 'foreign-order', actor, subject });
  await log.stop();
  expect((await written()).map(({ subject }) => subject)).toEqual([there]);
});

const readDatabaseIsDown = () => Promise.reject(new Error('the read database is down'));

it('is written while nobody can say whose an order is; who asked for one is told of when somebody can', async () => {
  let findOwners: SecurityLogOptions['findOwners'] = readDatabaseIsDown;
  const log = open({ findOwners: (ids) => findOwners(ids), flushMs: 20 });
  for (const subject of [there, own]) log.note({ kind: 'foreign-order', actor, subject });
  log.note({ kind: 'signed-in', actor });
  await expect.poll(written).toMatchObject([{ kind: 'signed-in' }]);
  findOwners = known;
  await expect
    .poll(written)
    .toMatchObject([{ kind: 'signed-in' }, { kind: 'foreign-order', subject: there }]);
  await log.stop();
  expect((await written()).map(({ details }) => details)).toEqual([{}, {}]);
});

it('is written to its end at a stop, then with orders of which nobody could say whose they are', async () => {
  const log = open({ findOwners: readDatabaseIsDown });
  log.note({ kind: 'foreign-order', actor, subject: there });
  log.note({ kind: 'refused', actor, subject: 'GET /api/admin/users' });
  await log.stop();
  const rows = await written();
  expect(new Map(rows.map(({ kind, details }) => [kind, details]))).toEqual(
    new Map([
      ['foreign-order', { owner: 'unknown' }],
      ['refused', {}],
    ]),
  );
});

it('waits at a stop for no read database that says nothing', async () => {
  const log = open({ findOwners: () => new Promise(() => {}) });
  log.note({ kind: 'foreign-order', actor, subject: there });
  log.note({ kind: 'refused', actor, subject: 'GET /api/admin/users' });
  await Promise.race([log.stop(), delay(3_000)]);
  expect(await written()).toHaveLength(2);
});

it('keeps room for all else beside orders that wait for their owner', async () => {
  const log = open({ findOwners: readDatabaseIsDown });
  for (let count = 0; count < 500; count++) {
    log.note({ kind: 'foreign-order', actor, subject: uuidv7() });
  }
  log.note({ kind: 'refused', actor, subject: 'GET /api/admin/users' });
  await log.stop();
  const rows = await written();
  expect(rows.filter(({ kind }) => kind === 'refused')).toHaveLength(1);
  expect(rows.length).toBeLessThanOrEqual(201);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(501);
});

it('S18 · is never changed and never shortened, not by its owner either', async () => {
  const log = open();
  await log.record({ kind: 'exported', actor });
  await log.stop();
  await expect(authDb.deleteFrom('auth.security_log').execute()).rejects.toThrow('append-only');
  const change = authDb.updateTable('auth.security_log').set({ kind: 'refused' });
  await expect(change.execute()).rejects.toThrow('append-only');
  expect(await written()).toHaveLength(1);
});
