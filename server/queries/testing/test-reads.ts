import type { ReadonlyKysely } from 'kysely/readonly';
import { v7 as uuidv7 } from 'uuid';
import type { ReadDatabase } from '#db/read/schema.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { CancellationReason } from '#server/contracts/order.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { searchForm } from '#server/contracts/search-form.ts';
import { createCursors } from '#server/queries/pages/cursors.ts';
import type { Reads } from '#server/queries/reads.ts';

/** The columns of an order's row that a test varies. */
export type RowFacts = {
  id?: string;
  customerId?: string | null;
  customerName?: string | null;
  customerEmail?: string | null;
  reason?: CancellationReason;
  currency?: string;
  status?: 'pending' | 'shipped' | 'delivered' | 'cancelled';
  total?: number;
  createdAt?: string;
  country?: string | null;
  productId?: string;
  productName?: string;
};

type Person = {
  id: string;
  name: string;
  email: string;
  registeredAt?: string;
  position?: number;
};
type Listed = { id: string; sku: string; name: string; price?: number; position?: number };

export const admin: Viewer = { id: uuidv7(), name: 'Ada', email: 'ada@shop.test', role: 'admin' };
export const customer = (): Viewer => ({
  id: uuidv7(),
  name: 'Casey',
  email: 'casey@customers.test',
  role: 'customer',
});

/** Views of the test's own, read as the queries read them and filled as the projector would. */
export async function testReads() {
  const database = await testDatabase();
  const { readDb } = database;
  const reads: Reads = {
    db: readDb as unknown as ReadonlyKysely<ReadDatabase>,
    cursors: createCursors('secret'),
  };
  let position = 0;
  const checkpoint = () =>
    readDb
      .insertInto('read.checkpoints')
      .values({
        projection: 'orders',
        version: 1,
        position,
        updated_at: new Date(),
        caught_up_at: new Date(),
        paused: false,
      })
      .onConflict((conflict) => conflict.column('projection').doUpdateSet({ position }))
      .execute();
  await checkpoint();
  return {
    ...database,
    reads,
    /** Adds orders, one position each, and moves the checkpoint behind them. Answers their ids. */
    async addOrders(facts: readonly RowFacts[]): Promise<string[]> {
      const rows = facts.map((fact) => orderRow(fact, ++position));
      if (rows.length > 0) await readDb.insertInto('read.orders').values(rows).execute();
      await checkpoint();
      return rows.map(({ id }) => id);
    },
    async addCustomers(people: readonly Person[]): Promise<void> {
      const rows = people.map(({ id, name, email, registeredAt = new Date(), position = 1 }) => ({
        id,
        name,
        email,
        country: null,
        registered_at: registeredAt,
        version: 1,
        position,
        search_name: searchForm(name),
        search_email: searchForm(email),
      }));
      if (rows.length > 0) await readDb.insertInto('read.customers').values(rows).execute();
    },
    async addProducts(products: readonly Listed[]): Promise<void> {
      const rows = products.map(({ id, sku, name, price = 100, position = 1 }) => ({
        id,
        sku,
        name,
        price,
        currency: 'GBP',
        version: 1,
        position,
        search_name: searchForm(name),
        search_sku: searchForm(sku),
      }));
      await readDb.insertInto('read.products').values(rows).execute();
    },
  };
}

function orderRow(facts: RowFacts, position: number) {
  const { status = 'pending', total = 100, customerId = null, customerName = null } = facts;
  const { productId = uuidv7(), productName = 'Lamp', id = uuidv7(), country = null } = facts;
  const { createdAt = new Date(Date.UTC(2026, 0, 1) + position * 1_000).toISOString() } = facts;
  const hasLeft = status === 'shipped' || status === 'delivered';
  return {
    id,
    number: position,
    customer_id: customerId,
    customer_name: customerName,
    customer_email: facts.customerEmail ?? null,
    country,
    items: JSON.stringify([{ productId, productName, quantity: 1, price: total }]),
    product_ids: [productId],
    total,
    currency: facts.currency ?? 'GBP',
    status,
    created_at: createdAt,
    cancelled_at: status === 'cancelled' ? createdAt : null,
    cancellation_reason: status === 'cancelled' ? (facts.reason ?? 'changed-mind') : null,
    shipped_at: hasLeft ? createdAt : null,
    tracking_number: hasLeft ? 'TN1' : null,
    carrier: null,
    delivered_at: status === 'delivered' ? createdAt : null,
    version: 1,
    position,
    command_ids: [uuidv7()],
    search: searchForm(
      `${position} ${id} ${customerName ?? ''} ${facts.customerEmail ?? ''} ${productName}`,
    ),
  };
}
