import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveBuilt } from './serve-built.ts';

const script = 'export const order = 1;\n'.repeat(100);
const short = 'export {};';
const browsers = 'gzip, deflate, br, zstd';

let folder: string;
let server: ReturnType<typeof createServer>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-built-'));
  const chunks = join(folder, 'static', 'chunks');
  await mkdir(chunks, { recursive: true });
  await writeFile(join(folder, 'secret.js'), script);
  await writeFile(join(folder, 'secret.js.br'), brotliCompressSync(script));
  await writeFile(join(chunks, 'short.js'), short);
  for (const name of ['a.js', 'a.css']) {
    await writeFile(join(chunks, name), script);
    await writeFile(join(chunks, `${name}.br`), brotliCompressSync(script));
    await writeFile(join(chunks, `${name}.gz`), gzipSync(script));
  }
  serveBuilt(folder);
  server = createServer((_, response) => response.end('Next'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const ask = async (
  file: string,
  { coding = browsers, method = 'GET', ...headers }: Record<string, string> = {},
) => {
  const { port } = server.address() as AddressInfo;
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const path = `/_next/static/${file}`;
  const asked = { host: '127.0.0.1', port, path, method, agent: false };
  request({ ...asked, headers: { ...headers, 'accept-encoding': coding } }, resolve)
    .once('error', reject)
    .end();
  const answer = await promise;
  return { headers: answer.headers, body: await buffer(answer) };
};

test('who reads brotli gets a script in it, for good', async () => {
  const { headers, body } = await ask('chunks/a.js');
  expect(brotliDecompressSync(body).toString()).toBe(script);
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=UTF-8',
    'content-length': String(body.length),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  });
});

test.each(['gzip', 'gzip, br;q=0'])('who reads gzip alone gets that: %s', async (coding) => {
  const { headers, body } = await ask('chunks/a.css', { coding });
  expect(gunzipSync(body).toString()).toBe(script);
  expect(headers).toMatchObject({ 'content-encoding': 'gzip' });
  expect(headers['content-type']).toBe('text/css; charset=UTF-8');
});

test('a part of a file is no answer: who asks for a range gets the whole', async () => {
  const { body } = await ask('chunks/a.js', { range: 'bytes=9-2' });
  expect(brotliDecompressSync(body).toString()).toBe(script);
});

test('who asks for the head gets no body', async () => {
  const { headers, body } = await ask('chunks/a.js', { method: 'HEAD' });
  expect(headers['content-encoding']).toBe('br');
  expect(body).toHaveLength(0);
});

test.each([
  ['chunks/a.js', { coding: 'identity' }],
  ['chunks/a.js', { method: 'POST' }],
  ['chunks/a.js.br', {}],
  ['chunks/short.js', {}],
  ['chunks/none.js', {}],
  ['../secret.js', {}],
  ['%2e%2e/secret.js', {}],
])('what was not packed for this reader is left to Next: %s %o', async (file, asking) => {
  const { body } = await ask(file, asking);
  expect(body.toString()).toBe('Next');
});
