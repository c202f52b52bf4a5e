import * as z from 'zod/mini';
import { instant, uuid } from './identifiers.ts';
import { ordersByStatus } from './order-queries.ts';
import { cursor, limit, page } from './page.ts';
import { line } from './text.ts';

/** Somebody who has an account or has ordered as one, with their orders by status. */
export const customer = z.object({
  id: uuid,
  name: z.string(),
  /** Empty when they were erased. */
  email: z.string(),
  country: z.nullable(z.string()),
  registeredAt: instant,
  orders: ordersByStatus,
});
export type Customer = z.infer<typeof customer>;

export const customerPage = page(customer);
export type CustomerPage = z.infer<typeof customerPage>;

export const customerSort = z.enum(['-registeredAt', 'registeredAt', 'name', '-name']);
export type CustomerSort = z.infer<typeof customerSort>;

/** `q` is words that must all occur in name or e-mail address. */
export const listCustomersQuery = z.object({
  q: z.optional(line(100)),
  sort: z._default(customerSort, '-registeredAt'),
  limit,
  cursor: z.optional(cursor),
});
export type ListCustomersQuery = z.infer<typeof listCustomersQuery>;
