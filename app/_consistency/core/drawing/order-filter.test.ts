import { expect, it } from 'vitest';
import { createOrder, id, shopper } from '#app/_consistency/testing/samples.ts';
import { createServerModel } from '#app/_consistency/testing/server-model.ts';
import { type AdminOrderFilter, matches } from './order-filter.ts';

const server = createServerModel(shopper);
server.execute(id(101), id(1), createOrder(id(1)), shopper);
const [placed] = server.rowsAt(1);

it.each<[string, AdminOrderFilter, boolean]>([
  ['the least total, itself included', { minTotal: 600 }, true],
  ['a greater least total', { minTotal: 601 }, false],
  ['the largest total, itself included', { maxTotal: 600 }, true],
  ['a smaller largest total', { maxTotal: 599 }, false],
  ['a first instant, itself included', { from: '2026-03-02T00:00:00.000Z' }, true],
  ['a later first instant', { from: '2026-03-02T00:00:00.001Z' }, false],
  ['a last instant, itself excluded', { to: '2026-03-02T00:00:00.000Z' }, false],
  ['a later last instant', { to: '2026-03-02T00:00:00.001Z' }, true],
  ['the last day before', { to: '2026-03-01' }, false],
  ['the last day, whole', { to: '2026-03-02' }, true],
])('an order is filtered here as the server filters it, by %s', (_name, filter, passes) => {
  if (placed === undefined) throw new Error('no order');
  const order = { ...placed, total: 600, createdAt: '2026-03-02T00:00:00.000Z' };
  expect(matches(order, filter)).toBe(passes);
});
