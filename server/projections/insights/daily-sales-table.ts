import type { Selectable } from 'kysely';
import type { DailySalesTable } from '#db/read/schema.ts';
import { viewTable } from '../projection.ts';
import { dayOf, type SaleEvent, saleOf } from './sale-event.ts';

const nothing = { orders: 0, revenue: 0, cancellations: 0, cancelled_revenue: 0 };

/** Orders and what they were worth on the day they were placed, cancellations on theirs. */
export const dailySalesTable = viewTable<Selectable<DailySalesTable>, SaleEvent>({
  name: 'daily_sales',
  key: ['day', 'currency'],
  streams: ['order'],
  isShared: true,
  keys(event) {
    const sale = saleOf(event);
    return sale === undefined ? [] : [{ day: dayOf(event), currency: sale.sold.currency }];
  },
  evolve(row, event, { day, currency }) {
    const sale = saleOf(event);
    const next = {
      ...(row ?? { day: String(day), currency: String(currency), ...nothing }),
      position: event.position,
    };
    if (sale?.sign === 1) {
      next.orders += 1;
      next.revenue += sale.sold.total;
    }
    if (sale?.sign === -1) {
      next.cancellations += 1;
      next.cancelled_revenue += sale.sold.total;
    }
    return next;
  },
});
