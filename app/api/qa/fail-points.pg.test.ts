import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { call, signedInAs, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { createWebQa } from '#server/qa/create-web-qa.ts';
import * as signOut from '../auth/sign-out/route.ts';
import * as openOrders from '../orders/counts/route.ts';
import * as commands from './commands/route.ts';
import * as reset from './reset/route.ts';

let shop: TestWeb;
beforeAll(async () => {
  shop = await testWeb({ QA_CONTROLS: '1' });
});
afterEach(() => call(reset.POST, '/api/qa/reset', { body: {} }));
afterAll(() => shop.drop());

/** Sets a fail point or asks for it; answers where it is. */
const failPoint = async (body: object = {}): Promise<number> =>
  (await call(commands.POST, '/api/qa/commands', { body })).json.commands.failPoint;
const leave = async ({ cookie }: { cookie: string }) =>
  (await call(signOut.POST, '/api/auth/sign-out', { method: 'POST', cookie })).status;

test('a fail point waits for a change that gets so far, and is spent there', async () => {
  const [one, two] = [await signedInAs(shop, 'customer'), await signedInAs(shop, 'customer')];
  await failPoint({ failPoint: 40 });
  expect(await leave(one)).toBe(200);
  expect(await failPoint({ failPoint: 1 })).toBe(1);
  expect((await call(openOrders.GET, '/api/orders/counts', two)).status).toBe(200);
  expect(await failPoint()).toBe(1);
  expect(await leave(two)).toBe(503);
  expect(await failPoint()).toBe(0);
  expect(await leave(two)).toBe(200);
});

test("a fail point of one user's is not for others, and goes before everybody's", async () => {
  const [one, two] = [await signedInAs(shop, 'customer'), await signedInAs(shop, 'customer')];
  await failPoint({ failPoint: 1, userId: one.viewer.id });
  expect(await leave(two)).toBe(200);
  await failPoint({ failPoint: 1 });
  expect(await leave(one)).toBe(503);
  expect(await failPoint({ userId: one.viewer.id })).toBe(0);
  expect(await failPoint()).toBe(1);
});

test('however many processes and changes meet, one of them loses its answer', async () => {
  const { config, log, qa: here = expect.fail('no controls') } = shop.web;
  const there = createWebQa(config, { ...here, log }) ?? expect.fail('no controls');
  await failPoint({ failPoint: 1 });
  let ran = 0;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, (_, index) =>
      (index % 2 ? here : there).aroundChange(randomUUID(), async () => {
        ran += 1;
        return new Response();
      }),
    ),
  );
  await there.stop();
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(ran).toBe(40);
});
