import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as control } from '#app/api/qa/commands/route.ts';
import { handlerOf, type ServedRoute, servedRoutes } from '#server/http/testing/test-routes.ts';
import { call, listProductsInLog, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { nameOf } from '#server/security/matrix.ts';
import { type TestOrders, testOrders } from '#server/security/test-orders.ts';
import type { LostAnswer, Shop } from './lost-answer.ts';
import { ofAccounts } from './of-accounts.ts';
import { ofOperations } from './of-operations.ts';
import { ofOrders } from './of-orders.ts';
import { ofSavedViews } from './of-saved-views.ts';

/** Every route that changes something. */
const lostAnswers = { ...ofAccounts, ...ofOperations, ...ofOrders, ...ofSavedViews };

let test: TestWeb;
let orders: TestOrders;
let shop: Shop;
beforeAll(async () => {
  test = await testWeb({ QA_CONTROLS: '1' });
  orders = testOrders(test);
  const [productId = ''] = await listProductsInLog(test.web, 1);
  shop = { test, productId, place: orders.place };
});
afterAll(async () => {
  await orders.stop();
  await test.drop();
});

const changing = servedRoutes.filter(({ method }) => method !== 'GET');

/** Sets the fail point, or leaves it as it is; answers it. */
const failPoint = async (body: object): Promise<number> =>
  (await call(control, '/api/qa/commands', { body })).json.commands.failPoint;

/**
 * Loses the answer at one fail point and sends the request again; tells what came of the first.
 * `undone`: it never got so far.
 */
async function loseAt(point: number, route: ServedRoute, { ask, first, again, twice }: LostAnswer) {
  const handler = await handlerOf(route);
  const { call: asked, times, isTrue, after } = await ask(shop);
  const send = () => call(handler, route.path, { method: route.method, ...asked });
  await failPoint({ failPoint: point });
  const lost = await send();
  if ((await failPoint({})) === point) return 'undone';

  const done = await times();
  // An append asks the log again by itself, and is answered.
  const isHealed = lost.status === first;
  if (isHealed) await isTrue?.(lost);
  else expect(lost).toMatchObject({ status: 503, json: { code: 'unavailable' } });
  expect(done).toBeOneOf(isHealed ? [1] : [0, 1]);

  const repeat = await send();
  const expected = (done === 1 && again) || { status: first };
  expect(repeat).toMatchObject(expected);
  if (expected.status === first) await isTrue?.(repeat);
  expect(await times()).toBe(twice === undefined ? 1 : done + 1);
  await after?.();
  return !isHealed && done === 1 ? 'done, and not told' : 'told, or not done';
}

it('every route that changes something loses its answers here, and none that is not there', () => {
  expect(Object.keys(lostAnswers).toSorted()).toEqual(changing.map(nameOf).toSorted());
});

it.each(changing.map((route) => ({ route, name: nameOf(route) })))(
  '$name is done once whichever answer is lost, and a repeat is told the truth',
  async ({ route, name }) => {
    const row = lostAnswers[name] ?? expect.fail(name);
    const met: string[] = [];
    while (met.at(-1) !== 'undone') met.push(await loseAt(met.length + 1, route, row));
    await failPoint({ failPoint: 0 });
    // Its own answer is the last that can be lost.
    expect(met.at(-2)).toBe('done, and not told');
  },
);
