import { createServer, get, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { problem } from '#server/contracts/problem.ts';
import { shedLoad } from './shed-load.ts';

const most = 320;
const mostOpen = 2_000;
let waiting = 0;
let taken: ServerResponse[];
let server: ReturnType<typeof createServer>;

// Every server of the process is watched, so it is told once.
beforeAll(() => shedLoad(['https://shop.test'], () => waiting));
beforeEach(async () => {
  waiting = 0;
  taken = [];
  server = createServer((_, response) => taken.push(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const place = () => ({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
const ask = (path = '/api/orders', headers = {}) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    get({ ...place(), path, headers, agent: false }, resolve).once('error', reject);
  });
const turn = () => new Promise((resolve) => setImmediate(resolve));
/** So many requests that are under way. */
const holding = async (count: number, send: () => void = () => void ask().catch(() => {})) => {
  const wanted = taken.length + count;
  for (let index = 0; index < count; index += 1) send();
  while (taken.length < wanted) await turn();
};
const bodyOf = async (answer: IncomingMessage) => {
  let text = '';
  for await (const chunk of answer) text += chunk;
  return problem.parse(JSON.parse(text));
};

test('what comes beyond a second of work is turned away, and told when to come back', async () => {
  await holding(most);
  const answer = await ask();
  expect(answer.statusCode).toBe(503);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
  expect(await bodyOf(answer)).toMatchObject({ code: 'unavailable', status: 503 });
  expect(answer.headers).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'strict-transport-security': 'max-age=31536000',
  });
  expect(taken.length).toBe(most);
});

test('a browser that asked for a page is told in words, and comes back by itself', async () => {
  await holding(most);
  const answer = await ask('/', { accept: 'text/html,*/*' });
  expect(answer.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8' });
  expect(answer.headers.refresh).toBe(answer.headers['retry-after']);
});

test('those who come back are spread over several seconds', async () => {
  await holding(most);
  const answers = await Promise.all(Array.from({ length: 60 }, () => ask()));
  const after = new Set(answers.map(({ headers }) => headers['retry-after']));
  expect(after.size).toBeGreaterThan(1);
});

test('those who wait for a view are no load', async () => {
  await holding(300);
  waiting = 300;
  await holding(most);
  expect((await ask()).statusCode).toBe(503);
});

test('those who send a body slowly take nobody’s place', async () => {
  const slowly = () => {
    const sent = request({ ...place(), method: 'POST', agent: false });
    sent.on('error', () => {});
    sent.setHeader('content-length', 10);
    sent.write('half');
  };
  await holding(most, slowly);
  await holding(1);
});

test('health is told however much there is to do, and nothing that is only called alike', async () => {
  await holding(most);
  await holding(1, () => void ask('/api/health/ready?now').catch(() => {}));
  for (const path of ['/api/healthz', '/api/health', '/api/health/ready/x']) {
    expect((await ask(path)).statusCode).toBe(503);
  }
});

test('health, too, is turned away once as many are open as there is memory for', async () => {
  await holding(most);
  const check = 'GET /api/health/live HTTP/1.1\r\nhost: shop.test\r\n\r\n';
  // All of them on one connection, each sent before the one before it is answered.
  const asking = connect(place()).on('error', () => {});
  await holding(mostOpen - most, () => asking.write(check));
  expect((await ask('/api/health/live')).statusCode).toBe(503);
  taken[0]?.end();
  await holding(1, () => void ask('/api/health/live').catch(() => {}));
});

test('who is turned away finds the id in the answer that they sent', async () => {
  await holding(most);
  const id = '00000000-0000-7000-8000-000000000001';
  expect((await ask('/', { 'x-request-id': id })).headers['x-request-id']).toBe(id);
});

test('what was answered, or given up, makes room again', async () => {
  await holding(most);
  taken[0]?.end();
  taken[1]?.destroy();
  await Promise.all(
    taken.slice(0, 2).map((one) => one.closed || new Promise((done) => one.once('close', done))),
  );
  await holding(2);
  expect((await ask()).statusCode).toBe(503);
});
