import * as z from 'zod/mini';
import { instant, position, uuid, version } from './identifiers.ts';
import { currency, order, orderStatus } from './order.ts';
import { orderFilterQuery, searchMatch } from './order-filter.ts';
import { cursor, limit, meta, page, wholeNumber } from './page.ts';
import { actor } from './roles.ts';

export const orderPage = page(order);

/** With `q`: what each order was found by, by its id. */
export const adminOrderPage = z.extend(orderPage, {
  matched: z.optional(z.record(uuid, z.array(searchMatch))),
});
export type AdminOrderPage = z.infer<typeof adminOrderPage>;

/** `?at=<version>` of one order. */
export const orderQuery = z.object({ at: z.optional(wholeNumber(1, 2_147_483_647)) });

export const listOrdersQuery = z.object({
  status: z.optional(orderStatus),
  limit,
  cursor: z.optional(cursor),
});
export type ListOrdersQuery = z.infer<typeof listOrdersQuery>;

const sortKeys = ['createdAt', 'total', 'customerName', 'status', 'number'] as const;
export type AdminSortKey = (typeof sortKeys)[number];
export const adminSort = z.enum([
  ...sortKeys,
  ...sortKeys.map((key): `-${AdminSortKey}` => `-${key}`),
]);
export type AdminSort = z.infer<typeof adminSort>;

/** The admin list: the orders of a filter, in an order. */
export const listAdminOrdersQuery = z.extend(orderFilterQuery, {
  sort: z._default(adminSort, '-createdAt'),
  limit,
  cursor: z.optional(cursor),
});
export type ListAdminOrdersQuery = z.infer<typeof listAdminOrdersQuery>;

/** The countries that orders are from, as they stand on them: at most 500. */
export const countryList = z.object({ data: z.array(z.string()), meta });
export type CountryList = z.infer<typeof countryList>;

/** The currencies that were ever ordered in, that of the most orders first. */
export const currencyList = z.object({ data: z.array(currency), meta });
export type CurrencyList = z.infer<typeof currencyList>;

/** What bulk work is planned from: all orders of a filter, by number, up to 1,000 at a time. */
export const matchingOrdersQuery = z.extend(orderFilterQuery, {
  limit: z._default(wholeNumber(1, 1_000), 1_000),
  cursor: z.optional(cursor),
});
export type MatchingOrdersQuery = z.infer<typeof matchingOrdersQuery>;

/**
 * The orders that match, as they are now: a command to each decides by itself whether it still may.
 * No page has an order that was placed after `upTo`, the position of the first. `count`, on the
 * first page, is how many there are; `atLeast` when they are more than anybody counts. `kind`:
 * `similar` when nothing holds the searched words as they were typed.
 */
export const matchingOrders = z.extend(
  page(z.object({ id: uuid, number: position, status: orderStatus, version })),
  {
    upTo: position,
    kind: z.enum(['exact', 'similar']),
    count: z.optional(z.object({ value: z.int().check(z.minimum(0)), atLeast: z.boolean() })),
  },
);
export type MatchingOrders = z.infer<typeof matchingOrders>;

/**
 * The same as a file. `bom`: with a byte order mark before its first column's name, without which
 * Excel takes UTF-8 for the code page of its country. `export`: the id under which its reader asks how
 * far it is.
 */
export const exportOrdersQuery = z.extend(
  z.omit(listAdminOrdersQuery, { limit: true, cursor: true }),
  {
    bom: z._default(z.stringbool({ truthy: ['true'], falsy: ['false'] }), false),
    export: z.optional(uuid),
  },
);

/** So many orders can be named in a request for a file. */
export const mostByName = 1_000;

/** Some orders as a file, named one by one; `bom` as for all that match. */
export const exportSelectionBody = z.strictObject({
  ids: z.array(uuid).check(z.minLength(1), z.maxLength(mostByName)),
  sort: exportOrdersQuery.shape.sort,
  bom: z._default(z.boolean(), false),
});

const count = z.int().check(z.minimum(0));

/** How many orders there are, and of each status. */
export const ordersByStatus = z.object({
  total: count,
  byStatus: z.object({ pending: count, shipped: count, delivered: count, cancelled: count }),
});
export type OrdersByStatus = z.infer<typeof ordersByStatus>;

/** Orders by status: of everybody for admins, the viewer's own for customers. */
export const orderCounts = z.extend(ordersByStatus, { meta });
export type OrderCounts = z.infer<typeof orderCounts>;

const commandType = z.enum(['CreateOrder', 'CancelOrder', 'ShipOrder', 'DeliverOrder', 'AddNote']);

/** One event of an order as its timeline shows it. */
export const timelineEntry = z.object({
  version,
  position,
  type: z.enum(['OrderCreated', 'OrderCancelled', 'OrderShipped', 'OrderDelivered', 'NoteAdded']),
  at: instant,
  actor,
  commandId: uuid,
  data: z.record(z.string(), z.unknown()),
  /** To staff alone: the actor's name, null for the system. */
  actorName: z.optional(z.nullable(z.string())),
  /** To staff alone: the request that brought the command. */
  correlationId: z.optional(z.nullable(z.string())),
  /** To staff alone: the command that it comes from, and what is kept of its body (SHA-256). */
  commandType: z.optional(commandType),
  bodyHash: z.optional(z.nullable(z.string())),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/**
 * An event of an order that an operator skipped, at `at`: the log holds it, and what is shown of the
 * order lacks it for good. Which, why and by whom it was is told to staff alone.
 */
export const skippedOrderEvent = z.object({
  version,
  position,
  at: instant,
  type: z.optional(z.string()),
  reason: z.optional(z.string()),
  by: z.optional(z.string()),
});
export type SkippedOrderEvent = z.infer<typeof skippedOrderEvent>;

export const timeline = z.object({
  data: z.array(timelineEntry),
  leftOut: z.optional(z.array(skippedOrderEvent)),
  meta,
});
export type Timeline = z.infer<typeof timeline>;

export const listChangesQuery = z.object({
  after: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  wait: z._default(wholeNumber(0, 20), 0),
  limit: z._default(wholeNumber(1, 100), 100),
});
export type ListChangesQuery = z.infer<typeof listChangesQuery>;

/**
 * Orders of the viewer whose row changed after `from`, oldest change first, up to `position`;
 * `more` says that further changes may wait behind `position`. Orders that are told with one position
 * come together, be they more than the limit. With `more` and a `position` that is not above `from`
 * those are too many to be told one by one: read anew what you show, and go on from `meta`'s.
 */
export const orderChanges = z.object({
  from: position,
  position,
  changes: z.array(order),
  more: z.boolean(),
  meta,
});
export type OrderChanges = z.infer<typeof orderChanges>;
