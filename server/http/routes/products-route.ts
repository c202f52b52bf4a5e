import { listProductsQuery } from '#server/contracts/product.ts';
import { listProducts } from '#server/queries/list-products.ts';
import { publicQueryRoute } from '../query-route.ts';

/** The catalogue, for anyone. */
export const productsRoute = publicQueryRoute({
  view: 'products',
  query: listProductsQuery,
  async run(reads, _viewer, { query }) {
    const body = await listProducts(reads, query);
    return { body, meta: body.meta };
  },
});
