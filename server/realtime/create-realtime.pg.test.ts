import { sql } from 'kysely';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { retryDeadLetters } from '#server/projections/dead-letters/retry-dead-letters.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
import { poisoned } from '#server/projections/testing/poisoned.ts';
import { customer } from '#server/projections/testing/test-shop.ts';
import { type Frame, testRealtime } from './testing/test-realtime.ts';

let realtime: Awaited<ReturnType<typeof testRealtime>>;
beforeEach(async () => {
  realtime = await testRealtime();
});
afterEach(() => realtime.close());

const until = (fact: () => boolean) => vi.waitUntil(fact, { timeout: 20_000, interval: 5 });

const expectChain = ({ start, frames }: { start: number; frames: Frame[] }) => {
  let cursor = start;
  for (const { position, previous } of frames) {
    expect(previous).toBeLessThanOrEqual(cursor);
    expect(position).toBeGreaterThanOrEqual(cursor);
    cursor = position;
  }
  return cursor;
};

for (const [title, projects] of [
  ['the worker that projects', true],
  ['a standby worker', false],
] as const) {
  test(`${title} sends each room its own orders, every one, in a chain without a hole`, async () => {
    await realtime.shop.place(1);
    const busy = await realtime.startWorker();
    const { url } = projects ? busy : await realtime.startWorker({ projects: false });
    await realtime.ready(url);
    const [one, two, admins] = await Promise.all([
      realtime.join(url, 'one'),
      realtime.join(url, 'two'),
      realtime.join(url, 'admin'),
    ]);
    const mine: number[] = [];
    const all: number[] = [];
    for (let index = 0; index < 40; index++) {
      const { orderId, position } = await realtime.shop.place(
        index % 3 === 0 ? undefined : index % 3,
      );
      all.push(position);
      if (index % 3 === 1) mine.push(position);
      if (index % 5 > 0) continue;
      const noted = await realtime.shop.act(orderId, {
        type: 'AddNote',
        text: 'x',
        visibility: 'internal',
      });
      if (noted === undefined) continue;
      all.push(noted);
      if (index % 3 === 1) mine.push(noted);
    }
    const { position: head } = await realtime.shop.eventStore.head();
    const members = [one, two, admins];
    await until(() => members.every(({ frames }) => frames.at(-1)?.position === head));

    for (const member of members) expect(expectChain(member)).toBe(head);
    const orders = ({ frames }: { frames: Frame[] }) => frames.filter(({ order }) => order);
    const positions = (member: { frames: Frame[] }) =>
      orders(member).map((frame) => frame.position);
    expect(positions(admins)).toEqual(all);
    expect(positions(one)).toEqual(mine);
    expect(new Set(orders(one).map(({ order }) => order?.customerId))).toEqual(
      new Set([customer(1).id]),
    );
    expect(new Set(orders(two).map(({ order }) => order?.customerId))).toEqual(
      new Set([customer(2).id]),
    );
  });
}

test('each room is told what its own viewers may do', async () => {
  const { url } = await realtime.startWorker();
  await realtime.ready(url);
  const [one, support, fulfilment, admins] = await Promise.all(
    ['one', 'support', 'fulfilment', 'admin'].map((name) => realtime.join(url, name)),
  );
  await realtime.shop.place(1);
  const allowed = (joined: { frames: Frame[] } | undefined) => {
    const order = joined?.frames.find((frame) => frame.order)?.order as
      | { allowedActions?: { action: string; allowed: boolean }[] }
      | undefined;
    return order?.allowedActions?.find(({ action }) => action === 'ship')?.allowed;
  };
  const told = () => [one, support, fulfilment, admins].map(allowed);
  await until(() => told().every((answer) => answer !== undefined));
  expect(told()).toEqual([false, false, true, true]);
});

test('S1 · a session that ends, or whose role changes, takes its sockets with it, told or not', async () => {
  const { url, realtime: server } = await realtime.startWorker();
  await realtime.ready(url);
  const [one, two, admins] = await Promise.all([
    realtime.join(url, 'one'),
    realtime.join(url, 'two'),
    realtime.join(url, 'admin'),
  ]);
  const gone = ({ socket }: { socket: Socket }) =>
    new Promise((resolve) => socket.on('disconnect', resolve));
  const told = gone(one);
  const untold = gone(two);
  realtime.sessions.delete('one');
  server.sessionsChanged(customer(1).id);
  expect(await told).toBe('io server disconnect');
  realtime.sessions.set('two', 'admin');
  expect(await untold).toBe('io server disconnect');
  expect(admins.socket.connected).toBe(true);
});

test('whoever carries frames decides for each socket by its user, and for the greeting not at all', async () => {
  const lost = new Set([customer(1).id]);
  const { url } = await realtime.startWorker({
    carry(userId, send) {
      if (!lost.has(userId)) send();
      if (userId === customer(2).id) send();
    },
  });
  await realtime.ready(url);
  const [one, two, admins] = await Promise.all([
    realtime.join(url, 'one'),
    realtime.join(url, 'two'),
    realtime.join(url, 'admin'),
  ]);
  await realtime.shop.place(1);
  const { position: head } = await realtime.shop.place(2);
  const orders = ({ frames }: { frames: Frame[] }) => frames.filter(({ order }) => order);
  await until(() => orders(admins).length === 2 && orders(two).length === 2);
  expect(orders(two).map(({ position }) => position)).toEqual([head, head]);
  expect(one.frames).toEqual([]);
  lost.clear();
  await until(() => one.frames.length > 0);
});

test("a hang-up is felt as the network's, by the sockets of that user or by all", async () => {
  const { url, realtime: server } = await realtime.startWorker();
  await realtime.ready(url);
  const [one, two] = await Promise.all([realtime.join(url, 'one'), realtime.join(url, 'two')]);
  const gone = ({ socket }: { socket: Socket }) =>
    new Promise((resolve) => socket.on('disconnect', resolve));
  const first = gone(one);
  server.hangUp(customer(1).id);
  // With this reason Socket.IO's client comes back by itself.
  expect(await first).toBe('transport close');
  expect(two.socket.connected).toBe(true);
  const second = gone(two);
  server.hangUp();
  expect(await second).toBe('transport close');
});

test('another log breaks every connection, and whoever comes back is greeted where it is', async () => {
  const { shop, database } = realtime;
  await shop.place(1);
  await catchUp(ordersProjection, { ...shop, readDb: database.readDb }, 10);
  const { url, realtime: server } = await realtime.startWorker({ projects: false });
  await realtime.ready(url);
  const { socket } = await realtime.join(url, 'one');
  const gone = new Promise((resolve) => socket.on('disconnect', resolve));
  await database.readDb
    .updateTable('read.checkpoints')
    .set({ epoch: crypto.randomUUID(), position: 0 })
    .where('projection', '=', 'orders')
    .execute();
  server.viewMoved();
  expect(await gone).toBe('transport close');
  expect((await realtime.join(url, 'one')).start).toBe(0);
});

test('a parked order shows as a hole to fetch, and its retry is sent though no position moves', async () => {
  const sick = new Set([2]);
  const projection = poisoned(ordersProjection, sick);
  const busy = await realtime.startWorker({ projection });
  const standby = await realtime.startWorker({ projects: false });
  const { orderId } = await realtime.shop.place(1);
  await Promise.all([realtime.ready(busy.url), realtime.ready(standby.url)]);
  const members = await Promise.all([
    realtime.join(busy.url, 'one'),
    realtime.join(standby.url, 'admin'),
  ]);
  await realtime.shop.act(orderId, { type: 'AddNote', text: 'x', visibility: 'customer' });
  const reached = ({ frames }: { frames: Frame[] }) =>
    frames.find(({ position }) => position === 2);
  await until(() => members.every(reached));
  // Not joined to what was sent before: whoever reads must fetch.
  for (const member of members) {
    expect(reached(member)).toEqual({ type: 'position', position: 2, previous: 2 });
  }
  sick.clear();
  const { shop, database } = realtime;
  await retryDeadLetters(projection, { ...shop, readDb: database.readDb });
  const isWhole = ({ frames }: { frames: Frame[] }) =>
    frames.some(
      ({ type, position, order }) =>
        type === 'OrderRefreshed' && position === 2 && order?.version === 2,
    );
  await until(() => members.every(isWhole));
});

test('a heartbeat tells how long ago the views held the whole log', async () => {
  const { url } = await realtime.startWorker();
  await realtime.shop.place(1);
  await realtime.ready(url);
  const { frames } = await realtime.join(url, 'admin');
  // Again and again: a worker that finds nothing to do says that it has caught up.
  const fallBehind = () =>
    sql`update read.checkpoints set caught_up_at = now() - interval '1 minute'`.execute(
      realtime.database.readDb,
    );
  await vi.waitFor(
    async () => {
      await fallBehind();
      expect(frames.some(({ lagMs = 0 }) => lagMs >= 60_000)).toBe(true);
    },
    { timeout: 20_000, interval: 5 },
  );
});

test('a worker ends although a page never says goodbye', async () => {
  const { url, realtime: server } = await realtime.startWorker();
  await realtime.ready(url);
  await realtime.connectSilent(url, 'one');
  await until(() => server.sockets() === 1);
  await server.stop();
});
