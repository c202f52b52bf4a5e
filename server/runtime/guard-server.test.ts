import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressHeader, guardServer } from './guard-server.ts';

let server: Server;
beforeAll(async () => {
  guardServer(['127.0.0.1']);
  server = createServer((request, response) => {
    response.end(JSON.stringify(request.headers[addressHeader] ?? null));
  });
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
