import * as z from 'zod/mini';
import { instant, position, uuid, version } from './identifiers.ts';
import { cancellationReason } from './order.ts';
import { line, paragraph } from './text.ts';

/** What the shop's form may ask for; prices and names come from the catalogue on the server. */
export const placeOrderBody = z
  .strictObject({
    orderId: z.optional(uuid),
    items: z
      .array(
        z.strictObject({
          productId: uuid,
          quantity: z.int({ abort: true }).check(z.minimum(1), z.maximum(10_000)),
        }),
      )
      .check(z.minLength(1), z.maxLength(100)),
    note: z.optional(paragraph(1_000)),
    /** What the customer was shown that it comes to, minor units: another total is refused. */
    expectedTotal: z.optional(z.int().check(z.minimum(0))),
  })
  .check(
    z.superRefine((body, context) => {
      const seen = new Set<string>();
      for (const [index, item] of body.items.entries()) {
        if (seen.has(item.productId)) {
          context.addIssue({
            code: 'custom',
            path: ['items', index, 'productId'],
            message: 'is in the order already; raise the quantity of that line instead',
          });
        }
        seen.add(item.productId);
      }
    }),
  );
export type PlaceOrderBody = z.infer<typeof placeOrderBody>;

export const cancelOrderBody = z
  .strictObject({ reason: cancellationReason, note: z.optional(paragraph(1_000)) })
  .check(
    z.refine((body) => body.reason !== 'other' || body.note !== undefined, {
      path: ['note'],
      error: 'is needed when the reason is "other"',
    }),
  );
export type CancelOrderBody = z.infer<typeof cancelOrderBody>;

export const shipOrderBody = z.strictObject({
  trackingNumber: line(64),
  carrier: z.optional(line(64)),
});
export type ShipOrderBody = z.infer<typeof shipOrderBody>;

export const deliverOrderBody = z.strictObject({});

export const noteVisibility = z.enum(['internal', 'customer']);

export const addNoteBody = z.strictObject({ text: paragraph(2_000), visibility: noteVisibility });
export type AddNoteBody = z.infer<typeof addNoteBody>;

/** Which log a position is of, as in `meta`: another one once it was restored from a backup. */
const epoch = z.optional(z.string());

/** The 202 of every command: the events are durable, the views follow. */
export const commandAccepted = z.object({
  commandId: uuid,
  orderId: uuid,
  version,
  position,
  epoch,
  status: z.literal('accepted'),
});
export type CommandAccepted = z.infer<typeof commandAccepted>;

/** Where a command is now: `projected` once the order views contain its events. */
export const commandStatus = z.object({
  commandId: uuid,
  orderId: uuid,
  version,
  position,
  epoch,
  status: z.enum(['accepted', 'projected']),
  acceptedAt: instant,
  projectedAt: z.optional(instant),
});
export type CommandStatus = z.infer<typeof commandStatus>;
