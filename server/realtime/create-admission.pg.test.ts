import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mostSocketsPerUser } from './create-admission.ts';
import { refusal, testRealtime } from './testing/test-realtime.ts';

let realtime: Awaited<ReturnType<typeof testRealtime>>;
beforeEach(async () => {
  realtime = await testRealtime();
});
afterEach(() => realtime.close());

const until = (fact: () => boolean) => vi.waitUntil(fact, { timeout: 20_000, interval: 5 });

test('S11 · a handshake without a session, from a foreign origin or by polling is refused', async () => {
  const { url } = await realtime.startWorker();
  await realtime.ready(url);
  const handshakes = [
    realtime.connect(url, undefined),
    realtime.connect(url, 'forged'),
    realtime.connect(url, 'one', { extraHeaders: { cookie: 'session=one' } }),
    realtime.connect(url, 'one', {
      extraHeaders: { cookie: 'session=one', origin: 'http://evil.test' },
    }),
    realtime.connect(url, 'one', { transports: ['polling'] }),
  ];
  for (const answer of await Promise.all(handshakes.map(refusal))) {
    expect(answer).not.toBe('admitted');
  }
  expect(await refusal(realtime.connect(url, 'one'))).toBe('admitted');
});

test('S11 · a user has at most 20 sockets, however fast they knock', async () => {
  const { url, realtime: server } = await realtime.startWorker();
  await realtime.ready(url);
  await until(() => server.sockets() === 0);
  const sockets = Array.from({ length: mostSocketsPerUser + 10 }, () =>
    realtime.connect(url, 'one'),
  );
  const ends = sockets.map(
    (socket) =>
      new Promise((resolve) => {
        for (const event of ['hello', 'connect_error', 'disconnect']) socket.on(event, resolve);
      }),
  );
  await Promise.all(ends);
  expect(server.sockets()).toBeLessThanOrEqual(mostSocketsPerUser);
  expect(await refusal(realtime.connect(url, 'two'))).toBe('admitted');
});

test('S11 · a frame of more than 16 KB ends the connection', async () => {
  const { url } = await realtime.startWorker();
  await realtime.ready(url);
  const { socket } = await realtime.join(url, 'one');
  const gone = new Promise((resolve) => socket.on('disconnect', resolve));
  socket.emit('x', 'x'.repeat(17_000));
  expect(await gone).toBe('transport close');
});

test('S11 · nobody is given back what a lost connection had: each handshake starts anew', async () => {
  const { url } = await realtime.startWorker();
  await realtime.ready(url);
  const { socket } = await realtime.join(url, 'one');
  // A server that would recover it hands out a private id to come back with.
  expect(Reflect.get(socket, '_pid')).toBeUndefined();
});

test('S11 · whoever sends anything is disconnected', async () => {
  const { url } = await realtime.startWorker();
  await realtime.ready(url);
  const { socket } = await realtime.join(url, 'one');
  const gone = new Promise((resolve) => socket.on('disconnect', resolve));
  socket.emit('join', 'admins');
  expect(await gone).toBe('io server disconnect');
});
