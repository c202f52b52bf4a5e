import * as z from 'zod/mini';
import { uuid } from './identifiers.ts';
import { currency } from './order.ts';
import { cursor, limit, page } from './page.ts';
import { line } from './text.ts';

const mostIds = 100;

/** `ids=a,b,c`: at most 100 of them. */
const idList = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(mostIds * 37)),
    z.transform((text) => text.split(',')),
  ),
  z.array(uuid).check(z.maxLength(mostIds)),
);

/** A thing for sale; `price` in minor units of `currency`. */
export const product = z.object({
  id: uuid,
  sku: z.string(),
  name: z.string(),
  price: z.int().check(z.minimum(0)),
  currency,
});
export type Product = z.infer<typeof product>;

export const productPage = page(product);

export const listProductsQuery = z.object({
  /** Words that must all occur in name or number. */
  q: z.optional(line(100)),
  /** Only these products; those that the catalogue lacks are left out. */
  ids: z.optional(idList),
  limit,
  cursor: z.optional(cursor),
});
export type ListProductsQuery = z.infer<typeof listProductsQuery>;
