import type { AdminSortKey } from '#server/contracts/order-queries.ts';
import type { OrderColumn } from '#server/contracts/saved-views.ts';

type Look = {
  name: string;
  /** Its width (CSS px at the usual size of text) until somebody chose another; without one it takes what is left. */
  width?: number;
  sort?: AdminSortKey;
  right?: boolean;
  /** The column under which it stands where there is little room. */
  under?: OrderColumn;
  /** The column under which it stands, with what stands under it, where there is less room still. */
  narrowUnder?: OrderColumn;
  /** How it stands in the card that a row is on a phone; left out: it does not. */
  card?: string;
};

/** How each column of the list looks. */
export const columnLooks: Record<OrderColumn, Look> = {
  number: {
    name: 'Order',
    width: 96,
    sort: 'number',
    card: 'max-sm:col-start-2 max-sm:row-start-1',
  },
  createdAt: {
    name: 'Placed',
    width: 172,
    sort: 'createdAt',
    narrowUnder: 'customerName',
    card: 'text-muted max-sm:col-span-2 max-sm:col-start-2 max-sm:row-start-3',
  },
  customerName: {
    name: 'Customer',
    width: 144,
    sort: 'customerName',
    card: 'max-sm:col-start-2 max-sm:row-start-2',
  },
  customerEmail: { name: 'E-mail', width: 220, under: 'customerName' },
  country: { name: 'Country', width: 136, under: 'createdAt' },
  items: { name: 'Products', under: 'customerName' },
  status: {
    name: 'State',
    width: 136,
    sort: 'status',
    // What it shows has places of its own in the card, see orderCells.
    card: 'max-sm:contents',
  },
  total: {
    name: 'Total',
    width: 108,
    sort: 'total',
    right: true,
    card: 'text-right max-sm:col-start-3 max-sm:row-start-2',
  },
  shippedAt: { name: 'Shipped', width: 176 },
  deliveredAt: { name: 'Delivered', width: 176 },
  cancelledAt: { name: 'Cancelled', width: 176 },
  cancellationReason: { name: 'Why cancelled', width: 168 },
  carrier: { name: 'Carrier', width: 120 },
  trackingNumber: { name: 'Tracking', width: 176 },
};
