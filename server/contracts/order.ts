import * as z from 'zod/mini';
import { instant, position, uuid, version } from './identifiers.ts';

export const orderStatus = z.enum(['pending', 'shipped', 'delivered', 'cancelled']);
export type OrderStatus = z.infer<typeof orderStatus>;

export const cancellationReason = z.enum([
  'changed-mind',
  'ordered-by-mistake',
  'found-cheaper',
  'too-slow',
  'fraud',
  'out-of-stock',
  'other',
]);
export type CancellationReason = z.infer<typeof cancellationReason>;

/** ISO 4217. */
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/));

/** One line of an order; `price` is for one piece, in minor units of the order's currency. */
export const orderItem = z.object({
  productId: uuid,
  productName: z.string(),
  quantity: z.int().check(z.minimum(1)),
  price: z.int().check(z.minimum(0)),
});
export type OrderItem = z.infer<typeof orderItem>;

export const orderAction = z.enum(['cancel', 'ship', 'deliver', 'add-note']);
export type OrderAction = z.infer<typeof orderAction>;

/** Whether the viewer may do this now; `reason` says in a sentence why not. */
export const allowedAction = z.object({
  action: orderAction,
  allowed: z.boolean(),
  reason: z.optional(z.string()),
});
export type AllowedAction = z.infer<typeof allowedAction>;

/**
 * An order as every screen, socket event and conflict answer carries it. `number` is the position
 * at which it was placed; customer fields are null for a guest order; `total` is in minor units;
 * `commandIds` are those of its last 8 commands, oldest first; `staleSince` is set while later events
 * of the order are parked because the view cannot apply one of them.
 */
export const order = z.object({
  id: uuid,
  number: position,
  customerId: z.nullable(z.string()),
  customerName: z.nullable(z.string()),
  customerEmail: z.nullable(z.string()),
  country: z.nullable(z.string()),
  items: z.array(orderItem),
  total: z.int().check(z.minimum(0)),
  currency,
  status: orderStatus,
  createdAt: instant,
  cancelledAt: z.nullable(instant),
  cancellationReason: z.nullable(cancellationReason),
  shippedAt: z.nullable(instant),
  trackingNumber: z.nullable(z.string()),
  carrier: z.nullable(z.string()),
  deliveredAt: z.nullable(instant),
  version,
  position,
  commandIds: z.array(uuid),
  staleSince: z._default(z.nullable(instant), null),
  allowedActions: z.array(allowedAction),
});
export type Order = z.infer<typeof order>;
