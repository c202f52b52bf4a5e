import { z } from 'zod';
import { uuid } from '#server/contracts/identifiers.ts';
import { currency } from '#server/contracts/order.ts';
import { eventFormat } from '../event-format.ts';

const price = z.int().min(1);

export const productListed = z.object({
  productId: uuid,
  sku: z.string(),
  name: z.string(),
  price,
  currency,
});
export const productRenamed = z.object({ productId: uuid, name: z.string() });
export const productRepriced = z.object({ productId: uuid, price });

/** The data of every product event by its type, in its newest schema version (all are version 1). */
export const productEventData = {
  ProductListed: productListed,
  ProductRenamed: productRenamed,
  ProductRepriced: productRepriced,
} as const;

export type ProductEventType = keyof typeof productEventData;

export type ProductEvent = {
  [Type in ProductEventType]: { type: Type; data: z.infer<(typeof productEventData)[Type]> };
}[ProductEventType];

/** Writes and reads back the product events; a changed event gets its upcaster here. */
export const productEvents = eventFormat(productEventData);
