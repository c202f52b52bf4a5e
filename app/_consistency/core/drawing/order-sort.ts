import type { Order } from '#server/contracts/order.ts';
import type { AdminSort } from '#server/contracts/order-queries.ts';

/** Negative when `a` is listed before `b`. */
export type Compare = (a: Order, b: Order) => number;

const byId: Compare = (a, b) => (a.id < b.id ? -1 : Number(a.id > b.id));

const keys: Record<string, Compare> = {
  // Instants are all of one form, so they compare as text.
  createdAt: (a, b) => (a.createdAt < b.createdAt ? -1 : Number(a.createdAt > b.createdAt)),
  number: (a, b) => a.number - b.number,
  total: (a, b) => a.total - b.total,
};

/**
 * The server's order of a list, where it can be told here: by `createdAt`, `number` or `total`, which
 * never change. Undefined for names (the database's collation decides) and for `status`, which moves.
 */
export const compareBy = (sort: AdminSort): Compare | undefined => {
  const descending = sort.startsWith('-');
  const key = keys[descending ? sort.slice(1) : sort];
  if (key === undefined) return undefined;
  const direction = descending ? -1 : 1;
  return (a, b) => direction * (key(a, b) || byId(a, b));
};
