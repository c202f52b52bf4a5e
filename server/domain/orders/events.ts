import { z } from 'zod';
import { uuid } from '#server/contracts/identifiers.ts';
import { cancellationReason, currency, orderItem } from '#server/contracts/order.ts';
import { noteVisibility } from '#server/contracts/order-commands.ts';
import { eventFormat } from '../event-format.ts';

/** Null for a guest order. */
const customerId = z.string().nullable();

export const orderCreated = z.object({
  orderId: uuid,
  customer: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  country: z.string().nullable(),
  items: z.array(orderItem).min(1),
  total: z.int().min(0),
  currency,
  note: z.string().nullable(),
});

export const orderCancelled = z.object({
  orderId: uuid,
  customerId,
  reason: cancellationReason,
  note: z.string().nullable(),
});

export const orderShipped = z.object({
  orderId: uuid,
  customerId,
  trackingNumber: z.string(),
  carrier: z.string().nullable(),
});

export const orderDelivered = z.object({ orderId: uuid, customerId });

export const noteAdded = z.object({
  orderId: uuid,
  customerId,
  text: z.string(),
  visibility: noteVisibility,
});

/** The data of every order event by its type, in its newest schema version (all are version 1). */
export const orderEventData = {
  OrderCreated: orderCreated,
  OrderCancelled: orderCancelled,
  OrderShipped: orderShipped,
  OrderDelivered: orderDelivered,
  NoteAdded: noteAdded,
} as const;

export type OrderEventType = keyof typeof orderEventData;

export type OrderEvent = {
  [Type in OrderEventType]: { type: Type; data: z.infer<(typeof orderEventData)[Type]> };
}[OrderEventType];

/** Writes and reads back the order events; a changed event gets its upcaster here. */
export const orderEvents = eventFormat(orderEventData);
