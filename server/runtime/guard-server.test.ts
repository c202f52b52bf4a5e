import diagnostics from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addressHeader, guardServer } from './guard-server.ts';

let server: Server;
beforeAll(async () => {
  guardServer(['127.0.0.1'], ({ url }) => url === '/development');
  server = createServer((request, response) => {
    response.end(JSON.stringify(request.headers[addressHeader] ?? null));
  });
  // Whoever takes a connection over and says nothing, as Next does where nothing matches.
  server.on('upgrade', (_, socket) => socket.resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((closed) => server.close(closed)));

const told = async (headers: Record<string, string>) => {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers });
  return answer.json();
};

it('S2 · a handler is told the address that a trusted proxy saw', async () => {
  expect(await told({ 'x-forwarded-for': '1.1.1.1, 203.0.113.9' })).toBe('203.0.113.9');
});

it('S2 · no client can tell a handler its address itself', async () => {
  expect(await told({ [addressHeader]: '198.51.100.1' })).toBe('127.0.0.1');
  const both = { [addressHeader]: '198.51.100.1', 'x-forwarded-for': 'nonsense' };
  expect(await told(both)).toBeNull();
});

it('S13 · whoever sends headers or a body slowly is cut off', async () => {
  await told({});
  expect(server.headersTimeout).toBeLessThanOrEqual(15_000);
  expect(server.requestTimeout).toBeLessThanOrEqual(60_000);
});

const wish = (path: string, protocol: string, connection = 'Upgrade, close') => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const rest = `Host: x\r\nConnection: ${connection}\r\nUpgrade: ${protocol}\r\n\r\n`;
  socket.write(`GET ${path} HTTP/1.1\r\n${rest}`);
  return socket;
};

it.each([
  ['/', 'h2c'],
  ['/socket.io/?EIO=4', 'h2c'],
  ['/foo', 'websocket'],
  ['/socket.iota', 'websocket'],
])(
  'S11 · a wish for another protocol is not heard, the request is: %s, %s',
  async (path, protocol) => {
    expect(await text(wish(path, protocol))).toMatch(/^HTTP\/1\.1 200 /);
  },
);

it('S11 · after a wish that is not heard the connection ends: what came with it may be cut', async () => {
  const answered = await text(wish('/', 'h2c', 'Upgrade'));
  expect(answered).toMatch(/^HTTP\/1\.1 200 /);
  expect(answered).toMatch(/^connection: close\r$/im);
});

it('S13 · a connection from before the guard is guarded with its first request', async () => {
  const early = createServer((_, response) => response.end());
  // As if the server had taken the connection before anybody listened for it.
  const channel = vi.spyOn(diagnostics.channel('net.server.socket'), 'publish');
  channel.mockImplementation(() => {});
  await new Promise<void>((resolve) => early.listen(0, '127.0.0.1', resolve));
  await fetch(`http://127.0.0.1:${(early.address() as AddressInfo).port}`);
  expect(channel).toHaveBeenCalled();
  channel.mockRestore();
  early.closeAllConnections();
  early.close();
  expect(early.headersTimeout).toBeLessThanOrEqual(15_000);
});

it('S11 · a handshake that nobody answers is ended', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const taken = once(server, 'upgrade');
  const socket = wish('/socket.io/?EIO=4', 'WebSocket');
  await taken;
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  expect(await text(socket)).toBe('');
});

it('what `next dev` has of its own may change the protocol', async () => {
  const taken = once(server, 'upgrade');
  const socket = wish('/development', 'websocket');
  await taken;
  socket.destroy();
});
