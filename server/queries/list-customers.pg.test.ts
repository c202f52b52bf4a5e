import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { customerSort, listCustomersQuery } from '#server/contracts/customers.ts';
import { listCustomers } from './list-customers.ts';
import { InvalidCursor } from './pages/cursors.ts';
import { admin, testReads } from './testing/test-reads.ts';

let test: Awaited<ReturnType<typeof testReads>>;
beforeAll(async () => {
  test = await testReads();
});
beforeEach(async () => {
  await sql`truncate read.customers, read.order_counts`.execute(test.readDb);
});
afterAll(() => test.drop());

const list = (query: Record<string, string> = {}) =>
  listCustomers(test.reads, admin, listCustomersQuery.parse(query));

const names = async (query: Record<string, string>) =>
  (await list(query)).data.map(({ name }) => name);

/** Adds one customer each, all of one second, and answers their ids. */
const addCustomers = async (people: readonly { name: string; email?: string }[]) => {
  const rows = people.map(({ name, email = `${uuidv7()}@customers.test` }, index) => ({
    id: uuidv7(),
    name,
    email,
    position: index + 1,
    registeredAt: new Date(Date.UTC(2026, 0, 1) + (index % 3)).toISOString(),
  }));
  await test.addCustomers(rows);
  return rows.map(({ id }) => id);
};

describe('the list of customers', () => {
  it('shows everybody exactly once over its pages, in any sort, with ties', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: fc.constantFrom('Ada', 'ada', 'Zoë', '松', '') }), {
          maxLength: 12,
        }),
        fc.constantFrom(...customerSort.options),
        fc.integer({ min: 1, max: 5 }),
        async (people, sort, limit) => {
          await sql`truncate read.customers`.execute(test.readDb);
          const ids = await addCustomers(people);
          const shown = [];
          for (let cursor: string | null = ''; cursor !== null; ) {
            const page: Awaited<ReturnType<typeof list>> = await list({
              sort,
              limit: String(limit),
              ...(cursor && { cursor }),
            });
            shown.push(...page.data);
            cursor = page.nextCursor;
          }
          expect(shown.map(({ id }) => id).sort()).toEqual(ids.sort());
          const key = sort.replace('-', '') as 'name' | 'registeredAt';
          const keys = shown.map((customer) => customer[key]);
          const ascending = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
          expect(keys).toEqual(sort.startsWith('-') ? ascending.reverse() : ascending);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('tells how many orders each of them has of each status, and none of who has none', async () => {
    const [ada = '', bo = ''] = await addCustomers([{ name: 'Ada' }, { name: 'Bo' }]);
    await test.readDb
      .insertInto('read.order_counts')
      .values([
        { scope: ada, status: 'pending', count: 2, position: 1 },
        { scope: ada, status: 'cancelled', count: 1, position: 1 },
        { scope: 'all', status: 'pending', count: 9, position: 1 },
      ])
      .execute();
    const { data } = await list();
    const orders = new Map(data.map((customer) => [customer.id, customer.orders]));
    const none = { pending: 0, shipped: 0, delivered: 0, cancelled: 0 };
    expect(orders.get(ada)).toEqual({ total: 3, byStatus: { ...none, pending: 2, cancelled: 1 } });
    expect(orders.get(bo)).toEqual({ total: 0, byStatus: none });
  });

  it('finds by every word, in name or address, letters that a pattern would read taken as they are', async () => {
    await addCustomers([
      { name: 'Ada Lovelace', email: 'ada@engines.test' },
      { name: 'Ada Byron', email: 'byron@poems.test' },
      { name: '100% Wool', email: 'wool_shop@knits.test' },
    ]);
    expect(await names({ q: 'ADA engines' })).toEqual(['Ada Lovelace']);
    expect((await names({ q: 'ada' })).sort()).toEqual(['Ada Byron', 'Ada Lovelace']);
    expect(await names({ q: '100%' })).toEqual(['100% Wool']);
    expect(await names({ q: 'wool_shop' })).toEqual(['100% Wool']);
    expect(await names({ q: 'a_a' })).toEqual([]);
  });

  it('finds a name whatever its accents, and shows it as it is written', async () => {
    await addCustomers([{ name: 'José Müller' }, { name: 'Jorg Strauß' }]);
    for (const q of ['jose', 'JOSÉ', 'müller jose'])
      expect(await names({ q })).toEqual(['José Müller']);
    for (const q of ['jörg', 'strauss', 'Strauß'])
      expect(await names({ q })).toEqual(['Jorg Strauß']);
  });

  it('takes a cursor of its own sort and search alone', async () => {
    await addCustomers([{ name: 'Ada' }, { name: 'Bo' }]);
    const { nextCursor } = await list({ limit: '1' });
    expect(nextCursor).not.toBeNull();
    const cursor = nextCursor ?? '';
    await expect(list({ cursor, sort: 'name' })).rejects.toThrow(InvalidCursor);
    await expect(list({ cursor, q: 'a' })).rejects.toThrow(InvalidCursor);
  });

  it('answers for a moment even when there is nobody', async () => {
    const { data, hasMore, meta } = await list({ q: 'nobody' });
    expect({ data, hasMore }).toEqual({ data: [], hasMore: false });
    expect(meta.position).toBe(0);
  });
});
