import { z } from 'zod';
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
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** One line of an order; `price` is for one piece, in minor units of the order's currency. */
export const orderItem = z.object({
  productId: uuid,
  productName: z.string(),
  quantity: z.int().min(1),
  price: z.int().min(0),
});
export type OrderItem = z.infer<typeof orderItem>;

export const orderAction = z.enum(['cancel', 'ship', 'deliver', 'add-note']);
export type OrderAction = z.infer<typeof orderAction>;

/** Whether the viewer may do this now; `reason` says in a sentence why not. */
export const allowedAction = z.object({
  action: orderAction,
  allowed: z.boolean(),
  reason: z.string().optional(),
});
export type AllowedAction = z.infer<typeof allowedAction>;

/**
 * An order as every screen, socket event and conflict answer carries it. `number` is the position
 * at which it was placed; customer fields are null for a guest order; `total` is in minor units;
 * `commandIds` are those of its last 8 commands, oldest first.
 */
export const order = z.object({
  id: uuid,
  number: position,
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  customerEmail: z.string().nullable(),
  country: z.string().nullable(),
  items: z.array(orderItem),
  total: z.int().min(0),
  currency,
  status: orderStatus,
  createdAt: instant,
  cancelledAt: instant.nullable(),
  cancellationReason: cancellationReason.nullable(),
  shippedAt: instant.nullable(),
  trackingNumber: z.string().nullable(),
  carrier: z.string().nullable(),
  deliveredAt: instant.nullable(),
  version,
  position,
  commandIds: z.array(uuid),
  allowedActions: z.array(allowedAction),
});
export type Order = z.infer<typeof order>;
