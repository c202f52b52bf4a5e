import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../migrate.ts';
import type { TestDatabase } from '../testing/create-test-database.ts';
import { testDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const makeKey = async (id: string = randomUUID(), at = 'now') => {
  await owner.query(
    'insert into write.customer_keys (customer_id, key, created_at) values ($1, $2, $3)',
    [id, randomBytes(32), at],
  );
  return id;
};
const begin = (t: 'customer' | 'order', id: string, event: { t: string; d: object }) => {
  const own = { a: 'someone', c: randomUUID(), h: 'hash', t, s: id, v: 0, m: {} };
  const append = JSON.stringify([{ ...own, e: [{ v: 1, ...event }] }]);
  return owner.query('select * from write.append($1, 1)', [append]);
};
const register = async (id: string) => {
  await begin('customer', id, { t: 'CustomerRegistered', d: {} });
  return id;
};
/** By somebody who has no stream of their own, such as one of the staff. */
const order = async (id: string) => {
  await begin('order', randomUUID(), { t: 'OrderCreated', d: { customer: { id } } });
  return id;
};
const erased = async () => {
  const { rows } = await owner.query('select customer_id as id from write.erased_customers');
  return rows.map(({ id }) => id).toSorted();
};

test('whoever was erased before this was kept is found: without a key, or with a younger one', async () => {
  const there = await register(await makeKey());
  const gone = await register(randomUUID());
  const back = await makeKey(await register(randomUUID()), 'tomorrow');
  const ordered = await order(await makeKey());
  const orderedGone = await order(await order(randomUUID()));
  const orderedBack = await makeKey(await order(randomUUID()), 'tomorrow');
  await begin('order', randomUUID(), { t: 'OrderCreated', d: { customer: null } });
  await owner.query(`drop table write.erased_customers;
    drop function write.remember_erased cascade;
    delete from write.migrations where name like '%-erased-%'`);
  const { urls, secret } = database;
  await migrate({ ownerUrl: urls.owner, readOwnerUrl: urls.owner, secret });
  expect(await erased()).toEqual([gone, back, orderedGone, orderedBack].toSorted());
  for (const one of [there, ordered]) expect(await erased()).not.toContain(one);
});

test('a key that is deleted, alone or with all others, leaves its customer among the erased', async () => {
  const [first, second] = [await makeKey(), await makeKey()];
  await owner.query('delete from write.customer_keys where customer_id = $1', [first]);
  expect(await erased()).toContain(first);
  expect(await erased()).not.toContain(second);
  await makeKey(first);
  await owner.query('truncate write.customer_keys');
  expect(await erased()).toEqual(expect.arrayContaining([first, second]));
});
