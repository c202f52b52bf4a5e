import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { createSecurityLog } from './create-security-log.ts';

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
const open = () =>
  createSecurityLog({
    authDb,
    log: { warn: () => {} },
    findOwners: async () =>
      new Map([
        [there, uuidv7()],
        [own, actor.id],
      ]),
    flushMs: 60_000,
  });
const written = () => authDb.selectFrom('auth.security_log').selectAll().orderBy('id').execute();
const actor = { id: uuidv7(), role: 'customer' } as const;

it('S18 · a flood of different refusals costs a bounded number of rows, and says how many it did not tell', async () => {
  const log = open();
  for (let count = 0; count < 5_000; count++) {
    log.note({ kind: 'refused', actor, subject: `GET /api/${count}` });
  }
  await log.stop();
  const rows = await written();
  expect(rows.length).toBeLessThanOrEqual(201);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(5_000);
  expect(rows.find(({ kind }) => kind === 'overflow')?.count).toBe(4_800);
});

it('tells of a failed sign-in which account it was, and nothing of an address that is nobody’s', async () => {
  await authDb
    .insertInto('auth.user')
    .values({
      id: actor.id,
      name: 'Casey',
      email: 'casey@shop.test',
      image: null,
      disabled_at: null,
    })
    .execute();
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

it('S18 · is never changed and never shortened, not by its owner either', async () => {
  const log = open();
  await log.record({ kind: 'exported', actor });
  await log.stop();
  await expect(authDb.deleteFrom('auth.security_log').execute()).rejects.toThrow('append-only');
  const change = authDb.updateTable('auth.security_log').set({ kind: 'refused' });
  await expect(change.execute()).rejects.toThrow('append-only');
  expect(await written()).toHaveLength(1);
});
