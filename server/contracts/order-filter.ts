import * as z from 'zod/mini';
import { dayOrInstant, uuid } from './identifiers.ts';
import { cancellationReason, currency, orderStatus } from './order.ts';
import { wholeNumber } from './page.ts';
import { line } from './text.ts';

/**
 * What staff filter orders by, as a query string has it: the one grammar of list, export, bulk work,
 * saved views and URLs. `q` is words over number, id, e-mail, first and last name, product name and
 * number, tracking number: all of them must occur, whatever their accents. `from` is inclusive; `to`
 * includes the whole day when it is a day and is exclusive when it is an instant; totals are
 * inclusive, in minor units of each order's own currency: `currency` leaves the orders of one;
 * `reason` is why an order was cancelled.
 */
export const orderFilterQuery = z.object({
  status: z.optional(orderStatus),
  q: z.optional(line(100)),
  from: z.optional(dayOrInstant),
  to: z.optional(dayOrInstant),
  minTotal: z.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  maxTotal: z.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  currency: z.optional(currency),
  productId: z.optional(uuid),
  country: z.optional(line(100)),
  /** `true`: only orders of which events are parked; `false`: only the others. */
  stale: z.optional(z.stringbool({ truthy: ['true'], falsy: ['false'] })),
  reason: z.optional(cancellationReason),
  customerId: z.optional(uuid),
});
export type OrderFilterQuery = z.infer<typeof orderFilterQuery>;

/**
 * What of an order a searched word was found in. `text` is the field's own text; `similar` when
 * nothing holds the word as it was typed, and this is like it.
 */
export const searchMatch = z.object({
  field: z.enum([
    'number',
    'id',
    'customerName',
    'customerEmail',
    'product',
    'sku',
    'trackingNumber',
  ]),
  text: z.string(),
  kind: z.enum(['exact', 'similar']),
});
export type SearchMatch = z.infer<typeof searchMatch>;
