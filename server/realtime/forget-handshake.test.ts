import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { expect, test, vi } from 'vitest';
import { forgetHandshake } from './forget-handshake.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

test('a connection that is greeted keeps nothing of the request that it began with, and still talks', async () => {
  const http = createServer();
  const requests: WeakRef<IncomingMessage>[] = [];
  http.on('upgrade', (request) => requests.push(new WeakRef(request)));
  const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  server.on('connection', (socket) => {
    forgetHandshake(socket);
    socket.on('question', (answer: (text: string) => void) => answer('answer'));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const clients = Array.from({ length: 20 }, () =>
    connect(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true }),
  );
  await Promise.all(
    clients.map((client) => new Promise((done) => client.on('connect', done as () => void))),
  );
  // Node's own freelist of parsers may hold the last one.
  const kept = () => requests.filter((request) => request.deref() !== undefined).length;
  await vi.waitUntil(
    () => {
      collect();
      return kept() <= 1;
    },
    { timeout: 10_000, interval: 20 },
  );
  expect(requests).toHaveLength(20);
  const answers = await Promise.all(clients.map((client) => client.emitWithAck('question')));
  expect(new Set(answers)).toEqual(new Set(['answer']));
  for (const client of clients) client.disconnect();
  await vi.waitUntil(() => server.sockets.sockets.size === 0, { timeout: 20_000 });
  await server.close();
});
