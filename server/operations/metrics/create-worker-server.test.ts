import { createHmac, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Counter, Registry } from 'prom-client';
import { afterEach, expect, test } from 'vitest';
import { createMetricsInbox } from './create-metrics-inbox.ts';
import { createWorkerServer } from './create-worker-server.ts';

const secret = 'a secret of the installation';
const proof = createHmac('sha256', secret).update('metrics').digest('hex');
let server: Server | undefined;
afterEach(() => server?.close());

const start = async (metricsToken?: string) => {
  const inbox = createMetricsInbox(secret);
  const metrics = () => inbox.text();
  server = createWorkerServer({ inbox, metrics, metricsToken, log: { warn: () => {} } });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  return (path: string, init?: RequestInit) => fetch(url + path, init);
};

const [one, two] = [randomUUID(), randomUUID()];
const pushOf = async (process: string, count: number) => {
  const registry = new Registry();
  new Counter({ name: 'pushed_total', help: 'Pushed.', registers: [registry] }).inc(count);
  return JSON.stringify({ process, metrics: await registry.getMetricsAsJSON() });
};

test('metrics are for this machine only, and a proxy on it speaks for others', async () => {
  const get = await start();
  expect((await get('/metrics')).status).toBe(200);
  const forwarded = { headers: { 'x-forwarded-for': '10.0.0.1' } };
  expect((await get('/metrics', forwarded)).status).toBe(403);
});

test('who wishes for another protocol is answered in this one, and the connection ends', async () => {
  await start();
  const socket = connect(Number(server && (server.address() as AddressInfo).port), '127.0.0.1');
  socket.write('GET /health HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
  const answered = await text(socket);
  expect(answered).toMatch(/^HTTP\/1\.1 200 /);
  expect(answered).toMatch(/^connection: close\r$/im);
});

test('every answer has an X-Request-Id of its own', async () => {
  const get = await start();
  const ids = [];
  for (const path of ['/health', '/metrics', '/nothing']) {
    ids.push((await get(path)).headers.get('x-request-id'));
  }
  for (const id of ids) expect(id).toMatch(/^[\da-f-]{36}$/);
  expect(new Set(ids).size).toBe(3);
});

test('with a token, whoever carries it may scrape and nobody else', async () => {
  const get = await start('0123456789abcdef');
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  expect((await get('/metrics')).status).toBe(403);
  expect((await get('/metrics', bearer('wrong'))).status).toBe(403);
  expect((await get('/metrics', bearer('0123456789abcdef'))).status).toBe(200);
});

test('what web processes push is added up, the newest of each, and only with the proof', async () => {
  const get = await start();
  const push = async (process: string, count: number, header = proof) =>
    (
      await get('/internal/metrics', {
        method: 'POST',
        headers: { 'x-evenkeel-internal': header },
        body: await pushOf(process, count),
      })
    ).status;
  expect(await push(one, 100, 'f'.repeat(64))).toBe(403);
  expect(await push(one, 2)).toBe(204);
  expect(await push(one, 3)).toBe(204);
  expect(await push(two, 4)).toBe(204);
  expect(await (await get('/metrics')).text()).toContain('pushed_total 7');
});

test('what web processes measure is there, at zero, though none has pushed', async () => {
  const get = await start();
  const text = await (await get('/metrics')).text();
  expect(text).toMatch(/^# TYPE evenkeel_command_duration_seconds histogram$/m);
  expect(text).toContain('evenkeel_command_duration_seconds_count{outcome="accepted"} 0');
  expect(text).toContain('evenkeel_append_batch_size_bucket{le="+Inf"} 0');
});

test('anything else is a 404, and a body that is not a push changes nothing', async () => {
  const get = await start();
  expect((await get('/')).status).toBe(404);
  const headers = { 'x-evenkeel-internal': proof };
  const bad = await get('/internal/metrics', { method: 'POST', headers, body: '{"a":1}' });
  expect(bad.status).toBe(400);
  const large = 'x'.repeat(2_000_000);
  const answer = await get('/internal/metrics', { method: 'POST', headers, body: large }).catch(
    () => ({ status: 413 }),
  );
  expect(answer.status).toBe(413);
});
