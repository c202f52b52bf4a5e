import { type Expression, type SqlBool, sql } from 'kysely';
import type { SearchMatch } from '#server/contracts/order-filter.ts';
import { searchForm, searchWords } from '#server/contracts/search-form.ts';
import type { TravellingRow } from '#server/projections/tables/order-row.ts';
import { escapeLike } from '#server/queries/pages/escape-like.ts';
import type { Reads } from '#server/queries/reads.ts';

/** A word of the search box, and what it stands for beside the text that it is in. */
type Word = {
  text: string;
  /** Products whose number it is: id → number. */
  skus: ReadonlyMap<string, string>;
  /** Customers and products whose name is like it: id → where, and the name itself. */
  similar: ReadonlyMap<string, Pick<SearchMatch, 'field' | 'text'>>;
};

/** The orders in which every word occurs. */
export type OrderSearch = readonly Word[];

/** The number of customers, and of products, that a word may mean, the most similar first. */
const mostSimilar = 20;

/** How like a name a word must be, as in `read.similar_customers`. */
const leastSimilar = 0.4;

/**
 * Every word must occur somewhere. A "#" before a number is how people write it, and "3,850" is how
 * the screens do.
 */
const wordsOf = (q: string): string[] =>
  searchWords(q)
    .map((word) => word.replace(/^#(?=\d)/, ''))
    .map((word) => (/^\d{1,3}(,\d{3})+$/.test(word) ? word.replaceAll(',', '') : word));

/** The words as they were typed; none without a search. */
export async function exactSearch({ db }: Reads, q: string | undefined): Promise<OrderSearch> {
  const words = wordsOf(q ?? '');
  if (words.length === 0) return [];
  // The products whose number is one of the words.
  const products = await db
    .selectFrom('read.products')
    .select(['id', 'sku', 'search_sku'])
    .where('search_sku', '=', sql<string>`any(${words}::text[])`)
    .limit(100)
    .execute();
  return words.map((text) => ({
    text,
    skus: new Map(
      products
        .filter((product) => product.search_sku === text)
        .map(({ id, sku }) => [id, sku] as const),
    ),
    similar: new Map(),
  }));
}

/** Each word is looked up among all names; nobody mistypes a name of more. */
const mostLookedUp = 8;

/** The same words with whatever is like them; undefined when nothing is. */
export async function similarSearch(
  reads: Reads,
  search: OrderSearch,
): Promise<OrderSearch | undefined> {
  if (search.length > mostLookedUp) return undefined;
  // People first: of a word that thousands of names are like only a few would be looked at.
  const people = await findPeople(
    reads,
    search.map(({ text }) => text),
  );
  const words = await Promise.all(
    search.map(async (word) => ({
      ...word,
      similar: people.size > 0 ? people : await findSimilar(reads, word.text),
    })),
  );
  return words.some(({ similar }) => similar.size > 0) ? words : undefined;
}

/** Customers whose name or address is like several words, each of them. */
async function findPeople(
  { db }: Reads,
  words: readonly string[],
): Promise<ReadonlyMap<string, Pick<SearchMatch, 'field' | 'text'>>> {
  if (words.length < 2) return new Map();
  const names = words.map((word) => word.split('@')[0] ?? '');
  // Those who are like all of it together, of whom each word must be like something.
  const found = await db
    .selectFrom(
      sql<Person>`(
        select id, name, email, by_name, by_email
        from read.similar_customers(${names.join(' ')}, ${5 * mostSimilar}))`.as('like'),
    )
    .innerJoin('read.customers as customer', 'customer.id', 'like.id')
    .select(['like.id', 'like.name', 'like.email'])
    .select(sql<boolean>`by_name >= by_email`.as('is_name'))
    .where(
      sql<SqlBool>`not exists (select from unnest(${names}::text[]) as word
        where greatest(read.word_similarity(word, search_name),
          read.word_similarity(word, split_part(search_email, '@', 1))) < ${leastSimilar})`,
    )
    .orderBy(sql`greatest(by_name, by_email)`, 'desc')
    .orderBy('like.id')
    .limit(mostSimilar)
    .execute();
  return new Map(found.map((row) => [row.id, nameOf(row)]));
}

type Person = { id: string; name: string; email: string; by_name: number; by_email: number };

async function findSimilar({ db }: Reads, word: string): Promise<Word['similar']> {
  // Everybody's address ends alike. Fewer letters than a trigram has are like everything.
  const [name = ''] = word.split('@');
  if (name.length < 3) return new Map();
  // Whose name or address, and which product's name, is like the word.
  const found = await db
    .selectFrom(
      sql<{ id: string; name: string; email: string | null; is_name: boolean }>`(
        select id, name, email, by_name >= by_email as is_name
          from read.similar_customers(${name}, ${mostSimilar})
        union all
        select id, name, null, true from read.similar_products(${name}, ${mostSimilar}))`.as(
        'like',
      ),
    )
    .selectAll()
    .execute();
  return new Map(found.map((row) => [row.id, nameOf(row)]));
}

const nameOf = ({
  name,
  email,
  is_name,
}: {
  name: string;
  email: string | null;
  is_name: boolean;
}) => {
  if (email === null) return { field: 'product', text: name } as const;
  if (is_name) return { field: 'customerName', text: name } as const;
  return { field: 'customerEmail', text: email } as const;
};

/** The conditions on `read.orders as order` that a search asks for. */
export const searchConditions = (search: OrderSearch): Expression<SqlBool>[] =>
  search.map(({ text, skus, similar }) => {
    const either = [occurs(text)];
    const products = [...skus.keys(), ...idsOf(similar, true)];
    if (products.length > 0) either.push(sql`"order".product_ids && ${products}::uuid[]`);
    const people = idsOf(similar, false);
    if (people.length > 0) either.push(sql`"order".customer_id = any(${people}::uuid[])`);
    return sql<SqlBool>`(${sql.join(either, sql` or `)})`;
  });

/**
 * The text as it was typed. Of an address the index is asked for what stands before its domain, which
 * all addresses at one provider share: to intersect its long lists took 55 ms at 1 M orders.
 */
const occurs = (text: string): Expression<SqlBool> => {
  const [name = '', domain] = text.split('@');
  if (domain === undefined || name.length < 4) return like(text);
  return sql`(${like(`${name}@`)} and strpos("order".search, ${text}) > 0)`;
};

const like = (text: string) => sql<SqlBool>`"order".search like ${`%${escapeLike(text)}%`}`;

const idsOf = (similar: Word['similar'], products: boolean): string[] =>
  [...similar].flatMap(([id, { field }]) => ((field === 'product') === products ? [id] : []));

/** The fields in which each word of a search was found, in this order; a field is named once. */
export function matchesIn(search: OrderSearch, row: TravellingRow): SearchMatch[] {
  const matches = new Map<string, SearchMatch>();
  for (const word of search) {
    const match = exactMatch(word, row) ?? similarMatch(word, row);
    if (match !== undefined) matches.set(`${match.field} ${match.text}`, match);
  }
  return [...matches.values()];
}

function exactMatch({ text, skus }: Word, row: TravellingRow): SearchMatch | undefined {
  const fields: [SearchMatch['field'], string | null][] = [
    ['number', String(row.number)],
    ['customerName', row.customer_name],
    ['customerEmail', row.customer_email],
    ['trackingNumber', row.tracking_number],
    ...row.items.map(({ productName }): [SearchMatch['field'], string] => ['product', productName]),
    ['id', row.id],
  ];
  for (const [field, value] of fields) {
    if (value !== null && searchForm(value).includes(text)) {
      return { field, text: value, kind: 'exact' };
    }
  }
  for (const { productId } of row.items) {
    const sku = skus.get(productId);
    if (sku !== undefined) return { field: 'sku', text: sku, kind: 'exact' };
  }
  return undefined;
}

function similarMatch({ similar }: Word, row: TravellingRow): SearchMatch | undefined {
  const ids = [row.customer_id, ...row.items.map(({ productId }) => productId)];
  for (const id of ids) {
    const match = similar.get(id ?? '');
    if (match !== undefined) return { ...match, kind: 'similar' };
  }
  return undefined;
}
