import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadDatabase } from '#db/read/schema.ts';
import { customerSort, listCustomersQuery } from '#server/contracts/customers.ts';
import { adminSort, listAdminOrdersQuery } from '#server/contracts/order-queries.ts';
import { listChanges } from '#server/queries/list-changes.ts';
import { listCustomers } from '#server/queries/list-customers.ts';
import type { Reads } from '#server/queries/reads.ts';
import { admin, customer, testReads } from '#server/queries/testing/test-reads.ts';
import { listAdminOrders } from './list-admin-orders.ts';
import { listCountries } from './list-countries.ts';
import { listOrders } from './list-orders.ts';

/** A product of the dearest orders. */
const dear = uuidv7();

let test: Awaited<ReturnType<typeof testReads>>;
beforeAll(async () => {
  test = await testReads();
  const customers = Array.from({ length: 20 }, customer);
  const facts = Array.from({ length: 400 }, (_, index) => ({
    customerId: customers[index % 20]?.id ?? null,
    customerName: index % 3 === 0 ? null : `Customer ${index}`,
    total: index,
    ...(index >= 300 && { productId: dear }),
  }));
  await test.addOrders(facts);
  await sql`analyze read.orders`.execute(test.readDb);
});
afterAll(() => test.drop());

/** How Postgres would run a query if it read the whole table only for want of an index. */
const planOf = async (query: (reads: Reads) => Promise<unknown>): Promise<string> => {
  let asked: CompiledQuery | undefined;
  const { readDb } = test;
  // Statements that are built when they are asked, and those that were compiled before.
  const building = readDb.withPlugin({
    transformQuery({ node, queryId }) {
      asked = readDb.getExecutor().compileQuery(node, queryId);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const spied = new Proxy(building, {
    get(db, name) {
      if (name !== 'executeQuery') {
        const value: unknown = Reflect.get(db, name);
        return typeof value === 'function' ? value.bind(db) : value;
      }
      return (query: CompiledQuery) => {
        asked = query;
        return db.executeQuery(query);
      };
    },
  });
  await query({ ...test.reads, db: spied as unknown as ReadonlyKysely<ReadDatabase> });
  if (asked === undefined) throw new Error('no query was asked');
  const { sql: text, parameters } = asked;
  return explain(readDb, text, parameters);
};

const explain = (db: Kysely<ReadDatabase>, text: string, parameters: readonly unknown[]) =>
  db.transaction().execute(async (transaction) => {
    await sql`set local enable_seqscan = off`.execute(transaction);
    await sql`set local enable_incremental_sort = off`.execute(transaction);
    const parts = text.split(/\$\d+/);
    const numbers = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
    const bound = sql.join(
      parts.map((part, index) =>
        index < numbers.length
          ? sql`${sql.raw(part)}${parameters[(numbers[index] ?? 1) - 1]}`
          : sql.raw(part),
      ),
      sql``,
    );
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${bound}`.execute(transaction);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });

describe('a page costs the same wherever it is: an index has its order', () => {
  it.each(adminSort.options)('the list by %s is read from its index', async (sort) => {
    const query = { ...listAdminOrdersQuery.parse({ sort }), limit: 5 };
    const { nextCursor } = await listAdminOrders(test.reads, admin, query);
    for (const cursor of [undefined, nextCursor ?? undefined]) {
      const plan = await planOf((reads) => listAdminOrders(reads, admin, { ...query, cursor }));
      expect(plan).toMatch(/Limit[^\n]*\n\s+->\s+Index Scan (Backward )?using orders_/);
    }
  });

  it('the list of one reason is read from its index', async () => {
    const query = listAdminOrdersQuery.parse({ reason: 'fraud' });
    const plan = await planOf((reads) => listAdminOrders(reads, admin, query));
    expect(plan).toMatch(/Limit[^\n]*\n\s+->\s+Index Scan Backward using orders_of_reason/);
  });

  it('the list of one status by total is read from its index', async () => {
    const query = listAdminOrdersQuery.parse({ status: 'shipped', sort: '-total' });
    const plan = await planOf((reads) => listAdminOrders(reads, admin, query));
    expect(plan).toMatch(
      /Limit[^\n]*\n\s+->\s+Index Scan Backward using orders_of_status_by_total/,
    );
  });

  it.each(adminSort.options)(
    'totals of one currency by %s are read from its index',
    async (sort) => {
      const query = listAdminOrdersQuery.parse({ minTotal: '1', currency: 'GBP', sort });
      const plan = await planOf((reads) => listAdminOrders(reads, admin, query));
      expect(plan).toMatch(/Limit[^\n]*\n\s+->\s+Index Scan (Backward )?using orders_/);
    },
  );

  it('totals of a rare currency are read from its orders, and not from all', async () => {
    const query = listAdminOrdersQuery.parse({ minTotal: '1', currency: 'CHF' });
    const plan = await planOf((reads) => listAdminOrders(reads, admin, query));
    expect(plan).toContain('orders_of_currency_by_total');
  });

  it('countries, from one to the next', async () => {
    const plan = await planOf((reads) => listCountries(reads));
    expect(
      plan.match(/Limit[^\n]*\n\s+->\s+Index Only Scan using orders_of_country/g),
    ).toHaveLength(2);
  });

  it.each(['total', '-total'])(
    'a product by %s is read from its orders, however dear',
    async (sort) => {
      const query = {
        ...listAdminOrdersQuery.parse({ productId: dear, sort }),
        limit: 5,
      };
      // As where none of the nearest orders has it.
      const far = { among: 0 };
      const { data, nextCursor } = await listAdminOrders(test.reads, admin, query, far);
      const totals = data.map(({ total }) => total);
      expect(totals).toEqual(
        sort === 'total' ? [300, 301, 302, 303, 304] : [399, 398, 397, 396, 395],
      );
      for (const cursor of [undefined, nextCursor ?? undefined]) {
        const plan = await planOf((reads) =>
          listAdminOrders(reads, admin, { ...query, cursor }, far),
        );
        expect(plan).toMatch(/Sort[\s\S]*Bitmap Index Scan on orders_of_product/);
        expect(plan).not.toContain('orders_by_total');
      }
    },
  );

  it.each(customerSort.options)('customers by %s are read from their index', async (sort) => {
    const query = { ...listCustomersQuery.parse({ sort }), limit: 5 };
    const plan = await planOf((reads) => listCustomers(reads, admin, query));
    expect(plan).toMatch(/Limit[^\n]*\n\s+->\s+Index Scan (Backward )?using customers_by_/);
  });

  it.each(adminSort.options)(
    'words that may be common are looked for among the nearest orders by %s',
    async (sort) => {
      const query = { ...listAdminOrdersQuery.parse({ q: 'customer lamp', sort }), limit: 5 };
      const { nextCursor } = await listAdminOrders(test.reads, admin, query, { among: 50 });
      for (const cursor of [undefined, nextCursor ?? undefined]) {
        const plan = await planOf((reads) =>
          listAdminOrders(reads, admin, { ...query, cursor }, { among: 50 }),
        );
        expect(plan).toMatch(/Limit[^\n]*\n\s+->\s+Index Scan (Backward )?using orders_/);
        expect(plan).not.toContain('orders_search');
      }
    },
  );

  it('my orders, my changes and all changes are read from their indexes', async () => {
    const me = { ...customer(), id: uuidv7() };
    const plans = [
      await planOf((reads) => listOrders(reads, me, { limit: 20 })),
      await planOf((reads) => listOrders(reads, me, { limit: 20, status: 'pending' })),
      await planOf((reads) => listChanges(reads, me, { after: 1, limit: 20 })),
      await planOf((reads) => listChanges(reads, admin, { after: 1, limit: 20 })),
    ];
    for (const plan of plans) {
      expect(plan).toMatch(/Limit[^\n]*\n\s+->\s+Index Scan (Backward )?using orders_/);
    }
  });
});
