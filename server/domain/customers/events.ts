import { z } from 'zod';
import { eventFormat } from '../event-format.ts';

export const customerRegistered = z.object({
  customerId: z.string(),
  name: z.string(),
  email: z.string(),
  country: z.string().nullable(),
});

export const customerRenamed = z.object({ customerId: z.string(), name: z.string() });

/** The data of every customer event by its type, in its newest schema version (all are version 1). */
export const customerEventData = {
  CustomerRegistered: customerRegistered,
  CustomerRenamed: customerRenamed,
} as const;

export type CustomerEventType = keyof typeof customerEventData;

export type CustomerEvent = {
  [Type in CustomerEventType]: { type: Type; data: z.infer<(typeof customerEventData)[Type]> };
}[CustomerEventType];

/** Writes and reads back the customer events; a changed event gets its upcaster here. */
export const customerEvents = eventFormat(customerEventData);
