import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { asReadonly, createReadDb } from '#db/client.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { Role } from '#server/contracts/roles.ts';
import {
  hello,
  orderMessage,
  orderMessageTypes,
  positionMessage,
} from '#server/contracts/socket.ts';
import type { Projection } from '#server/projections/projection.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { runProjection } from '#server/projections/run-projection.ts';
import { admin, createTestShop, customer } from '#server/projections/testing/test-shop.ts';
import { listen } from '#server/runtime/listen.ts';
import { createRealtime } from '../create-realtime.ts';
import type { Carry } from '../send-to-rooms.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const origin = 'http://shop.test';

const viewers: Record<string, { id: string; role: Role }> = {
  one: { id: customer(1).id, role: 'customer' },
  two: { id: customer(2).id, role: 'customer' },
  support: { id: 'support', role: 'support' },
  fulfilment: { id: 'fulfilment', role: 'fulfilment' },
  admin: { id: admin.id, role: 'admin' },
};

/** A message as it came, under its event's name. */
export type Frame = {
  type: string;
  position: number;
  previous: number;
  lagMs?: number | undefined;
  order?: { customerId: string | null; version: number; staleSince: string | null };
};

type WorkerOptions = {
  projects?: boolean;
  beatMs?: number;
  projection?: Projection;
  carry?: Carry;
};

/** What the server answers a handshake with: a reason, or `admitted`. */
export const refusal = (socket: Socket) =>
  new Promise<string>((resolve) => {
    socket.on('connect_error', (error) => resolve(error.message));
    socket.on('hello', () => resolve('admitted'));
  });

/** Workers with sockets over a database of the test's own; `close` ends all of it. */
export const testRealtime = async () => {
  const database = await testDatabase();
  const shop = createTestShop(database);
  const closing: (() => unknown)[] = [];
  /** Sessions that are good now: id → role. */
  const sessions = new Map<string, Role>([
    ['one', 'customer'],
    ['two', 'customer'],
    ['support', 'support'],
    ['fulfilment', 'fulfilment'],
    ['admin', 'admin'],
  ]);

  /** A worker as `server/worker.ts` puts it together; a standby one projects nothing itself. */
  const startWorker = async ({
    projects = true,
    beatMs = 50,
    projection = ordersProjection,
    carry,
  }: WorkerOptions = {}) => {
    const db = createReadDb(database.urls.projector, {
      max: 4,
      application: 'worker',
      prepares: 'all',
    });
    const http = createServer();
    const running: { settled(): Promise<void>; wake(): void; stop(): Promise<void> }[] = [];
    const realtime = createRealtime({
      http,
      beatMs,
      carry,
      db: asReadonly(db),
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
      running.push(runProjection(projection, deps));
    }
    const listening = listen(database.urls.owner, {
      application: 'listen',
      channels: {
        log: () => running.forEach((one) => void one.wake()),
        view: (position) => realtime.viewMoved(Number(position)),
        late: () => realtime.lateChanged(),
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

  /** The TCP connection of a WebSocket that joins and takes nothing more, as of a page that hangs. */
  const connectSilent = async (url: string, session: string): Promise<TcpSocket> => {
    const request = get(`${url}/socket.io?EIO=4&transport=websocket`, {
      headers: {
        origin,
        cookie: `session=${session}`,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      },
    });
    const [, connection] = (await once(request, 'upgrade')) as [unknown, TcpSocket];
    closing.push(() => connection.destroy());
    // "40", Socket.IO's word to join, as a masked frame; the mask is nothing.
    connection.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
    return connection;
  };

  /** Connected, greeted, and writing down every frame. */
  const join = async (url: string, session: string) => {
    const socket = connect(url, session);
    const frames: Frame[] = [];
    for (const type of orderMessageTypes) {
      socket.on(type, (raw) => frames.push({ type, ...orderMessage.parse(raw) }));
    }
    socket.on('position', (raw) =>
      frames.push({ type: 'position', ...positionMessage.parse(raw) }),
    );
    const start = await new Promise<number>((resolve, reject) => {
      socket.on('hello', (raw) => resolve(hello.parse(raw).position));
      socket.on('connect_error', reject);
    });
    return { socket, frames, start };
  };

  /** Socket.IO answers handshakes once it knows where the views are. */
  const ready = async (url: string) => {
    for (;;) {
      const socket = connect(url, 'admin');
      const answer = await refusal(socket);
      socket.disconnect();
      if (answer === 'admitted') return;
    }
  };

  const close = async () => {
    for (const one of closing.reverse()) await one();
    await database.drop();
  };
  return { database, shop, sessions, startWorker, connect, connectSilent, join, ready, close };
};
