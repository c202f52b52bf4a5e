import type { z } from 'zod';
import type {
  noteAdded,
  orderCancelled,
  orderCreated,
  orderDelivered,
  orderShipped,
} from '#server/domain/orders/events.ts';
import type { SoldOrder } from './sold-orders-table.ts';

/** An order's event as insights count it: a cancellation comes with what it takes back. */
export type SaleEvent =
  | { type: 'OrderCreated'; data: z.infer<typeof orderCreated> }
  | { type: 'OrderCancelled'; data: z.infer<typeof orderCancelled> & { sold: SoldOrder } }
  | { type: 'OrderShipped'; data: z.infer<typeof orderShipped> }
  | { type: 'OrderDelivered'; data: z.infer<typeof orderDelivered> }
  | { type: 'NoteAdded'; data: z.infer<typeof noteAdded> };

/** What of it moves money or goods; `sign` is -1 where it takes them back. */
export const saleOf = (event: SaleEvent): { sold: SoldLines; sign: 1 | -1 } | undefined => {
  switch (event.type) {
    case 'OrderCreated':
      return { sold: event.data, sign: 1 };
    case 'OrderCancelled':
      return { sold: event.data.sold, sign: -1 };
    default:
      return undefined;
  }
};

type SoldLines = Pick<SoldOrder, 'currency' | 'total' | 'items'>;

/** The day (UTC) of an instant. */
export const dayOf = ({ at }: { at: string }): string => at.slice(0, 10);
