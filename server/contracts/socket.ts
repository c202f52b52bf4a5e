import * as z from 'zod/mini';
import { instant, position } from './identifiers.ts';
import { order } from './order.ts';

/** First message on a socket: everything up to `position` was sent before it joined. */
export const hello = z.object({ epoch: z.string(), position, serverTime: instant });
export type Hello = z.infer<typeof hello>;

/**
 * An order as the view now has it. `previous` is the position of the message before it in the same
 * room, so a reader whose cursor is below it has missed one.
 */
export const orderMessage = z.object({ position, previous: position, order });
export type OrderMessage = z.infer<typeof orderMessage>;

/**
 * A heartbeat: nothing else was sent to this room between `previous` and `position`. After a burst
 * too large to send row by row `previous` is `position` itself: a hole, to be fetched. `lagMs`: how
 * long ago the view was last known to hold the whole log, where that is known, and of which
 * `revision` it is.
 */
export const positionMessage = z.object({
  position,
  previous: position,
  lagMs: z.optional(z.int().check(z.minimum(0))),
  revision: z.optional(z.int().check(z.minimum(0))),
});
export type PositionMessage = z.infer<typeof positionMessage>;

/**
 * `OrderRefreshed`: the row changed without an event in its turn (it went stale, or parked events
 * were applied at last). It joins no chain: `position` and `previous` are those of the room's last
 * message, and a reader takes the row if it is newer than its own.
 */
export const orderMessageTypes = [
  'OrderCreated',
  'OrderCancelled',
  'OrderShipped',
  'OrderDelivered',
  'NoteAdded',
  'OrderRefreshed',
] as const;
export type OrderMessageType = (typeof orderMessageTypes)[number];

/** All that a server may emit; a client emits nothing. */
export type ServerToClientEvents = {
  hello: (message: Hello) => void;
  position: (message: PositionMessage) => void;
} & { [Type in OrderMessageType]: (message: OrderMessage) => void };
