import * as z from 'zod/mini';
import { position } from './identifiers.ts';

/**
 * What an answer is true for: the log's identity, the position of the view in the same snapshot as
 * the rows, and for how long (ms) the view may have lacked newer events. `revision` changes when a
 * view is replaced whose rows may differ at the same version: read again. Absent from the previous
 * release's answers.
 */
export const meta = z.object({
  epoch: z.string(),
  position,
  lagMs: z.int().check(z.minimum(0)),
  revision: z.optional(z.int().check(z.minimum(0))),
});
export type Meta = z.infer<typeof meta>;

/**
 * How many rows a screen reads of a list at once, the server that renders it and the browser that
 * reads it anew: with fewer the rest would leave the screen.
 */
export const pageSize = { ownOrders: 20, allOrders: 50, products: 24, records: 50 } as const;

/** A keyset page of `item`. */
export const page = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({
    data: z.array(item),
    hasMore: z.boolean(),
    nextCursor: z.nullable(z.string()),
    meta,
  });
export type Page<Item> = {
  data: Item[];
  hasMore: boolean;
  nextCursor: string | null;
  meta: Meta;
};

/** A keyset page of what is no view and so has no position. */
export const records = <Item extends z.ZodMiniType>(item: Item) =>
  z.omit(page(item), { meta: true });
export type Records<Item> = Omit<Page<Item>, 'meta'>;

/** A whole number in a query string, refused (never clamped) when out of bounds. */
export const wholeNumber = (min: number, max: number) => {
  const wrong = { error: `must be a whole number from ${min} to ${max}`, abort: true };
  return z.pipe(
    z.pipe(z.string().check(z.regex(/^\d{1,16}$/, wrong)), z.transform(Number)),
    z.int(wrong).check(z.minimum(min, wrong), z.maximum(max, wrong)),
  );
};

export const limit = z._default(wholeNumber(1, 100), 20);
export const cursor = z.string().check(z.minLength(1), z.maxLength(1_000));
