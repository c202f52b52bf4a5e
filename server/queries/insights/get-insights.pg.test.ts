import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { testReads } from '#server/queries/testing/test-reads.ts';
import { getInsights } from './get-insights.ts';
import { listCurrencies } from './list-currencies.ts';

let test: Awaited<ReturnType<typeof testReads>>;
const lamp = uuidv7();

beforeAll(async () => {
  test = await testReads();
  const { readDb } = test;
  const checkpoint = { version: 1, position: 7, updated_at: new Date(), paused: false };
  await readDb
    .insertInto('read.checkpoints')
    .values({ projection: 'insights', ...checkpoint, caught_up_at: new Date() })
    .execute();
  const day = (name: string, currency: string, orders: number, cancellations = 0) => ({
    day: name,
    currency,
    orders,
    revenue: orders * 100,
    cancellations,
    cancelled_revenue: cancellations * 100,
    position: 1,
  });
  await readDb
    .insertInto('read.daily_sales')
    .values([
      day('2026-01-31', 'GBP', 9),
      day('2026-02-01', 'GBP', 2, 1),
      day('2026-02-28', 'JPY', 3),
      day('2026-03-01', 'GBP', 50),
    ])
    .execute();
  const sold = (period: string, currency: string, quantity: number) => ({
    period,
    currency,
    quantity,
    product_id: lamp,
    product_name: 'Lamp',
    revenue: quantity * 100,
    position: 1,
  });
  await readDb
    .insertInto('read.product_sales')
    .values([
      sold('2026-01', 'GBP', 9),
      sold('2026-01-31', 'GBP', 9),
      sold('2026-02', 'GBP', 2),
      sold('2026-02-01', 'GBP', 2),
      sold('2026-02', 'JPY', 3),
      sold('2026-02-28', 'JPY', 3),
    ])
    .execute();
  await readDb
    .insertInto('read.cancel_reasons')
    .values([
      { day: '2026-02-01', reason: 'fraud', count: 1, position: 1 },
      { day: '2026-01-31', reason: 'too-slow', count: 4, position: 1 },
    ])
    .execute();
});
afterAll(() => test.drop());

it('tells a period and the one before it, each currency by itself, days and months alike', async () => {
  const asked = { from: '2026-02-01', to: '2026-02-28' };
  const february = await getInsights(test.reads, asked);
  expect(february).toMatchObject({
    previousFrom: '2026-01-04',
    previousTo: '2026-01-31',
    totals: [
      { currency: 'GBP', orders: 2, revenue: 200, cancellations: 1, previous: { orders: 9 } },
      { currency: 'JPY', orders: 3, revenue: 300, previous: { orders: 0 } },
    ],
    daily: [
      { day: '2026-02-01', currency: 'GBP', orders: 2 },
      { day: '2026-02-28', currency: 'JPY', orders: 3 },
    ],
    topProducts: [
      { currency: 'GBP', productId: lamp, productName: 'Lamp', quantity: 2, revenue: 200 },
      { currency: 'JPY', productId: lamp, quantity: 3 },
    ],
    cancelReasons: [
      { reason: 'fraud', count: 1, previousCount: 0 },
      { reason: 'too-slow', count: 0, previousCount: 4 },
    ],
    meta: { position: 7 },
  });
  const longer = await getInsights(test.reads, { from: '2026-01-31', to: '2026-02-28' });
  expect(longer.topProducts.find(({ currency }) => currency === 'GBP')?.quantity).toBe(11);
  // Most of a month is the month less the rest of it.
  const most = await getInsights(test.reads, { from: '2026-02-02', to: '2026-02-28' });
  expect(most.topProducts).toMatchObject([{ currency: 'JPY', quantity: 3 }]);
  const almost = await getInsights(test.reads, { from: '2026-02-01', to: '2026-02-27' });
  expect(almost.topProducts).toMatchObject([{ currency: 'GBP', quantity: 2 }]);
});

it('of days that go on to today those that are over are told apart, beside as many before them', async () => {
  const { to: today } = await getInsights(test.reads, {});
  const ago = (days: number) =>
    new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
  const sold = { currency: 'KWD', revenue: 0, cancellations: 0, cancelled_revenue: 0, position: 1 };
  const orders = [5, 40, 30, 7, 6, 900];
  await test.readDb
    .insertInto('read.daily_sales')
    .values(orders.map((count, days) => ({ ...sold, day: ago(days), orders: count })))
    .execute();
  const inDinars = async (query: Parameters<typeof getInsights>[1]) => {
    const told = await getInsights(test.reads, query);
    return { today: told.today, ...told.totals.find(({ currency }) => currency === 'KWD') };
  };
  const days = await inDinars({ days: 3 });
  expect(days).toMatchObject({ today, orders: 75, previous: { orders: 913 } });
  expect(days.over).toMatchObject({ orders: 70, previous: { orders: 13 } });
  const alone = await inDinars({ days: 1 });
  expect(alone).toMatchObject({ today, orders: 5 });
  expect(alone.over).toBeUndefined();
  const past = await inDinars({ from: ago(2), to: ago(1) });
  expect(past).toMatchObject({ orders: 70, previous: { orders: 13 } });
  expect([past.today, past.over]).toEqual([undefined, undefined]);
  await test.readDb.deleteFrom('read.daily_sales').where('currency', '=', 'KWD').execute();
});

it('ends with the day of the database’s clock, whatever this process takes the time for', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 400 * 86_400_000 });
  const { from, to } = await getInsights(test.reads, {});
  expect(await getInsights(test.reads, { from })).toMatchObject({ from, to });
  const ahead = new Date().toISOString().slice(0, 10);
  vi.useRealTimers();
  expect(Date.parse(ahead) - Date.parse(to)).toBeGreaterThan(390 * 86_400_000);
});

it('names the currencies that were ordered in, that of the most orders first', async () => {
  const { data, meta } = await listCurrencies(test.reads);
  expect(data).toEqual(['GBP', 'JPY']);
  expect(meta.position).toBe(7);
});
