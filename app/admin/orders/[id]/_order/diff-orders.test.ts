import { expect, test } from 'vitest';
import type { Order } from '#server/contracts/order.ts';
import { diffOrders } from './diff-orders.ts';

const placed: Order = {
  id: '019ab000-0000-7000-8000-000000000001',
  number: 7,
  customerId: 's',
  customerName: 'Sam',
  customerEmail: 's@shop.test',
  country: null,
  items: [
    {
      productId: '019ab000-0000-7000-8000-000000000002',
      productName: 'Lamp',
      quantity: 2,
      price: 1_050,
    },
  ],
  total: 2_100,
  currency: 'GBP',
  status: 'pending',
  createdAt: '2026-11-23T14:00:00.000Z',
  cancelledAt: null,
  cancellationReason: null,
  shippedAt: null,
  trackingNumber: null,
  carrier: null,
  deliveredAt: null,
  version: 1,
  position: 7,
  commandIds: [],
  staleSince: null,
  allowedActions: [],
};
const shipped: Order = {
  ...placed,
  version: 2,
  position: 9,
  status: 'shipped',
  shippedAt: '2026-11-23T15:00:00.000Z',
  trackingNumber: 'RM1',
  carrier: 'Royal Mail',
};

test('two versions differ in what happened between them, in words and values', () => {
  expect(diffOrders(placed, shipped, null)).toEqual([
    { what: 'State', before: 'Pending', after: 'Shipped' },
    { what: 'Carrier', before: null, after: 'Royal Mail' },
    { what: 'Tracking number', before: null, after: 'RM1' },
    { what: 'Shipped', before: null, after: '23 Nov 2026, 15:00 UTC' },
  ]);
});

test('backwards the same is told with its sides changed', () => {
  const back = diffOrders(shipped, placed, null);
  expect(back.map(({ what, before, after }) => ({ what, before: after, after: before }))).toEqual(
    diffOrders(placed, shipped, null).toSorted(
      (a, b) =>
        back.findIndex(({ what }) => what === a.what) -
        back.findIndex(({ what }) => what === b.what),
    ),
  );
});

test('a note, a version or a position alone is no difference of the order itself', () => {
  expect(diffOrders(placed, { ...placed, version: 2, position: 8 }, null)).toEqual([]);
});

test('another quantity or price shows on its line, and in the total', () => {
  const [item] = placed.items;
  if (item === undefined) throw new Error('the order has a line');
  const other = { ...placed, items: [{ ...item, quantity: 3 }], total: 3_150 };
  expect(diffOrders(placed, other, null)).toEqual([
    { what: 'Lamp', before: '2 × £10.50', after: '3 × £10.50' },
    { what: 'Total', before: '£21.00', after: '£31.50' },
  ]);
});
