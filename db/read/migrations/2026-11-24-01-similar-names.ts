import { type Kysely, sql } from 'kysely';

/**
 * Typing errors are looked up among the names of customers and products, of which there are few, and
 * not in the text of every order: at 1 M orders a similarity search over those reads most of them.
 * 0.45 finds one wrong letter in a word of five and two in one of eight; 0.6, Postgres's own, does not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const settings = `language sql stable parallel safe
  set search_path = read, pg_temp set pg_trgm.word_similarity_threshold = 0.45`;

const statements = [
  `create index customers_by_similarity on read.customers
    using gin (lower(name || ' ' || email) read.gin_trgm_ops)`,
  `create index products_by_similarity on read.products using gin (lower(name) read.gin_trgm_ops)`,
  // The search box takes a product's own number for the product.
  'create index products_by_sku on read.products (lower(sku))',
  // Loads the library: before that its setting is not known.
  `select read.word_similarity('a', 'a')`,
  // The customers whose name or address has a word that is like this one, most alike first.
  `create function read.similar_customers(word text, most integer)
    returns table (id uuid, name text, email text, by_name real, by_email real) ${settings} as $$
    select id, name, email, word_similarity(word, lower(name)), word_similarity(word, lower(email))
    from customers where lower(name || ' ' || email) %> word
    order by word_similarity(word, lower(name || ' ' || email)) desc, id limit most $$`,
  // The products whose name has a word that is like this one, most alike first.
  `create function read.similar_products(word text, most integer)
    returns table (id uuid, name text) ${settings} as $$
    select id, name from products where lower(name) %> word
    order by word_similarity(word, lower(name)) desc, id limit most $$`,
];
