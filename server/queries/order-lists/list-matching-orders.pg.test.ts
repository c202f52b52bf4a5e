import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { matchingOrdersQuery } from '#server/contracts/order-queries.ts';
import { InvalidCursor } from '#server/queries/pages/cursors.ts';
import { admin, testReads } from '#server/queries/testing/test-reads.ts';
import { listMatchingOrders } from './list-matching-orders.ts';

let test: Awaited<ReturnType<typeof testReads>>;
let ids: string[];
beforeAll(async () => {
  test = await testReads();
  ids = await test.addOrders(
    Array.from({ length: 9 }, (_, index) => ({ productName: index % 3 === 0 ? 'Lamp' : 'Jar' })),
  );
});
afterAll(() => test.drop());

const ask = (query: Record<string, string>) =>
  listMatchingOrders(test.reads, admin, matchingOrdersQuery.parse(query));
const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);

it('pages through what there was at its first page, without what is placed meanwhile, each once', async () => {
  const first = await ask({ limit: '4' });
  expect(first).toMatchObject({ upTo: 9, kind: 'exact', count: { value: 9, atLeast: false } });
  await test.addOrders([{}, {}]);
  const found = idsOf(first);
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page = await ask({ limit: '4', cursor });
    expect(page).toMatchObject({ upTo: 9 });
    expect(page).not.toHaveProperty('count');
    found.push(...idsOf(page));
    cursor = page.nextCursor;
  }
  expect(found).toEqual(ids);
});

it('never goes on with similar orders when the last one that matched exactly is gone', async () => {
  await test.addProducts([{ id: '019ab000-0000-7000-8000-00000000000a', sku: 'L', name: 'Lamps' }]);
  await test.addOrders([
    { productId: '019ab000-0000-7000-8000-00000000000a', productName: 'Bulb', status: 'pending' },
  ]);
  const first = await ask({ q: 'lamp', status: 'pending', limit: '1' });
  expect(idsOf(first)).toEqual([ids[0]]);
  await test.readDb
    .updateTable('read.orders')
    .set({ status: 'delivered' })
    .where('search', 'like', '%lamp%')
    .execute();
  const second = await ask({
    q: 'lamp',
    status: 'pending',
    limit: '1',
    cursor: first.nextCursor ?? '',
  });
  expect(second).toMatchObject({ data: [], hasMore: false, kind: 'exact' });
  // Asked anew it says that what it has is only like the words.
  expect(await ask({ q: 'lamp', status: 'pending' })).toMatchObject({ kind: 'similar' });
});

it('is bound to its filter', async () => {
  const { nextCursor } = await ask({ limit: '1' });
  await expect(ask({ limit: '1', status: 'pending', cursor: nextCursor ?? '' })).rejects.toThrow(
    InvalidCursor,
  );
});

it('counts no more than bulk work takes at once, and says when there are more', async () => {
  const addMany = (from: number, to: number) =>
    sql`insert into read.orders (id, number, items, product_ids, total, currency, status,
        created_at, version, position, command_ids, search)
      select gen_random_uuid(), 1000000 + n, '[]', '{}', n, 'JPY', 'pending', now(), 1, n, '{}', ''
      from generate_series(${from}::int, ${to}::int) n`.execute(test.readDb);
  const query = { currency: 'JPY', limit: '1' };
  await addMany(1, 10_000);
  expect(await ask(query)).toMatchObject({ count: { value: 10_000, atLeast: false } });
  await addMany(10_001, 10_002);
  expect(await ask(query)).toMatchObject({ count: { value: 10_000, atLeast: true } });
});
