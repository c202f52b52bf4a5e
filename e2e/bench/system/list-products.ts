import { v7 as newId } from 'uuid';
import type { EventStore } from '#server/event-store/event-store.ts';

/** Lists that many products in the catalogue that commands read; their ids. */
export const listProducts = async (eventStore: EventStore, count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => newId());
  for (const [index, productId] of ids.entries()) {
    const data = { productId, sku: `S${index}`, name: `White metal lantern ${index}` };
    await eventStore.append({
      actorId: 'bench',
      commandId: newId(),
      bodyHash: 'x',
      expectedVersion: 0,
      streamType: 'product',
      streamId: productId,
      events: [
        {
          type: 'ProductListed',
          schemaVersion: 1,
          data: { ...data, price: 339 + index, currency: 'GBP' },
        },
      ],
      metadata: { actor: { id: 'bench', role: 'system' }, correlationId: newId() },
    });
  }
  return ids;
};
