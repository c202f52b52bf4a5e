import { expect, test } from 'vitest';
import { historyOf, largest } from './history-of.ts';

const measured = { name: 'orders', lagEvents: 3, eventsPerSecond: 1, visibleP99Ms: null };

test('the most of one projection is no other’s', () => {
  const moments = [
    { at: '2026-01-01T00:00:00.000Z', values: new Map([['orders', 12]]) },
    {
      at: '2026-01-01T00:00:05.000Z',
      values: new Map([
        ['orders', 3],
        ['products', 2],
      ]),
    },
  ];
  expect(largest(moments, ['products'])).toBe(2);
  expect(largest(moments, ['orders', 'products'])).toBe(12);
  expect(largest([], ['orders'])).toBe(0);
});

test('a figure that nobody measured is no zero', () => {
  const history = [
    {
      at: '2026-01-01T00:00:00.000Z',
      sockets: 2,
      projections: [
        { ...measured, lagMs: 40, visibleMs: null },
        { ...measured, name: 'products', lagMs: 10, visibleMs: 7 },
      ],
    },
  ];
  const visible = historyOf(history, ({ visibleMs }) => visibleMs);
  expect(visible[0]?.values).toEqual(
    new Map([
      ['orders', null],
      ['products', 7],
    ]),
  );
  expect(largest(visible, ['orders', 'products'])).toBe(7);
  expect(largest(visible, ['orders'])).toBe(0);
});
