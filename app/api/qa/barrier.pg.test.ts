import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '#server/contracts/problem.ts';
import { qaBarrier } from '#server/contracts/qa.ts';
import { call, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import * as barrier from './barrier/route.ts';

let shop: TestWeb;
beforeAll(async () => {
  shop = await testWeb({ QA_CONTROLS: '1' });
});
afterAll(() => shop.drop());

/** Moves a projection as a worker does. */
const move = (name: string, position: number) =>
  sql`with moved as (
    insert into read.checkpoints (projection, version, position) values (${name}, 1, ${position})
    on conflict (projection) do update set position = excluded.position returning position)
    select pg_notify('view', position::text) from moved`.execute(shop.db.readDb);

const at = (search: string) => call(barrier.GET, `/api/qa/barrier?${search}`);

test('a barrier answers when the last of all projections is there, and not before', async () => {
  const none = problem.parse((await at('position=1&wait=0')).json);
  const [first = '', ...others] = Object.keys(none.projections ?? {});
  expect([first, ...others]).toEqual(expect.arrayContaining(['orders', 'products']));
  for (const name of others) await move(name, 9);
  await move(first, 3);
  const early = await at('position=5&wait=0');
  expect(early.status).toBe(412);
  expect(early.headers.get('retry-after')).toBe('1');
  const refusal = problem.parse(early.json);
  expect(refusal).toMatchObject({ code: 'projection-behind', position: 3 });
  expect(refusal.projections).toEqual({
    ...Object.fromEntries(others.map((name) => [name, 9])),
    [first]: 3,
  });

  const waiting = at('position=5');
  await move(first, 4);
  await move(first, 6);
  const { status, json } = await waiting;
  expect(status).toBe(200);
  expect(qaBarrier.parse(json).projections).toMatchObject({ [first]: 6 });
  expect(json.position).toBe(6);
});

test('a projection that has not begun is at 0', async () => {
  await shop.db.readDb.deleteFrom('read.checkpoints').execute();
  expect((await at('position=0')).json.position).toBe(0);
  expect((await at('position=1&wait=0')).status).toBe(412);
});
