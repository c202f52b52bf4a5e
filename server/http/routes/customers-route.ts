import { listCustomersQuery } from '#server/contracts/customers.ts';
import { listCustomers } from '#server/queries/list-customers.ts';
import { queryRoute } from '../query-route.ts';

/** Customers and their orders by status; they move with the orders, under one checkpoint. */
export const customersRoute = queryRoute({
  needs: { action: 'view-customers' },
  view: 'orders',
  query: listCustomersQuery,
  async run(reads, viewer, { query }) {
    const body = await listCustomers(reads, viewer, query);
    return { body, meta: body.meta };
  },
});
