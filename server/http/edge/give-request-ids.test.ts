import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveRequestIds } from './give-request-ids.ts';

const own = '00000000-0000-4000-8000-000000000001';
const anyId = /^x-request-id: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\r$/gim;

let server: Server;
beforeAll(async () => {
  giveRequestIds();
  server = createServer((request, response) => {
    if (request.url === '/orders/') response.writeHead(308, { location: '/orders' }).end();
    else if (request.url === '/half') response.write('half of it');
    else response.end(`handled as ${request.headers['x-request-id']}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** All that is heard on a connection that says this, until the server closes it. */
const speak = (bytes: string) =>
  new Promise<string>((resolve) => {
    let heard = '';
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (text: string) => {
      heard += text;
    });
    socket.on('error', () => {}).on('close', () => resolve(heard));
  });
const get = (path: string, ...lines: string[]) =>
  ['GET', path, 'HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'].join(' ') +
  lines.map((line) => `${line}\r\n`).join('') +
  '\r\n';

// The first connection of all: nothing of the server has been seen before it.
it.each([
  ['what is no HTTP', 400, 'no HTTP\r\n\r\n'],
  ['headers that are too long', 431, get('/', `X-A: ${'x'.repeat(20_000)}`)],
  ['a request without a Host', 400, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['an expectation that is none', 417, get('/', 'Expect: x')],
  ['a redirect that no handler of ours made', 308, get('/orders/')],
  ['a page', 200, get('/')],
])('%s is answered %i with one X-Request-Id', async (_name, status, bytes) => {
  const heard = await speak(bytes);
  expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(heard.match(anyId), heard).toHaveLength(1);
});

it('a request id that a client sends is its answer’s and its handler’s, if it is one', async () => {
  const kept = await speak(get('/', `X-Request-Id: ${own}`));
  expect(kept.toLowerCase()).toContain(`x-request-id: ${own}\r`);
  expect(kept).toContain(`handled as ${own}`);
  const replaced = await speak(get('/', 'X-Request-Id: <script>'));
  const [, given = ''] = /x-request-id: (\S+)/i.exec(replaced) ?? [];
  expect(given).toMatch(/^[0-9a-f-]{36}$/);
  expect(replaced).toContain(`handled as ${given}`);
});

it('an answer that has begun is not broken by a second one when its request turns out broken', async () => {
  const body = 'POST /half HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
  const heard = await new Promise<string>((resolve) => {
    let text = '';
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1', () => socket.write(body));
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
      if (text.includes('half of it')) socket.write('no chunk\r\n');
    });
    socket.on('error', () => {}).on('close', () => resolve(text));
  });
  expect(heard.match(/HTTP\/1\.1/g)).toHaveLength(1);
});
