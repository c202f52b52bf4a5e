import type { Selectable } from 'kysely';
import type { ProductSalesTable } from '#db/read/schema.ts';
import { viewTable } from '../projection.ts';
import { dayOf, type SaleEvent, saleOf } from './sale-event.ts';

/** Pieces sold of each product and what they were worth, less what was cancelled in the period. */
export const productSalesTable = viewTable<Selectable<ProductSalesTable>, SaleEvent>({
  name: 'product_sales',
  key: ['period', 'currency', 'product_id'],
  streams: ['order'],
  isShared: true,
  keys(event) {
    const sale = saleOf(event);
    if (sale === undefined) return [];
    const { currency, items } = sale.sold;
    const day = dayOf(event);
    return [...new Set(items.map(({ productId }) => productId))].flatMap((product_id) =>
      [day, day.slice(0, 7)].map((period) => ({ period, currency, product_id })),
    );
  },
  evolve(row, event, { period, currency, product_id }) {
    const { sold, sign } = saleOf(event) ?? { sold: { items: [] }, sign: 1 };
    const lines = sold.items.filter(({ productId }) => productId === product_id);
    const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    const worth = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
    return {
      period: String(period),
      currency: String(currency),
      product_id: String(product_id),
      // The newest name, in whatever order the events come.
      product_name:
        (row !== undefined && row.position > event.position
          ? row.product_name
          : lines.at(-1)?.productName) ?? '',
      quantity: (row?.quantity ?? 0) + sign * pieces,
      revenue: (row?.revenue ?? 0) + sign * worth,
      position: event.position,
    };
  },
});
