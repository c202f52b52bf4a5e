import * as z from 'zod/mini';
import { position, uuid, version } from './identifiers.ts';
import { orderStatus } from './order.ts';
import { wholeNumber } from './page.ts';

const rate = z.number().check(z.minimum(0), z.maximum(1));
const delayMs = z.int().check(z.minimum(0), z.maximum(60_000));
const howMany = z.int().check(z.minimum(0), z.maximum(1_000));

/** What is asked of the processes: for everybody, or as it holds for the user that was named. */
export const qaControls = z.object({
  projection: z.object({ paused: z.boolean(), delayMs }),
  realtime: z.object({ dropRate: rate, duplicateRate: rate, delayMs }),
  commands: z.object({
    failBefore: howMany,
    failAfter: howMany,
    failPoint: howMany,
    delayMs,
    kills: z.boolean(),
  }),
  /** Orders whose events cannot be projected. */
  poison: z.array(uuid),
});
export type QaControls = z.infer<typeof qaControls>;

/** No event is projected before it is `delayMs` old, and none at all while `paused`. */
export const qaProjectionBody = z.strictObject({
  paused: z.optional(z.boolean()),
  delayMs: z.optional(delayMs),
});

/** What becomes of the frames to all sockets, or to those of `userId`. `disconnectAll` cuts them now. */
export const qaRealtimeBody = z.strictObject({
  dropRate: z.optional(rate),
  duplicateRate: z.optional(rate),
  delayMs: z.optional(delayMs),
  disconnectAll: z.optional(z.boolean()),
  userId: z.optional(uuid),
});

/**
 * The next so many commands, of anybody or of `userId`, fail before or after their commit; with
 * `kills` each takes its web process with it, and nothing is answered. The next request that changes
 * something and gets as far as its `failPoint`, a COMMIT or a statement outside a transaction, loses
 * the database's answer there; behind the last of these, its own.
 */
export const qaCommandsBody = z.strictObject({
  failBefore: z.optional(howMany),
  failAfter: z.optional(howMany),
  failPoint: z.optional(howMany),
  delayMs: z.optional(delayMs),
  kills: z.optional(z.boolean()),
  userId: z.optional(uuid),
});

/** From now on every projection fails at this order's events; `cure` takes it back. */
export const qaPoisonBody = z.strictObject({ orderId: uuid, cure: z._default(z.boolean(), false) });
export type QaPoisonBody = z.infer<typeof qaPoisonBody>;

/** Wait, at most `wait` seconds, until every projection has reached `position`. */
export const qaBarrierQuery = z.object({
  position: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  wait: z._default(wholeNumber(0, 60), 20),
});

/** How far every projection is; `position` is where the last of them is. */
export const qaBarrier = z.object({ position, projections: z.record(z.string(), position) });
export type QaBarrier = z.infer<typeof qaBarrier>;

export const qaCustomersBody = z.strictObject({
  count: z.int().check(z.minimum(1), z.maximum(100)),
});

/** New accounts that can sign in. */
export const qaCustomers = z.object({
  customers: z.array(
    z.object({ id: uuid, name: z.string(), email: z.string(), password: z.string() }),
  ),
});
export type QaCustomers = z.infer<typeof qaCustomers>;

export const qaOrdersBody = z.strictObject({
  customerId: uuid,
  count: z.int().check(z.minimum(1), z.maximum(1_000)),
  status: orderStatus,
});
export type QaOrdersBody = z.infer<typeof qaOrdersBody>;

/** New orders, oldest first, each at its last event; `position` is that of the last event of all. */
export const qaOrders = z.object({
  orders: z.array(z.object({ orderId: uuid, version, position })),
  position,
});
export type QaOrders = z.infer<typeof qaOrders>;

export const qaResetBody = z.strictObject({});
