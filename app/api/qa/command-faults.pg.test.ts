import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  call,
  cookieFrom,
  listProductsInLog,
  type TestWeb,
  testWeb,
  unwritten,
} from '#server/http/testing/test-web.ts';
import { createCommandFaults } from '#server/qa/create-command-faults.ts';
import { createWebQa, type WebQa } from '#server/qa/create-web-qa.ts';
import * as signUp from '../auth/sign-up/email/route.ts';
import * as orders from '../orders/route.ts';
import * as commands from './commands/route.ts';
import * as reset from './reset/route.ts';

let shop: TestWeb;
let productId = '';
let alice: { id: string; cookie: string };
let bob: typeof alice;

const person = async (name: string) => {
  const body = { name, email: `${name}@customers.test`, password: randomUUID() };
  const { headers, json } = await call(signUp.POST, '/api/auth/sign-up/email', { body });
  return { id: json.user.id as string, cookie: cookieFrom(headers) };
};

beforeAll(async () => {
  shop = await testWeb({ QA_CONTROLS: '1' });
  [productId = ''] = await listProductsInLog(shop.web, 1);
  alice = await person('alice');
  bob = await person('bob');
});
afterEach(() => call(reset.POST, '/api/qa/reset', { body: {} }));
afterAll(() => shop.drop());

const controlsOf = ({ web }: { web: Pick<TestWeb['web'], 'qa'> }): WebQa => {
  if (web.qa === undefined) throw new Error('There are no controls.');
  return web.qa;
};

const ask = (body: object) => call(commands.POST, '/api/qa/commands', { body });
const place = ({ cookie } = alice, key = randomUUID(), quantity = 1) =>
  call(orders.POST, '/api/orders', {
    cookie,
    headers: { 'idempotency-key': key },
    body: { items: [{ productId, quantity }] },
  });

test('a command that fails before its commit leaves nothing, and its repeat is the first', async () => {
  await ask({ failBefore: 1 });
  const key = randomUUID();
  const failed = await unwritten(shop, () => place(alice, key));
  expect(failed).toMatchObject({ status: 503, json: { code: 'unavailable' } });
  expect(failed.headers.get('retry-after')).toBe('1');
  const repeat = await place(alice, key);
  expect(repeat.status).toBe(202);
  expect(repeat.headers.get('idempotent-replayed')).toBeNull();
});

test('a command that fails after its commit is in the log, and its repeat has the first answer', async () => {
  await ask({ failAfter: 1 });
  const key = randomUUID();
  const before = await shop.web.commands.eventStore.head();
  expect(await place(alice, key)).toMatchObject({ status: 503, json: { code: 'unavailable' } });
  const repeat = await unwritten(shop, () => place(alice, key));
  expect(repeat).toMatchObject({ status: 202, json: { position: before.position + 1 } });
  expect(repeat.headers.get('idempotent-replayed')).toBe('true');
});

test("a count for one user is not spent by others, and goes before everybody's", async () => {
  await ask({ failBefore: 1, userId: alice.id });
  expect((await place(bob)).status).toBe(202);
  expect((await place(alice)).status).toBe(503);
  expect((await place(alice)).status).toBe(202);
  await ask({ failBefore: 1 });
  await ask({ failBefore: 1, userId: alice.id });
  expect([(await place(alice)).status, (await place(bob)).status]).toEqual([503, 503]);
  expect([(await place(alice)).status, (await place(bob)).status]).toEqual([202, 202]);
});

test('a request that is no command spends nothing', async () => {
  await ask({ failBefore: 1 });
  expect((await place(alice, randomUUID(), 0)).status).toBe(400);
  expect((await place({ id: '', cookie: '' })).status).toBe(401);
  expect((await ask({})).json.commands.failBefore).toBe(1);
});

test('however many processes and commands meet, exactly the asked number fails each way', async () => {
  const here = controlsOf(shop);
  const { config, log } = shop.web;
  const there = controlsOf({ web: { qa: createWebQa(config, { ...here, log }) } });
  await ask({ failBefore: 7, failAfter: 11 });
  let ran = 0;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) =>
      (index % 2 ? here : there).aroundCommand(randomUUID(), async () => {
        ran += 1;
      }),
    ),
  );
  await there.stop();
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(18);
  expect(ran).toBe(60 - 7);
});

test('an answer waits as long as asked, also one that fails', async () => {
  await ask({ delayMs: 60_000, failBefore: 1 });
  const { db } = controlsOf(shop);
  const waits: number[] = [];
  let ran = 0;
  const around = createCommandFaults(db, { wait: async (ms) => waits.push(ms - ran) });
  const run = async () => {
    ran += 1;
  };
  const told: number[] = [];
  const hold = (ms: number) => void told.push(ms);
  await expect(around(alice.id, run, hold)).rejects.toMatchObject({ code: 'unavailable' });
  await around(alice.id, run, hold);
  expect({ ran, waits, told }).toEqual({
    ran: 1,
    waits: [60_000, 59_999],
    told: [60_000, 60_000],
  });
});

test('a command that is to kill ends its process before or after its work, and is not answered', async () => {
  const { db } = controlsOf(shop);
  const ended: string[] = [];
  const around = createCommandFaults(db, {
    end: () => {
      ended.push('killed');
      throw new Error('the process is gone');
    },
  });
  const run = async () => void ended.push('done');
  await ask({ failBefore: 1, failAfter: 1, kills: true });
  await expect(around(alice.id, run)).rejects.toThrow('gone');
  await expect(around(alice.id, run)).rejects.toThrow('gone');
  await around(alice.id, run);
  expect(ended).toEqual(['killed', 'done', 'killed', 'done']);
});

test('without the tables of the controls a command is refused, and told what to do', async () => {
  await sql`alter schema qa rename to lost`.execute(shop.db.readDb);
  try {
    for (const answer of [await place(), await ask({ failBefore: 1 })]) {
      expect(answer).toMatchObject({
        status: 503,
        json: {
          code: 'unavailable',
          detail: expect.stringMatching(/QA_CONTROLS.*npm run migrate/),
        },
      });
    }
  } finally {
    await sql`alter schema lost rename to qa`.execute(shop.db.readDb);
  }
  expect((await place()).status).toBe(202);
});
