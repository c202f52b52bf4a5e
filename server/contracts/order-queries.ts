import { z } from 'zod';
import { instant, position, uuid, version } from './identifiers.ts';
import { order, orderStatus } from './order.ts';
import { cursor, limit, meta, page, wholeNumber } from './page.ts';
import { actor } from './roles.ts';
import { line } from './text.ts';

export const orderPage = page(order);

/** `?at=<version>` of one order. */
export const orderQuery = z.object({ at: wholeNumber(1, 2_147_483_647).optional() });

export const listOrdersQuery = z.object({
  status: orderStatus.optional(),
  limit,
  cursor: cursor.optional(),
});
export type ListOrdersQuery = z.infer<typeof listOrdersQuery>;

const sortKeys = ['createdAt', 'total', 'customerName', 'status', 'number'] as const;
export type AdminSortKey = (typeof sortKeys)[number];
export const adminSort = z.enum([
  ...sortKeys,
  ...sortKeys.map((key): `-${AdminSortKey}` => `-${key}`),
]);
export type AdminSort = z.infer<typeof adminSort>;

/** A day (`2010-12-01`, UTC) or an instant. */
const dayOrInstant = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/**
 * The admin list's filters. `from` is inclusive; `to` includes the whole day when it is a day and is
 * exclusive when it is an instant; totals are inclusive, in minor units.
 */
export const listAdminOrdersQuery = z.object({
  status: orderStatus.optional(),
  q: line(100).optional(),
  from: dayOrInstant.optional(),
  to: dayOrInstant.optional(),
  minTotal: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
  maxTotal: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
  productId: uuid.optional(),
  country: line(100).optional(),
  sort: adminSort.default('-createdAt'),
  limit,
  cursor: cursor.optional(),
});
export type ListAdminOrdersQuery = z.infer<typeof listAdminOrdersQuery>;

/** Orders by status: of everybody for admins, the viewer's own for customers. */
export const orderCounts = z.object({
  total: z.int().min(0),
  byStatus: z.object({
    pending: z.int().min(0),
    shipped: z.int().min(0),
    delivered: z.int().min(0),
    cancelled: z.int().min(0),
  }),
  meta,
});
export type OrderCounts = z.infer<typeof orderCounts>;

/** One event of an order as its timeline shows it. */
export const timelineEntry = z.object({
  version,
  position,
  type: z.enum(['OrderCreated', 'OrderCancelled', 'OrderShipped', 'OrderDelivered', 'NoteAdded']),
  at: instant,
  actor,
  commandId: uuid,
  data: z.record(z.string(), z.unknown()),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const timeline = z.object({ data: z.array(timelineEntry), meta });
export type Timeline = z.infer<typeof timeline>;

export const listChangesQuery = z.object({
  after: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  wait: wholeNumber(0, 20).default(0),
  limit: wholeNumber(1, 100).default(100),
});
export type ListChangesQuery = z.infer<typeof listChangesQuery>;

/**
 * Orders of the viewer whose row changed after `from`, oldest change first, up to `position`;
 * `more` says that further changes wait behind `position`.
 */
export const orderChanges = z.object({
  from: position,
  position,
  changes: z.array(order),
  more: z.boolean(),
  meta,
});
export type OrderChanges = z.infer<typeof orderChanges>;
