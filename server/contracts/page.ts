import { z } from 'zod';
import { position } from './identifiers.ts';

/**
 * What an answer is true for: the log's identity, the position of the view in the same snapshot as
 * the rows, and for how long (ms) the view may have lacked newer events.
 */
export const meta = z.object({ epoch: z.string(), position, lagMs: z.int().min(0) });
export type Meta = z.infer<typeof meta>;

/** A keyset page of `item`. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({
    data: z.array(item),
    hasMore: z.boolean(),
    nextCursor: z.string().nullable(),
    meta,
  });
export type Page<Item> = {
  data: Item[];
  hasMore: boolean;
  nextCursor: string | null;
  meta: Meta;
};

const digits = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,16}$/, { error: 'must be a whole number' })
    .transform(Number)
    .pipe(z.int().min(min).max(max));

/** A whole number in a query string, refused (never clamped) when out of bounds. */
export const wholeNumber = digits;

export const limit = digits(1, 100).default(20);
export const cursor = z.string().min(1).max(1_000);
