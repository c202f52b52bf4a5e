import { sql } from 'kysely';
import type {
  Customer,
  CustomerPage,
  CustomerSort,
  ListCustomersQuery,
} from '#server/contracts/customers.ts';
import type { OrdersByStatus } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { searchWords } from '#server/contracts/search-form.ts';
import { escapeLike } from './pages/escape-like.ts';
import { afterKey, column, type Sort, sortedBy } from './pages/keyset.ts';
import type { Reads } from './reads.ts';
import { type MetaRow, metaColumns, metaFrom } from './view-meta.ts';

/** The columns that each sort goes by; the id settles ties. */
const sorted = { name: 'name', registeredAt: 'registered_at' } as const;

const sortOf = (sort: CustomerSort): { by: keyof typeof sorted; order: Sort } => {
  const isDescending = sort.startsWith('-');
  const by = (isDescending ? sort.slice(1) : sort) as keyof typeof sorted;
  const columns = [column(sorted[by]), column('id')];
  return { by, order: { columns, direction: isDescending ? 'desc' : 'asc' } };
};

/**
 * Everybody who is a customer, with their orders by status as the projection counts them; those whose
 * name and address hold every word of `q`. For whoever may see customers. Throws InvalidCursor.
 */
export async function listCustomers(
  { db, cursors }: Reads,
  viewer: Viewer,
  { q, sort, limit, cursor }: ListCustomersQuery,
): Promise<CustomerPage> {
  const list = { list: 'customers', user: viewer.id, q, sort };
  const after = cursor === undefined ? undefined : cursors.open(cursor, list);
  const { by, order } = sortOf(sort);
  const words = searchWords(q ?? '');
  // The page, and beside it the checkpoint that it is true for.
  const found = await db
    .selectFrom('read.checkpoints as view')
    .leftJoinLateral(
      (eb) => {
        let page = eb
          .selectFrom('read.customers as customer')
          .select(['customer.id', 'name', 'email', 'country', 'registered_at']);
        for (const word of words) page = page.where(occurs(word));
        if (after !== undefined) page = page.where(afterKey(order, after, 'customer'));
        return page
          .orderBy(sortedBy(order, 'customer'))
          .limit(limit + 1)
          .as('row');
      },
      (join) => join.onTrue(),
    )
    .select(metaColumns)
    .selectAll('row')
    .select(
      sql<Partial<OrdersByStatus['byStatus']> | null>`(
        select json_object_agg(counter.status, counter.count)
        from read.order_counts counter where counter.scope = "row".id::text)`.as('by_status'),
    )
    .where('view.projection', '=', 'orders')
    .orderBy(sortedBy(order, 'row'))
    .execute();
  const rows = found.filter(isCustomerRow);
  const data = rows.slice(0, limit).map(customerFromRow);
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return {
    data,
    hasMore,
    nextCursor: hasMore && last ? cursors.seal([last[by], last.id], list) : null,
    meta: metaFrom(found[0], 'orders'),
  };
}

const occurs = (word: string) => {
  const like = `%${escapeLike(word)}%`;
  return sql<boolean>`(search_name like ${like} or search_email like ${like})`;
};

type CustomerRow = {
  id: string;
  name: string;
  email: string;
  country: string | null;
  registered_at: string;
  by_status: Partial<OrdersByStatus['byStatus']> | null;
};

const customerFromRow = ({ registered_at, by_status, ...row }: CustomerRow): Customer => {
  const { id, name, email, country } = row;
  const byStatus = { pending: 0, shipped: 0, delivered: 0, cancelled: 0, ...by_status };
  const total = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
  return { id, name, email, country, registeredAt: registered_at, orders: { total, byStatus } };
};

/** A left join gives nulls, all of them, where there was no row. */
const isCustomerRow = <Row extends MetaRow>(
  row: Row & { [Name in keyof CustomerRow]: CustomerRow[Name] | null },
): row is typeof row & CustomerRow => row.id !== null;
