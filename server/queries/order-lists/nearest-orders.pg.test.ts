import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAdminOrdersQuery } from '#server/contracts/order-queries.ts';
import { admin, testReads } from '#server/queries/testing/test-reads.ts';
import { listAdminOrders } from './list-admin-orders.ts';

let shop: Awaited<ReturnType<typeof testReads>>;
beforeAll(async () => {
  shop = await testReads();
});
afterAll(() => shop.drop());

/** The pages of a list when so many of the nearest orders are looked at first. */
const pagesOf = async (query: Record<string, string>, among: number) => {
  const pages: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const asked = listAdminOrdersQuery.parse({ ...query, ...(cursor && { cursor }) });
    const page: Awaited<ReturnType<typeof listAdminOrders>> = await listAdminOrders(
      ...([shop.reads, admin, asked, { among }] as const),
    );
    pages.push(page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return pages;
};

test('a list is the same however many of the nearest orders are looked at first', async () => {
  const lamp = uuidv7();
  const some = fc.record({
    customerName: fc.constantFrom('Ada Lovelace', 'Ada Byron', 'Bo'),
    total: fc.integer({ min: 0, max: 3 }),
    productId: fc.constantFrom(lamp, uuidv7()),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(some, { maxLength: 14 }),
      fc.constantFrom<Record<string, string>>(
        { q: 'ada lovelace' },
        { q: 'lamp ada', sort: 'customerName' },
        { productId: lamp, sort: 'total' },
        { productId: lamp, sort: '-total', q: 'byron ada' },
      ),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 16 }),
      async (rows, query, limit, among) => {
        await sql`truncate read.orders`.execute(shop.readDb);
        await shop.addOrders(rows);
        const asked = { ...query, limit: String(limit) };
        expect(await pagesOf(asked, among)).toEqual(await pagesOf(asked, 0));
      },
    ),
    { numRuns: 60 },
  );
});
