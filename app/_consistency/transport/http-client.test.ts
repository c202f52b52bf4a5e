import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createHttpClient } from './http-client.ts';
import { outcomeOf } from './outcome.ts';

const closes: (() => void)[] = [];
afterEach(() => {
  for (const close of closes.splice(0)) close();
});

/** A client of a server that answers as told. */
const clientOf = async (answer: RequestListener) => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closes.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return createHttpClient({
    baseUrl: `http://127.0.0.1:${port}`,
    readTimeoutMs: 200,
    sendTimeoutMs: 200,
  });
};
const answered = z.object({ a: z.int() });

/** Begins an answer whose body does not end. */
const begin =
  (status: number): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': '100' });
    response.write('{"a":');
  };
const torn: Record<string, (status: number) => RequestListener> = {
  'is lost': (status) => (request, response) => {
    begin(status)(request, response);
    setTimeout(() => request.socket.destroy(), 20);
  },
  'falls silent': begin,
};

for (const [how, tear] of Object.entries(torn)) {
  it.each([200, 404])(
    `an answer of status %i whose connection ${how} in the middle is none: the read may be tried again`,
    async (status) => {
      const client = await clientOf(tear(status));
      await expect(client.read('/', answered)).rejects.toMatchObject({
        code: 'network',
        status: 0,
      });
    },
  );

  it.each([202, 409])(
    `a command’s answer of status %i whose connection ${how} in the middle decides nothing`,
    async (status) => {
      const client = await clientOf(tear(status));
      const answer = await client.send('/', {}, 'c');
      expect(outcomeOf(answer)).toEqual({ kind: 'unknown' });
      expect(answer, 'nor was the server reached').toBeUndefined();
    },
  );
}

it('every attempt at a command carries its one id, by which the logs of all of them are found', async () => {
  const heard: unknown[] = [];
  const client = await clientOf(({ headers }, response) => {
    heard.push([headers['x-request-id'], headers['idempotency-key']]);
    response.end('{}');
  });
  for (const command of ['c', 'c', 'd']) await client.send('/', {}, command);
  expect(heard).toEqual([
    ['c', 'c'],
    ['c', 'c'],
    ['d', 'd'],
  ]);
});

it('an answer that came whole and is no JSON is unreadable, and asking again would not help', async () => {
  const client = await clientOf((_, response) => response.end('<html>'));
  await expect(client.read('/', answered)).rejects.toMatchObject({
    code: 'unreadable',
    status: 200,
  });
});

it('a read that was given up while its body came is no failure of the network', async () => {
  const client = await clientOf(begin(200));
  const giveUp = new AbortController();
  const reading = client.read('/', answered, { signal: giveUp.signal });
  setTimeout(() => giveUp.abort(), 50);
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});
