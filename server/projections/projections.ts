import { customerEvents } from '#server/domain/customers/events.ts';
import { orderEvents } from '#server/domain/orders/events.ts';
import { productEvents } from '#server/domain/products/events.ts';
import { insightsProjection } from './insights/insights-projection.ts';
import type { Projection } from './projection.ts';
import { customersTable } from './tables/customers-table.ts';
import { orderCountsTable } from './tables/order-counts-table.ts';
import { orderEventsTable } from './tables/order-events-table.ts';
import { ordersTable } from './tables/orders-table.ts';
import { productsTable } from './tables/products-table.ts';

/** What is shown together moves together, so that a list and the count above it never disagree. */
export const ordersProjection: Projection = {
  name: 'orders',
  version: 2,
  tables: [ordersTable, orderEventsTable, customersTable, orderCountsTable],
  handles: { order: orderEvents, customer: customerEvents },
};

export const productsProjection: Projection = {
  name: 'products',
  version: 2,
  tables: [productsTable],
  handles: { product: productEvents },
};

/** Every read model; a new one is a line here, its tables, and a migration. */
export const projections: readonly Projection[] = [
  ordersProjection,
  productsProjection,
  insightsProjection,
];
