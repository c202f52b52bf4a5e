import { z } from 'zod';
import { cancellationReason, currency, orderItem } from '#server/contracts/order.ts';
import { noteVisibility } from '#server/contracts/order-commands.ts';
import type { OrderCommand } from '#server/domain/orders/commands.ts';

const text = z.string().nullable();

const command = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('CreateOrder'),
    orderId: z.string(),
    customer: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
    country: text,
    items: z.array(orderItem),
    currency,
    note: text,
  }),
  z.object({ type: z.literal('CancelOrder'), reason: cancellationReason, note: text }),
  z.object({ type: z.literal('ShipOrder'), trackingNumber: z.string(), carrier: text }),
  z.object({ type: z.literal('DeliverOrder') }),
  z.object({ type: z.literal('AddNote'), text: z.string(), visibility: noteVisibility }),
]) satisfies z.ZodType<OrderCommand>;

/**
 * An entry of the pending log. `n` orders the commands of one order; `at` is the click, ms since
 * 1970; `tries` counts how often the viewer asked, `attempts` how often the network was asked since;
 * `version` and `position` are those of the 202.
 */
export const pendingCommand = z.object({
  commandId: z.string(),
  orderId: z.string(),
  n: z.int(),
  command,
  at: z.number(),
  state: z.enum(['queued', 'sending', 'unknown', 'accepted', 'refused', 'blocked']),
  tries: z.int(),
  attempts: z.int(),
  version: z.int().optional(),
  position: z.int().optional(),
  acceptedAt: z.number().optional(),
  refusal: z.object({ code: z.string(), message: z.string() }).optional(),
});
export type PendingCommand = z.infer<typeof pendingCommand>;
export type PendingState = PendingCommand['state'];

/** Whether the command may still change its order: neither refused nor held back by a refusal. */
export const isLive = ({ state }: PendingCommand): boolean =>
  state !== 'refused' && state !== 'blocked';

/** Whether nobody knows yet what the server says to it. */
export const isUnresolved = (entry: PendingCommand): boolean =>
  isLive(entry) && entry.state !== 'accepted';
