import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commandDb } from '#db/testing/command-db.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { addNote } from './add-note.ts';
import { cancelOrder } from './cancel-order.ts';
import type { CommandDeps } from './command-request.ts';
import { deliverOrder } from './deliver-order.ts';
import { findReceipt } from './find-receipt.ts';
import { loadOrder } from './load-order.ts';
import { shipOrder } from './ship-order.ts';
import { newAdmin, newCustomer, placedOrder, request, shopDeps } from './testing-shop.ts';

let database: TestDatabase;
let deps: CommandDeps;
let other: CommandDeps;
let close: () => Promise<unknown>;

beforeAll(async () => {
  database = await testDatabase();
  const dbs = [commandDb(database), commandDb(database)] as const;
  [deps, other] = [shopDeps(dbs[0]), shopDeps(dbs[1])];
  close = () => Promise.all(dbs.map((db) => db.destroy()));
});
afterAll(async () => {
  await close();
  await database.drop();
});

const mind = { reason: 'changed-mind' } as const;
const parcel = { trackingNumber: 'T-1' };

test('an order is shipped, noted and delivered, a version each', async () => {
  const [alice, admin] = [newCustomer(), newAdmin()];
  const orderId = await placedOrder(deps, alice);
  const text = 'Left with the neighbour';
  const results = [
    await shipOrder(deps, request(admin, orderId, { ...parcel, carrier: 'Royal Mail' })),
    await addNote(deps, request(alice, orderId, { text, visibility: 'customer' })),
    await deliverOrder(deps, request(admin, orderId, {})),
  ];
  expect(results.map((result) => result.kind === 'accepted' && result.version)).toEqual([2, 3, 4]);
  expect(await loadOrder(other, orderId)).toMatchObject({
    status: 'delivered',
    trackingNumber: 'T-1',
    carrier: 'Royal Mail',
    version: 4,
  });
});

describe('a refusal', () => {
  test('names the rule and carries the order, with names opened', async () => {
    const [alice, admin] = [newCustomer(), newAdmin()];
    const orderId = await placedOrder(deps, alice);
    await shipOrder(deps, request(admin, orderId, parcel));
    expect(await cancelOrder(deps, request(alice, orderId, mind))).toMatchObject({
      kind: 'rejected',
      rejection: { reason: 'order-not-pending' },
      current: { id: orderId, status: 'shipped', customerName: 'Alice', version: 2 },
    });
  });

  test("of somebody else's order says what a missing one says", async () => {
    const orderId = await placedOrder(deps, newCustomer('Alice'));
    const bob = newCustomer('Bob');
    const foreign = await cancelOrder(deps, request(bob, orderId, mind, { expectedVersion: 9 }));
    const missing = await cancelOrder(
      deps,
      request(bob, randomUUID(), mind, { expectedVersion: 9 }),
    );
    expect(foreign).toEqual(missing);
    expect(foreign).toMatchObject({ rejection: { reason: 'order-not-found' } });
    expect(foreign).not.toHaveProperty('current');
  });
});

describe('If-Match', () => {
  test('of another version refuses with the order as it is, and stores nothing', async () => {
    const alice = newCustomer();
    const orderId = await placedOrder(deps, alice);
    await addNote(deps, request(alice, orderId, { text: 'Hi', visibility: 'customer' }));
    const stale = await cancelOrder(deps, request(alice, orderId, mind, { expectedVersion: 1 }));
    expect(stale).toMatchObject({
      kind: 'version-conflict',
      current: { status: 'pending', version: 2 },
    });
    const fresh = await cancelOrder(deps, request(alice, orderId, mind, { expectedVersion: 2 }));
    expect(fresh).toMatchObject({ kind: 'accepted', version: 3 });
  });

  test('lets one of two commands on the same version through, in whichever process', async () => {
    const alice = newCustomer();
    const orderId = await placedOrder(deps, alice);
    const note = (text: string) =>
      request(alice, orderId, { text, visibility: 'customer' as const }, { expectedVersion: 1 });
    const results = await Promise.all([addNote(deps, note('one')), addNote(other, note('two'))]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['accepted', 'version-conflict']);
  });
});

describe('commands at once', () => {
  test('on one order are each decided on what the others left', async () => {
    const [alice, admin] = [newCustomer(), newAdmin()];
    const orderId = await placedOrder(deps, alice);
    const results = await Promise.all([
      cancelOrder(deps, request(alice, orderId, mind)),
      shipOrder(other, request(admin, orderId, parcel)),
      cancelOrder(other, request(admin, orderId, mind)),
      ...[1, 2, 3, 4].map((n) =>
        addNote(
          n % 2 ? deps : other,
          request(alice, orderId, { text: `${n}`, visibility: 'customer' }),
        ),
      ),
    ]);
    const kinds = results.map(({ kind }) => kind);
    expect(kinds.slice(0, 3).sort()).toEqual(['accepted', 'rejected', 'rejected']);
    expect(kinds.slice(3)).toEqual(Array(4).fill('accepted'));
    expect(await loadOrder(deps, orderId)).toMatchObject({ version: 6 });
  });

  test('on one order never race each other within a process: none is refused, each is tried once', async () => {
    const alice = newCustomer();
    const orderId = await placedOrder(deps, alice);
    const append = vi.spyOn(deps.eventStore, 'append');
    onTestFinished(() => append.mockRestore());
    const send = (client: number) => async (_: unknown, n: number) => {
      const body = { text: `${client} · ${n}`, visibility: 'customer' as const };
      return (await addNote(deps, request(alice, orderId, body))).kind;
    };
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, client) =>
        Promise.all(Array.from({ length: 10 }, send(client))),
      ),
    );
    expect(new Set(results.flat())).toEqual(new Set(['accepted']));
    expect(append).toHaveBeenCalledTimes(200);
  });
});

describe('a repeated command', () => {
  test('that was accepted is answered as the first time, although it would be refused now', async () => {
    const alice = newCustomer();
    const orderId = await placedOrder(deps, alice);
    const asked = request(alice, orderId, mind, { expectedVersion: 1 });
    const first = await cancelOrder(deps, asked);
    expect(first).toMatchObject({ kind: 'accepted', version: 2 });
    expect(await cancelOrder(other, asked)).toEqual({ ...first, replayed: true });
    expect(await loadOrder(deps, orderId)).toMatchObject({ version: 2 });
  });

  test('with another body is refused by name', async () => {
    const alice = newCustomer();
    const orderId = await placedOrder(deps, alice);
    const asked = request(alice, orderId, mind);
    await cancelOrder(deps, asked);
    const changed = { ...asked, bodyHash: 'another' };
    expect(await cancelOrder(deps, changed)).toEqual({ kind: 'command-reused' });
  });

  test("S15 · under another user's key is a command of its own", async () => {
    const [alice, bob] = [newCustomer('Alice'), newCustomer('Bob')];
    const [hers, his] = [await placedOrder(deps, alice), await placedOrder(deps, bob)];
    const asked = request(alice, hers, mind);
    await cancelOrder(deps, asked);
    const sameKey = request(bob, his, mind, { commandId: asked.commandId });
    expect(await cancelOrder(deps, sameKey)).toMatchObject({ kind: 'accepted', orderId: his });
    const stolen = request(bob, hers, mind, {
      commandId: asked.commandId,
      actor: newCustomer('Eve'),
    });
    expect(await cancelOrder(deps, stolen)).toMatchObject({ kind: 'rejected' });
  });

  test('sent many times at once happens once', async () => {
    const alice = newCustomer();
    const orderId = await placedOrder(deps, alice);
    const asked = request(alice, orderId, { text: 'Once', visibility: 'customer' as const });
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, n) => addNote(n % 2 ? deps : other, asked)),
    );
    const fresh = results.filter((result) => result.kind === 'accepted' && !result.replayed);
    expect([results.length, fresh.length]).toEqual([8, 1]);
    expect(new Set(results.map((result) => result.kind === 'accepted' && result.version))).toEqual(
      new Set([2]),
    );
  });
});

test('S15 · a receipt is found by who sent the command, and by nobody else', async () => {
  const alice = newCustomer();
  const orderId = await placedOrder(deps, alice);
  const asked = request(alice, orderId, mind);
  await cancelOrder(deps, asked);
  const receipt = await findReceipt(deps, alice.id, asked.commandId);
  expect(receipt).toMatchObject({ commandId: asked.commandId, orderId, version: 2 });
  expect(await findReceipt(deps, newAdmin().id, asked.commandId)).toBeUndefined();
});
