import { connect, createServer, type Server, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReadDb } from './client.ts';
import type { TestDatabase } from './testing/create-test-database.ts';
import { testDatabase } from './testing/test-database.ts';

let database: TestDatabase;
let between: Server;
let url: string;
const pairs: [Socket, Socket][] = [];

beforeAll(async () => {
  database = await testDatabase();
  const through = new URL(database.urls.query);
  const direct = { port: Number(through.port), host: through.hostname };
  between = createServer((near) => {
    const far = connect(direct);
    for (const socket of [near, far]) socket.on('error', () => {});
    near.pipe(far);
    far.pipe(near);
    pairs.push([near, far]);
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  through.port = String((between.address() as { port: number }).port);
  url = through.href;
});
afterAll(async () => {
  for (const socket of pairs.flat()) socket.destroy();
  between.close();
  await database.drop();
});

/** From now on nothing passes on the connections that there are, and nobody is told. */
const vanish = () => {
  for (const [near, far] of pairs) {
    near.unpipe(far);
    far.unpipe(near);
  }
};

test('whoever waits for a database that vanished without a word is told, and the next gets another connection', async () => {
  const db = createReadDb(url, { max: 1, application: 'test', silentMs: 1_000 });
  const ask = async () =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid;
  const first = await ask();
  vanish();
  await expect(ask()).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  const second = await ask();
  expect(second).not.toBe(first);
  await db.destroy();
});

test('a connection that nobody waits on stays, however long nothing is asked', async () => {
  const db = createReadDb(url, { max: 1, application: 'test', silentMs: 1_000 });
  const ask = async () =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid;
  const first = await ask();
  const idle = pairs.at(-1)?.[0];
  await new Promise((resolve) => idle?.setTimeout(1_500, () => resolve(undefined)));
  expect(await ask()).toBe(first);
  await db.destroy();
});
