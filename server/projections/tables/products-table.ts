import type { Selectable } from 'kysely';
import type { ProductsTable } from '#db/read/schema.ts';
import { searchForm } from '#server/contracts/search-form.ts';
import type { ProductEvent } from '#server/domain/products/events.ts';
import { assertNextVersion, BrokenStream, withoutEvent } from '../broken-stream.ts';
import { viewTable } from '../projection.ts';

/** The catalogue: one row a product. */
export const productsTable = viewTable<Selectable<ProductsTable>, ProductEvent>({
  name: 'products',
  key: ['id'],
  streams: ['product'],
  keys: ({ streamId }) => [{ id: streamId }],
  mayExist: ({ version }) => version > 1,
  skip: withoutEvent,
  evolve(row, event) {
    assertNextVersion(row, event);
    const { version, position } = event;
    if (event.type === 'ProductListed') {
      const { sku, name, price, currency } = event.data;
      return {
        id: event.streamId,
        sku,
        name,
        price,
        currency,
        version,
        position,
        search_name: searchForm(name),
        search_sku: searchForm(sku),
      };
    }
    if (row === undefined) throw new BrokenStream(event, 0);
    switch (event.type) {
      case 'ProductRenamed': {
        const { name } = event.data;
        return { ...row, name, search_name: searchForm(name), version, position };
      }
      case 'ProductRepriced':
        return { ...row, price: event.data.price, version, position };
      default:
        return event satisfies never;
    }
  },
});
