import { productEvents } from '#server/domain/products/events.ts';
import { evolve, initialState, type ProductState } from '#server/domain/products/product.ts';
import type { EventStore } from '#server/event-store/event-store.ts';

/** A product that can be ordered; `price` in minor units of `currency`. */
export type ListedProduct = Extract<ProductState, { status: 'listed' }>;

/** The listed products among these ids, by id, as the write side knows them at this moment. */
export const findProducts = async (
  eventStore: EventStore,
  productIds: string[],
): Promise<Map<string, ListedProduct>> => {
  const products = new Map<string, ListedProduct>();
  for (const [id, stored] of await eventStore.readStreams('product', productIds)) {
    const product = stored.map(productEvents.read).reduce<ProductState>(evolve, initialState);
    if (product.status === 'listed') products.set(id, product);
  }
  return products;
};
