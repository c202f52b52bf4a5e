import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adminSort, listAdminOrdersQuery } from '#server/contracts/order-queries.ts';
import { InvalidCursor } from '#server/queries/pages/cursors.ts';
import { admin, customer, type RowFacts, testReads } from '#server/queries/testing/test-reads.ts';
import { listAdminOrders } from './list-admin-orders.ts';
import { listOrders } from './list-orders.ts';

let test: Awaited<ReturnType<typeof testReads>>;
beforeAll(async () => {
  test = await testReads();
});
beforeEach(() => sql`truncate read.orders`.execute(test.readDb));
afterAll(() => test.drop());

const list = (query: Record<string, string> = {}) =>
  listAdminOrders(test.reads, admin, listAdminOrdersQuery.parse(query));

/** Every order that the pages of a list show, in their order. */
const allPages = async (query: Record<string, string>) => {
  const orders = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof list>> = await list({
      ...query,
      ...(cursor && { cursor }),
    });
    orders.push(...page.data);
    cursor = page.nextCursor;
    expect(page.hasMore).toBe(cursor !== null);
  }
  return orders;
};

const facts = fc.record({
  customerName: fc.option(fc.constantFrom('', 'Ada', 'ada', 'Zoë', 'Émile', '松')),
  status: fc.constantFrom('pending', 'shipped', 'delivered', 'cancelled'),
  total: fc.integer({ min: 0, max: 3 }),
  createdAt: fc.constantFrom(
    '2026-01-01T00:00:00.000Z',
    '2026-01-01T00:00:00.001Z',
    '2010-12-01T08:26:00.000Z',
  ),
});

describe('the admin list', () => {
  it('shows every order exactly once over its pages, in any sort, with ties and nulls', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(facts, { maxLength: 14 }),
        fc.constantFrom(...adminSort.options),
        fc.integer({ min: 1, max: 5 }),
        async (rows, sort, limit) => {
          await sql`truncate read.orders`.execute(test.readDb);
          const ids = await test.addOrders(rows);
          const shown = await allPages({ sort, limit: String(limit) });
          expect(shown.map(({ id }) => id).sort()).toEqual(ids.sort());
          const key = sort.replace('-', '') as 'total';
          const values = shown.map((order) => order[key] ?? '');
          // The database sorts by code point, and so does JavaScript here (no astral characters).
          const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
          expect(values).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
        },
      ),
      { numRuns: 60 },
    );
  });

  const lamp = uuidv7();
  const buyer = uuidv7();
  const [ann, bob, guest]: RowFacts[] = [
    {
      customerName: 'Ann 100%',
      country: 'France',
      total: 500,
      productId: lamp,
      createdAt: '2026-03-01T23:59:59.999Z',
    },
    {
      customerName: 'Bob_B',
      customerId: buyer,
      country: 'United Kingdom',
      total: 900,
      status: 'shipped',
      createdAt: '2026-03-02T00:00:00.000Z',
    },
    {
      total: 600,
      currency: 'JPY',
      status: 'cancelled',
      reason: 'fraud',
      productName: 'Red \\ Lantern 1042317',
      createdAt: '2026-03-03T12:00:00.000Z',
    },
  ];

  it.each<[string, Record<string, string>, string[]]>([
    ['status', { status: 'shipped' }, ['bob']],
    ['country', { country: 'France' }, ['ann']],
    ['product', { productId: lamp }, ['ann']],
    ['why it was cancelled', { reason: 'fraud' }, ['guest']],
    ['a reason that nobody gave', { reason: 'too-slow' }, []],
    ['customer', { customerId: buyer }, ['bob']],
    ['least total, inclusive', { minTotal: '600' }, ['bob', 'guest']],
    ['largest total, inclusive', { maxTotal: '600' }, ['ann', 'guest']],
    ['totals of one currency', { minTotal: '500', currency: 'GBP' }, ['ann', 'bob']],
    ['a currency in which nothing was ordered', { currency: 'KWD' }, []],
    ['first day, inclusive', { from: '2026-03-02' }, ['bob', 'guest']],
    ['last day, whole', { to: '2026-03-01' }, ['ann']],
    ['the last day there is', { to: '9999-12-31' }, ['ann', 'bob', 'guest']],
    ['last instant, exclusive', { to: '2026-03-02T00:00:00Z' }, ['ann']],
    ['an instant with an offset', { from: '2026-03-02T02:00:00+02:00' }, ['bob', 'guest']],
    ['text, whatever its case', { q: 'LANTERN' }, ['guest']],
    ['every word of a text', { q: 'lantern red' }, ['guest']],
    ['a number as the screens write it', { q: '#1,042,317' }, ['guest']],
    ['% literally', { q: '100%' }, ['ann']],
    ['_ literally', { q: 'b_b' }, ['bob']],
    ['a backslash literally', { q: '\\' }, ['guest']],
    ['text that is nowhere', { q: "'; drop table" }, []],
    ['several at once', { status: 'pending', minTotal: '1', q: 'ann' }, ['ann']],
  ])('filters by %s', async (_name, query, wanted) => {
    const ids = await test.addOrders([ann ?? {}, bob ?? {}, guest ?? {}]);
    const names = new Map([
      [ids[0], 'ann'],
      [ids[1], 'bob'],
      [ids[2], 'guest'],
    ]);
    const page = await list({ ...query, sort: 'number' });
    expect(page.data.map(({ id }) => names.get(id))).toEqual(wanted);
  });

  it('refuses a cursor with another filter, another sort, of another user, or altered', async () => {
    await test.addOrders([{}, {}, {}]);
    const { nextCursor } = await list({ limit: '1' });
    const cursor = nextCursor ?? '';
    await expect(list({ cursor, limit: '2' })).resolves.toMatchObject({ hasMore: false });
    await expect(list({ cursor, status: 'pending' })).rejects.toThrow(InvalidCursor);
    await expect(list({ cursor, sort: 'createdAt' })).rejects.toThrow(InvalidCursor);
    await expect(list({ cursor: `x${cursor}` })).rejects.toThrow(InvalidCursor);
    const other = { ...admin, id: uuidv7() };
    const query = listAdminOrdersQuery.parse({ cursor });
    await expect(listAdminOrders(test.reads, other, query)).rejects.toThrow(InvalidCursor);
    const own = { limit: 1, cursor };
    await expect(listOrders(test.reads, admin, own)).rejects.toThrow(InvalidCursor);
  });

  it('says what it is true for, even when it is empty', async () => {
    const { data, meta } = await list({ status: 'shipped' });
    expect(data).toEqual([]);
    const [id] = await test.addOrders([{}]);
    const after = await list({ q: id ?? '' });
    expect(after.meta.position).toBe(after.data[0]?.position);
    expect(after.meta.position).toBe(meta.position + 1);
  });
});

describe("a customer's lists", () => {
  it('hold nobody else, newest first', async () => {
    const [me, you] = [customer(), customer()];
    const ids = await test.addOrders([
      { customerId: me.id },
      { customerId: you.id },
      {},
      { customerId: me.id },
    ]);
    const page = await listOrders(test.reads, me, { limit: 20 });
    expect(page.data.map(({ id }) => id)).toEqual([ids[3], ids[0]]);
    const shipped = await listOrders(test.reads, me, { limit: 20, status: 'shipped' });
    expect(shipped.data).toEqual([]);
  });

  it('refuse a cursor of another customer', async () => {
    const [me, you] = [customer(), customer()];
    await test.addOrders([me, me, you].map(({ id }) => ({ customerId: id })));
    const cursor = (await listOrders(test.reads, me, { limit: 1 })).nextCursor ?? '';
    expect((await listOrders(test.reads, me, { limit: 1, cursor })).data).toHaveLength(1);
    await expect(listOrders(test.reads, you, { limit: 1, cursor })).rejects.toThrow(InvalidCursor);
  });
});
