import * as z from 'zod/mini';
import { cancellationReason, currency, orderItem } from '#server/contracts/order.ts';
import { noteVisibility } from '#server/contracts/order-commands.ts';
import type { OrderCommand } from '#server/domain/orders/commands.ts';

const text = z.nullable(z.string());

const command = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('CreateOrder'),
    orderId: z.string(),
    customer: z.nullable(z.object({ id: z.string(), name: z.string(), email: z.string() })),
    country: text,
    items: z.array(orderItem),
    currency,
    note: text,
  }),
  z.object({ type: z.literal('CancelOrder'), reason: cancellationReason, note: text }),
  z.object({ type: z.literal('ShipOrder'), trackingNumber: z.string(), carrier: text }),
  z.object({ type: z.literal('DeliverOrder') }),
  z.object({ type: z.literal('AddNote'), text: z.string(), visibility: noteVisibility }),
]) satisfies z.ZodMiniType<OrderCommand>;

/**
 * An entry of the pending log. `n` orders the commands of one order; `at` is the click, ms since
 * 1970; `tries` counts how often the viewer asked, `attempts` how often the network was asked since;
 * `version` and `position` are those of the 202, in the log that `epoch` names (null: not known).
 * `expectedVersion` is the version of the order that the viewer decided on (sent as If-Match),
 * `ownBefore` how many own commands were drawn on the server's row then and are counted in it.
 * `awaitsSignIn`: the session had ended when it was last asked.
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
  version: z.optional(z.int()),
  position: z.optional(z.int()),
  epoch: z.optional(z.nullable(z.string())),
  acceptedAt: z.optional(z.number()),
  expectedVersion: z.optional(z.int()),
  ownBefore: z.optional(z.int()),
  awaitsSignIn: z.optional(z.boolean()),
  refusal: z.optional(z.object({ code: z.string(), message: z.string() })),
});
export type PendingCommand = z.infer<typeof pendingCommand>;
export type PendingState = PendingCommand['state'];

/** Whether the command may still change its order: neither refused nor held back by a refusal. */
export const isLive = ({ state }: PendingCommand): boolean =>
  state !== 'refused' && state !== 'blocked';

/** Whether nobody knows yet what the server says to it. */
export const isUnresolved = (entry: PendingCommand): boolean =>
  isLive(entry) && entry.state !== 'accepted';
