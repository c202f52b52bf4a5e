import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods } from '../methods.ts';
import { serveDirectly } from './serve-directly.ts';

const longText = 'x'.repeat(5_000);
const route = (name: string) => ({
  ...methods({}),
  GET: async (asked: Request, context?: { params: Promise<object> }) =>
    Response.json({ name, url: asked.url, ...(await context?.params) }),
});

const refuse = async () => new Response('no', { status: 403 });
const answerLong = async () => new Response(longText);

let server: ReturnType<typeof createServer>;
beforeAll(async () => {
  serveDirectly([
    ['/api/things', { ...route('things'), POST: refuse }],
    ['/api/things/counts', route('counts')],
    ['/api/things/{id}', route('thing')],
    ['/api/things/{id}/notes', route('notes')],
    ['/api/long', { ...methods({}), GET: answerLong }],
  ]);
  server = createServer((_, response) => response.end('Next'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Asking = { method?: string; headers?: Record<string, string>; body?: string; agent?: Agent };

const ask = async (path: string, { method = 'GET', headers = {}, body, agent }: Asking = {}) => {
  const { port } = server.address() as AddressInfo;
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const asked = request(
    { host: '127.0.0.1', port, path, method, headers, ...(agent && { agent }) },
    resolve,
  );
  asked.once('error', reject).end(body);
  return promise;
};
const bodyOf = async (path: string, asking?: Asking) => text(await ask(path, asking));

describe('a route that is served directly', () => {
  it.each([
    ['/api/things?limit=2', { name: 'things', url: 'http://localhost/api/things?limit=2' }],
    ['/api/things/counts', { name: 'counts' }],
    ['/api/things/7', { name: 'thing', id: '7' }],
    ['/api/things/7/notes', { name: 'notes', id: '7' }],
  ])('is found by its path, the plain before the one with a parameter: %s', async (path, told) => {
    expect(JSON.parse(await bodyOf(path))).toMatchObject(told);
  });

  it.each([
    '/',
    '/api/others',
    '/api/things/',
    '/api//things',
    '/api/things/7/notes/8',
    '/api/things/%37',
    '/api/things/7;a=b',
    '/API/things',
  ])('leaves every other path to Next: %s', async (path) => {
    expect(await bodyOf(path)).toBe('Next');
  });

  it.each(['PROPFIND', 'TRACE'])('leaves every other method to Next: %s', async (method) => {
    expect(await bodyOf('/api/things', { method })).toBe('Next');
  });

  it('answers what every answer says, whatever host it was asked by', async () => {
    const answer = await ask('/api/things', { headers: { host: 'evil.test' } });
    expect(answer.headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
    });
    expect(JSON.parse(await text(answer)).url).toBe('http://localhost/api/things');
  });

  it('is packed for who reads gzip, and for nobody else', async () => {
    const packed = await ask('/api/long', { headers: { 'accept-encoding': 'br, gzip;q=0.5' } });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    const chunks: Buffer[] = [];
    for await (const chunk of packed) chunks.push(chunk);
    expect(gunzipSync(Buffer.concat(chunks)).toString()).toBe(longText);
    for (const coding of ['br', 'gzip;q=0', 'xgzip', '']) {
      const plain = await ask('/api/long', { headers: { 'accept-encoding': coding } });
      expect(plain.headers['content-length'], coding).toBe('5000');
      expect(await text(plain)).toBe(longText);
    }
  });

  it('that answers before it has read the body leaves the connection fit for the next request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const body = 'x'.repeat(3_000_000);
    const refused = await ask('/api/things', { method: 'POST', body, agent });
    expect(refused.statusCode).toBe(403);
    await text(refused);
    expect(JSON.parse(await bodyOf('/api/things/7', { agent }))).toMatchObject({ id: '7' });
    agent.destroy();
  });
});
