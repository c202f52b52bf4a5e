import { v7 as newId } from 'uuid';

/** A placed order of three lines, as it lies in the log: about 600 bytes. */
export const sampleEvent = () => ({
  type: 'OrderCreated' as const,
  data: {
    orderId: newId(),
    customer: { id: newId(), sealed: 'v1.'.padEnd(120, 'x') },
    country: null,
    items: [1, 2, 3].map((quantity) => ({
      productId: newId(),
      productName: 'Set of 6 spice tins, pantry design',
      quantity,
      price: 395,
    })),
    total: 2_370,
    currency: 'GBP',
    note: null,
  },
});

/** Who and why, stored beside the event. */
export const sampleMetadata = () => ({
  actor: { id: newId(), role: 'customer' },
  correlationId: newId(),
});
