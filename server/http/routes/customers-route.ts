import { listCustomersQuery } from '#server/contracts/customers.ts';
import { listCustomers } from '#server/queries/list-customers.ts';
import { pageRoute } from '../page-route.ts';

/** Customers and their orders by status; they move with the orders, under one checkpoint. */
export const customersRoute = pageRoute({
  needs: { action: 'view-customers' },
  view: 'orders',
  query: listCustomersQuery,
  list: listCustomers,
});
