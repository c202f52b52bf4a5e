import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReadonlyKysely } from 'kysely/readonly';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReadDb } from '#db/client.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { Role } from '#server/contracts/roles.ts';
import {
  hello,
  orderMessage,
  orderMessageTypes,
  positionMessage,
} from '#server/contracts/socket.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { runProjection } from '#server/projections/run-projection.ts';
import {
  admin,
  createTestShop,
  customer,
  type TestShop,
} from '#server/projections/testing/test-shop.ts';
import { listen } from '#server/runtime/listen.ts';
import { mostSocketsPerUser } from './create-admission.ts';
import { createRealtime } from './create-realtime.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const origin = 'http://shop.test';

let database: TestDatabase;
let shop: TestShop;
let closing: (() => unknown)[];
/** Sessions that are good now: id → role. */
let sessions: Map<string, Role>;

beforeEach(async () => {
  closing = [];
  database = await testDatabase();
  shop = createTestShop(database);
  sessions = new Map([
    ['one', 'customer'],
    ['two', 'customer'],
    ['admin', 'admin'],
  ]);
});

afterEach(async () => {
  for (const close of closing.reverse()) await close();
  await database.drop();
});

const viewers: Record<string, { id: string; role: Role }> = {
  one: { id: customer(1).id, role: 'customer' },
  two: { id: customer(2).id, role: 'customer' },
  admin: { id: admin.id, role: 'admin' },
};

/** A worker as `server/worker.ts` puts it together; a standby one projects nothing itself. */
const startWorker = async ({ projects = true, beatMs = 50 } = {}) => {
  const db = createReadDb(database.urls.projector, {
    max: 4,
    application: 'worker',
    prepares: true,
  });
  const http = createServer();
  const running: { settled(): Promise<void>; wake(): void; stop(): Promise<void> }[] = [];
  const realtime = createRealtime({
    http,
    beatMs,
    db: db as unknown as ReadonlyKysely<ReadDatabase>,
    origins: [origin],
    log: quiet,
    verify: async (cookie) => {
      const id = cookie?.replace('session=', '') ?? '';
      const viewer = viewers[id];
      if (viewer === undefined || sessions.get(id) !== viewer.role) return undefined;
      return { id, viewer: { ...viewer, name: id, email: '' } };
    },
    living: async () => sessions,
    ownBatch: async () => void (await Promise.all(running.map((one) => one.settled()))),
  });
  if (projects) {
    const deps = { ...shop, readDb: db, worker: 'worker', log: quiet, onBatch: realtime.offer };
    running.push(runProjection(ordersProjection, deps));
  }
  const listening = listen(database.urls.owner, {
    application: 'listen',
    channels: {
      log: () => running.forEach((one) => void one.wake()),
      view: (position) => realtime.viewMoved(Number(position)),
    },
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    await listening.stop();
    await Promise.all(running.map((one) => one.stop()));
    await realtime.stop();
    await db.destroy();
  });
  const { port } = http.address() as AddressInfo;
  return { realtime, url: `http://127.0.0.1:${port}` };
};

type Frame = {
  type: string;
  position: number;
  previous: number;
  order?: { customerId: string | null };
};

const connect = (url: string, session: string | undefined, options = {}) => {
  const socket = io(url, {
    path: '/socket.io',
    addTrailingSlash: false,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin, ...(session && { cookie: `session=${session}` }) },
    ...options,
  });
  closing.push(() => socket.disconnect());
  return socket;
};

/** Connected, greeted, and writing down every frame. */
const join = async (url: string, session: string) => {
  const socket = connect(url, session);
  const frames: Frame[] = [];
  for (const type of orderMessageTypes) {
    socket.on(type, (raw) => frames.push({ type, ...orderMessage.parse(raw) }));
  }
  socket.on('position', (raw) => frames.push({ type: 'position', ...positionMessage.parse(raw) }));
  const start = await new Promise<number>((resolve, reject) => {
    socket.on('hello', (raw) => resolve(hello.parse(raw).position));
    socket.on('connect_error', reject);
  });
  return { socket, frames, start };
};

const until = (fact: () => boolean) => vi.waitUntil(fact, { timeout: 20_000, interval: 5 });

const refusal = (socket: Socket) =>
  new Promise<string>((resolve) => {
    socket.on('connect_error', (error) => resolve(error.message));
    socket.on('hello', () => resolve('admitted'));
  });

/** Socket.IO answers handshakes once it knows where the views are. */
const ready = async (url: string) => {
  for (;;) {
    const socket = connect(url, 'admin');
    const answer = await refusal(socket);
    socket.disconnect();
    if (answer === 'admitted') return;
  }
};

test('a handshake without a session, from a foreign origin or by polling is refused', async () => {
  const { url } = await startWorker();
  await ready(url);
  const handshakes = [
    connect(url, undefined),
    connect(url, 'forged'),
    connect(url, 'one', { extraHeaders: { cookie: 'session=one' } }),
    connect(url, 'one', { extraHeaders: { cookie: 'session=one', origin: 'http://evil.test' } }),
    connect(url, 'one', { transports: ['polling'] }),
  ];
  for (const answer of await Promise.all(handshakes.map(refusal))) {
    expect(answer).not.toBe('admitted');
  }
  expect(await refusal(connect(url, 'one'))).toBe('admitted');
});

test('a user has at most 20 sockets, however fast they knock', async () => {
  const { url, realtime } = await startWorker();
  await ready(url);
  await until(() => realtime.sockets() === 0);
  const sockets = Array.from({ length: mostSocketsPerUser + 10 }, () => connect(url, 'one'));
  const ends = sockets.map(
    (socket) =>
      new Promise((resolve) => {
        for (const event of ['hello', 'connect_error', 'disconnect']) socket.on(event, resolve);
      }),
  );
  await Promise.all(ends);
  expect(realtime.sockets()).toBeLessThanOrEqual(mostSocketsPerUser);
  expect(await refusal(connect(url, 'two'))).toBe('admitted');
});

test('whoever sends anything is disconnected', async () => {
  const { url } = await startWorker();
  await ready(url);
  const { socket } = await join(url, 'one');
  const gone = new Promise((resolve) => socket.on('disconnect', resolve));
  socket.emit('join', 'admins');
  expect(await gone).toBe('io server disconnect');
});

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
    await shop.place(1);
    const busy = await startWorker();
    const { url } = projects ? busy : await startWorker({ projects: false });
    await ready(url);
    const [one, two, admins] = await Promise.all([
      join(url, 'one'),
      join(url, 'two'),
      join(url, 'admin'),
    ]);
    const mine: number[] = [];
    const all: number[] = [];
    for (let index = 0; index < 40; index++) {
      const { orderId, position } = await shop.place(index % 3 === 0 ? undefined : index % 3);
      all.push(position);
      if (index % 3 === 1) mine.push(position);
      if (index % 5 > 0) continue;
      const noted = await shop.act(orderId, { type: 'AddNote', text: 'x', visibility: 'internal' });
      if (noted === undefined) continue;
      all.push(noted);
      if (index % 3 === 1) mine.push(noted);
    }
    const { position: head } = await shop.eventStore.head();
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
  const { url } = await startWorker();
  await ready(url);
  const [one, admins] = await Promise.all([join(url, 'one'), join(url, 'admin')]);
  await shop.place(1);
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
  const { url, realtime } = await startWorker();
  await ready(url);
  const [one, two, admins] = await Promise.all([
    join(url, 'one'),
    join(url, 'two'),
    join(url, 'admin'),
  ]);
  const gone = ({ socket }: { socket: Socket }) =>
    new Promise((resolve) => socket.on('disconnect', resolve));
  const told = gone(one);
  const untold = gone(two);
  sessions.delete('one');
  realtime.sessionsChanged(customer(1).id);
  expect(await told).toBe('io server disconnect');
  sessions.set('two', 'admin');
  expect(await untold).toBe('io server disconnect');
  expect(admins.socket.connected).toBe(true);
});
