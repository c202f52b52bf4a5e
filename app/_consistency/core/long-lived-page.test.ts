import { expect, it } from 'vitest';
import type { Order } from '#server/contracts/order.ts';
import { admin, createOrder, id, shopper } from '../testing/samples.ts';
import { createServerModel } from '../testing/server-model.ts';
import { createStore } from './create-store.ts';
import { drawList } from './drawing/draw-list.ts';

const many = 2_000;
const at = 5_000;

it('a push costs a page that has seen many orders a look at the few that it changes and shows', () => {
  const server = createServerModel(admin);
  server.execute(id(1), id(1), createOrder(id(1)), shopper);
  const [sample] = server.rowsAt(1);
  if (sample === undefined) throw new Error('no order');
  let looks = new Set<string>();
  /** The sample as another order, which notes whoever looks at it. */
  const order = (n: number): Order => {
    const createdAt = new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString();
    const row = { ...sample, id: id(n), number: n, position: n, createdAt };
    return new Proxy(row, {
      get: (target, name) => {
        looks.add(target.id);
        return Reflect.get(target, name);
      },
    });
  };
  const store = createStore(admin);
  const asked = { epoch: null, cursor: null };
  const orders = Array.from({ length: many }, (_, n) => order(n + 1));
  store.dispatch({ type: 'answered', orders, meta: server.metaAt(many), asked, at });
  const ids = orders.slice(-20).map((row) => row.id);
  const pages = [{ ids: ids.reverse(), position: many, hasMore: true }];
  const draw = () => drawList(store.getSnapshot(), admin, pages, {}).orders;
  looks = new Set();
  const pushed = { position: many + 1, previous: many, order: order(many + 1), at };
  store.dispatch({ type: 'pushed', ...pushed });
  expect(draw().map((row) => row.id)).toEqual([id(many + 1), ...ids]);
  expect(looks.size).toBeLessThanOrEqual(1 + ids.length);
});

it('a list is read anew when much has come since, so that no draw looks through it all, unless somebody reads further down', () => {
  const server = createServerModel(admin);
  server.execute(id(1), id(1), createOrder(id(1)), shopper);
  const [sample] = server.rowsAt(1);
  if (sample === undefined) throw new Error('no order');
  const order = (n: number): Order => ({ ...sample, id: id(n), number: n, position: n });
  const store = createStore(admin);
  const asked = { epoch: null, cursor: null };
  const answer = (orders: Order[]) =>
    store.dispatch({ type: 'answered', orders, meta: server.metaAt(1), asked, at });
  answer([order(1)]);
  const draw = (position: number, held?: Set<string>) =>
    drawList(store.getSnapshot(), admin, [{ ids: [id(1)], position, hasMore: true }], {}, held);
  answer(Array.from({ length: 500 }, (_, n) => order(n + 2)));
  expect(draw(1).needsRefetch).toBe(false);
  answer([order(502)]);
  expect(draw(1).needsRefetch).toBe(true);
  expect(draw(1, new Set([id(1)])).needsRefetch).toBe(false);
  expect(draw(2).needsRefetch).toBe(false);
});
