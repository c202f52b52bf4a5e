import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { commandDb } from '#db/testing/command-db.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { createPersonalData } from './create-personal-data.ts';
import type { PersonalData } from './personal-data.ts';

let database: TestDatabase;
let people: PersonalData;
let another: PersonalData;
let close: () => Promise<unknown>;

beforeAll(async () => {
  database = await testDatabase();
  const dbs = [commandDb(database), commandDb(database)] as const;
  people = createPersonalData(dbs[0]);
  another = createPersonalData(dbs[1]);
  close = () => Promise.all(dbs.map((db) => db.destroy()));
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await close();
  await database.drop();
});

const forget = (id: string) =>
  database.writeDb.deleteFrom('write.customer_keys').where('customer_id', '=', id).execute();

const registered = (customerId: string, name = 'Zoë Canary') => ({
  type: 'CustomerRegistered',
  data: { customerId, name, email: 'canary@example.test', country: 'France' },
});
const renamed = (customerId: string) => ({
  type: 'CustomerRenamed',
  data: { customerId, name: 'Canary the second' },
});
const placed = (customerId: string) => ({
  type: 'OrderCreated',
  data: {
    customer: { id: customerId, name: 'Zoë Canary', email: 'canary@example.test' },
    total: 5,
  },
});
const guest = { type: 'OrderCreated', data: { customer: null, total: 5 } };
const shipped = { type: 'OrderShipped', data: { trackingNumber: 'T-1' } };

describe('personal data in the log', () => {
  test('cannot be read without the key, and what is not personal can', async () => {
    const id = randomUUID();
    const sealed = await people.seal([registered(id), renamed(id), placed(id)]);
    expect(JSON.stringify(sealed)).not.toMatch(/canary/i);
    expect(sealed).toMatchObject([
      { data: { customerId: id, country: 'France' } },
      { data: { customerId: id } },
      { data: { customer: { id }, total: 5 } },
    ]);
  });

  test('opens to what it was, in another process too', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const events = [registered(first), placed(second), guest, shipped, renamed(first)];
    const sealed = await people.seal(events);
    expect(sealed).not.toEqual(events);
    expect(await people.open(sealed)).toEqual(events);
    expect(await another.open(sealed)).toEqual(events);
  });

  test('is a placeholder once the key is deleted', async () => {
    const id = randomUUID();
    const sealed = await people.seal([registered(id), placed(id), renamed(id)]);
    await forget(id);
    const erased = { name: 'Erased customer', email: '' };
    expect(await another.open(sealed)).toEqual([
      { type: 'CustomerRegistered', data: { customerId: id, country: 'France', ...erased } },
      { type: 'OrderCreated', data: { customer: { id, ...erased }, total: 5 } },
      { type: 'CustomerRenamed', data: { customerId: id, name: 'Erased customer' } },
    ]);
  });

  test('is a placeholder before long where the deleted key was in use, too', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(1_000);
    const db = commandDb(database, { max: 1 });
    const user = createPersonalData(db, { freshMs: 100 });
    const id = randomUUID();
    const sealed = await user.seal([registered(id)]);
    await forget(id);
    now.mockReturnValue(1_101);
    expect(await user.open(sealed)).toMatchObject([{ data: { name: 'Erased customer' } }]);
    await db.destroy();
  });

  test('of an erased person who writes again: what was before is a placeholder, what is new opens', async () => {
    const id = randomUUID();
    const [old] = await people.seal([registered(id)]);
    await forget(id);
    const db = commandDb(database, { max: 1 });
    const later = createPersonalData(db);
    const [again] = await later.seal([placed(id)]);
    const [before, after] = [old ?? registered(id), again ?? placed(id)];
    const erased = { name: 'Erased customer', email: '' };
    const seen = [
      { type: 'CustomerRegistered', data: { customerId: id, country: 'France', ...erased } },
      placed(id),
    ];
    expect(await later.open([before, after])).toEqual(seen);
    // A process that still holds the deleted key asks for the present one.
    expect(await people.open([after])).toEqual([placed(id)]);
    await db.destroy();
  });

  test('that its key does not open is no placeholder where nobody was erased', async () => {
    const id = randomUUID();
    const sealed = await people.seal([registered(id)]);
    await database.writeDb
      .updateTable('write.customer_keys')
      .set({ key: randomBytes(32) })
      .where('customer_id', '=', id)
      .execute();
    const db = commandDb(database, { max: 1 });
    await expect(createPersonalData(db).open(sealed)).rejects.toThrow(id);
    await db.destroy();
  });

  test('that its key is gone is no placeholder where nobody is written down as erased', async () => {
    const id = randomUUID();
    const sealed = await people.seal([registered(id)]);
    // As of a restore of the log without its keys: no trigger saw them go.
    await database.writeDb.transaction().execute(async (owner) => {
      await sql`set local session_replication_role = replica`.execute(owner);
      await owner.deleteFrom('write.customer_keys').where('customer_id', '=', id).execute();
    });
    await expect(another.open(sealed)).rejects.toThrow(id);
  });

  test('does not open under another customer, nor in another kind of event', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    const [sealed] = await people.seal([registered(mine), registered(theirs)]);
    const data = { ...sealed?.data, customerId: theirs };
    await expect(people.open([{ type: 'CustomerRegistered', data }])).rejects.toThrow();
    await expect(people.open([{ ...renamed(mine), data: sealed?.data ?? {} }])).rejects.toThrow();
  });

  test('is sealed anew each time: equal names do not show', async () => {
    const id = randomUUID();
    const [first, second] = await people.seal([registered(id), registered(id)]);
    expect(first).not.toEqual(second);
  });
});

test('a customer has one key, however many processes make it at once', async () => {
  const ids = Array.from({ length: 8 }, () => randomUUID());
  await Promise.all(
    [people, another, people, another].flatMap((one) => [
      one.seal(ids.map((id) => registered(id))),
      one.seal(ids.toReversed().map((id) => registered(id))),
    ]),
  );
  const events = ids.map((id) => registered(id));
  expect(await another.open(await people.seal(events))).toEqual(events);
  expect(await people.open(await another.seal(events))).toEqual(events);
});

test('keys in memory are bounded, and forgotten ones are found again', async () => {
  const db = commandDb(database, { max: 1 });
  const small = createPersonalData(db, { capacity: 2 });
  const events = Array.from({ length: 6 }, () => registered(randomUUID()));
  expect(await small.open(await small.seal(events))).toEqual(events);
  await db.destroy();
});
