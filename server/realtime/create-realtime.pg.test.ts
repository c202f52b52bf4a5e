import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
  const [one, admins] = await Promise.all([realtime.join(url, 'one'), realtime.join(url, 'admin')]);
  await realtime.shop.place(1);
  const allowed = ({ frames }: { frames: Frame[] }) => {
    const order = frames.find((frame) => frame.order)?.order as
      | { allowedActions?: { action: string; allowed: boolean }[] }
      | undefined;
    return order?.allowedActions?.find(({ action }) => action === 'ship')?.allowed;
  };
  await until(() => allowed(one) !== undefined && allowed(admins) !== undefined);
  expect(allowed(one)).toBe(false);
  expect(allowed(admins)).toBe(true);
});

test('a session that ends, or whose role changes, takes its sockets with it, told or not', async () => {
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
