import { z } from 'zod';
import { uuid } from './identifiers.ts';
import { currency } from './order.ts';
import { cursor, limit, page } from './page.ts';
import { line } from './text.ts';

/** A thing for sale; `price` in minor units of `currency`. */
export const product = z.object({
  id: uuid,
  sku: z.string(),
  name: z.string(),
  price: z.int().min(0),
  currency,
});
export type Product = z.infer<typeof product>;

export const productPage = page(product);

export const listProductsQuery = z.object({
  q: line(100).optional(),
  limit,
  cursor: cursor.optional(),
});
export type ListProductsQuery = z.infer<typeof listProductsQuery>;
