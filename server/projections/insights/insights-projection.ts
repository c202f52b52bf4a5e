import { orderEvents } from '#server/domain/orders/events.ts';
import type { Projection } from '../projection.ts';
import { cancelReasonsTable } from './cancel-reasons-table.ts';
import { dailySalesTable } from './daily-sales-table.ts';
import { productSalesTable } from './product-sales-table.ts';
import { soldOrdersTable } from './sold-orders-table.ts';

/**
 * What was sold and cancelled, under a checkpoint of its own: figures may be a moment behind the
 * lists, and a mistake in them must not stop the lists.
 */
export const insightsProjection: Projection = {
  name: 'insights',
  version: 1,
  tables: [soldOrdersTable, dailySalesTable, productSalesTable, cancelReasonsTable],
  handles: { order: orderEvents },
  gatherMs: 250,
  recall: {
    table: soldOrdersTable,
    keyOf: ({ type, streamId }) => (type === 'OrderCancelled' ? { order_id: streamId } : undefined),
    attach: (event, sold) => ({ ...event, data: { ...(event.data as object), sold } }),
  },
};
