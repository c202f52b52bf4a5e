import { type Expression, type SqlBool, sql } from 'kysely';
import type { Page } from '#server/contracts/page.ts';
import type { ListProductsQuery, Product } from '#server/contracts/product.ts';
import { searchWords } from '#server/contracts/search-form.ts';
import { escapeLike } from './pages/escape-like.ts';
import { afterKey, column, type Sort, sortedBy } from './pages/keyset.ts';
import type { Reads } from './reads.ts';
import { type MetaRow, metaColumns, metaFrom } from './view-meta.ts';

const byName: Sort = { columns: [column('name'), column('id')], direction: 'asc' };

/**
 * The catalogue by name; each word of `q` must occur in the name or the product's number, in whatever
 * order, `ids` names the only products wanted. Throws InvalidCursor.
 */
export async function listProducts(
  { db, cursors }: Reads,
  { q, ids, limit, cursor }: ListProductsQuery,
): Promise<Page<Product>> {
  const list = { list: 'products', q, ids: ids?.join() };
  const after = cursor === undefined ? undefined : cursors.open(cursor, list);
  // The page, and beside it the checkpoint that it is true for.
  const found = await db
    .selectFrom('read.checkpoints as view')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('read.products as product')
          .select(['product.id', 'sku', 'name', 'price', 'currency'])
          .$if(q !== undefined, (query) => query.where((where) => where.and(wordsIn(q ?? ''))))
          .$if(ids !== undefined, (query) => query.where('product.id', 'in', ids ?? []))
          .$if(after !== undefined, (query) =>
            query.where(afterKey(byName, after ?? [], 'product')),
          )
          .orderBy(sortedBy(byName, 'product'))
          .limit(limit + 1)
          .as('row'),
      (join) => join.onTrue(),
    )
    .select(metaColumns)
    .selectAll('row')
    .where('view.projection', '=', 'products')
    .orderBy(sortedBy(byName, 'row'))
    .execute();
  const rows = found.filter(isProductRow);
  const data = rows.slice(0, limit).map(({ id, sku, name, price, currency }) => ({
    id,
    sku,
    name,
    price,
    currency,
  }));
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return {
    data,
    hasMore,
    nextCursor: hasMore && last ? cursors.seal([last.name, last.id], list) : null,
    meta: metaFrom(found[0], 'products'),
  };
}

const wordsIn = (q: string): Expression<SqlBool>[] =>
  searchWords(q).map((word) => {
    const like = `%${escapeLike(word)}%`;
    return sql<SqlBool>`(product.search_name like ${like} or product.search_sku like ${like})`;
  });

const isProductRow = (
  row: MetaRow & { [Name in keyof Product]: Product[Name] | null },
): row is MetaRow & Product => row.id !== null;
