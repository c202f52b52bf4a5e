import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refuseBodies } from './refuse-bodies.ts';

let server: ReturnType<typeof createServer>;
beforeAll(async () => {
  refuseBodies(['https://shop.test']);
  server = createServer((_, response) => response.end('"Next"'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Asking = {
  method?: string;
  headers?: Record<string, string>;
  /** All of a body, or a beginning that nothing follows. */
  sent?: string;
  begun?: string;
  agent?: Agent;
};

const ask = (path: string, { method = 'POST', headers = {}, sent, begun, agent }: Asking = {}) => {
  const { port } = server.address() as AddressInfo;
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options = { host: '127.0.0.1', port, path, method, headers, agent: agent ?? false };
  const asked = request(options, resolve).once('error', reject);
  if (begun === undefined) asked.end(sent);
  else asked.write(begun);
  return promise;
};
const stalled = { headers: { 'content-length': '9000000' }, begun: 'x'.repeat(100_000) };

it.each(['/', '/sign-in', '/API/orders', '/socket.io/?EIO=4', '/_next/data/build/orders.json'])(
  'a body is refused before it has arrived where nobody reads one: %s',
  async (path) => {
    const answer = await ask(path, stalled);
    expect(answer.statusCode).toBe(413);
    expect(await json(answer)).toMatchObject({ code: 'payload-too-large', status: 413 });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=31536000',
    });
  },
);

it.each([
  '/api',
  '/api/',
  '/api/orders/%20/cancel',
  '/api//orders',
  '/api/../sign-in',
  '/api/./orders',
])(
  'a body for a path that the API cannot have is refused before it has arrived: %s',
  async (path) => {
    const answer = await ask(path, stalled);
    expect(answer.statusCode).toBe(404);
    expect(await json(answer)).toMatchObject({ code: 'not-found', status: 404 });
  },
);

it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'GET'])(
  'a body of unknown length is one, too, by %s',
  async (method) => {
    const headers = { 'transfer-encoding': 'chunked' };
    expect((await ask('/', { method, headers, begun: 'x' })).statusCode).toBe(413);
  },
);

it('what still comes of it is thrown away, and the connection is fit for the next request', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const sent = 'x'.repeat(10_000_000);
  expect(await json(await ask('/', { sent, agent }))).toMatchObject({ status: 413 });
  expect(await json(await ask('/orders', { method: 'GET', agent }))).toBe('Next');
  agent.destroy();
});

it.each(['/api/orders', '/api/orders/7/cancel?x=%20', '/api/auth/sign-in/email', '/api/orders/'])(
  'a body goes to the handler that bounds it: %s',
  async (path) => {
    expect(await json(await ask(path, stalled))).toBe('Next');
  },
);

it('a request without a body goes anywhere', async () => {
  const headers = { 'content-length': '0' };
  expect(await json(await ask('/', { method: 'GET' }))).toBe('Next');
  expect(await json(await ask('/orders', { headers }))).toBe('Next');
});
