import { type Kysely, sql } from 'kysely';
import { inSteps, settings } from './2026-11-24-09-similar-names-bounded.ts';

/**
 * What is searched is stored as its projection makes it, without accents, and no longer made of the
 * shown text by Postgres: what was typed is put into the same form by the same function. Until the
 * views have been rebuilt, names with accents are found by the letters that have none, and what a
 * worker of the release before has written is not found by name.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

// A worker of the release before still writes rows, without these columns, and one that rebuilds a
// view writes nulls: refused, they would be taken for events that cannot be applied.
const column = (name: string) => `add column ${name} text default ''`;

const statements = [
  `alter table read.customers ${column('search_name')}, ${column('search_email')}`,
  `alter table read.products ${column('search_name')}, ${column('search_sku')}`,
  'update read.customers set search_name = lower(name), search_email = lower(email)',
  'update read.products set search_name = lower(name), search_sku = lower(sku)',
  'drop index read.customers_by_similarity, read.products_by_similarity, read.products_by_sku',
  `create index customers_by_similarity on read.customers
    using gin ((search_name || ' ' || split_part(search_email, '@', 1)) read.gin_trgm_ops)`,
  'create index customers_by_search_name on read.customers using gin (search_name read.gin_trgm_ops)',
  'create index customers_by_search_email on read.customers using gin (search_email read.gin_trgm_ops)',
  'create index products_by_similarity on read.products using gin (search_name read.gin_trgm_ops)',
  'create index products_by_sku on read.products (search_sku)',
  // Loads the library: before that its setting is not known.
  `select read.word_similarity('a', 'a')`,
  `create or replace function read.similar_customers(word text, most integer)
    returns table (id uuid, name text, email text, by_name real, by_email real) ${settings} as $$
    #variable_conflict use_column
    ${inSteps(
      [0.65, 0.45, 0.4],
      `
      select c.id, c.name, c.email, word_similarity(word, c.search_name) as by_name,
        word_similarity(word, split_part(c.search_email, '@', 1)) as by_email
      from (select * from customers x
        where (x.search_name || ' ' || split_part(x.search_email, '@', 1)) %> word limit 300) c
      order by greatest(word_similarity(word, c.search_name),
        word_similarity(word, split_part(c.search_email, '@', 1))) desc, c.id
      limit most`,
    )} $$`,
  `create or replace function read.similar_products(word text, most integer)
    returns table (id uuid, name text) ${settings} as $$
    #variable_conflict use_column
    ${inSteps(
      [0.65, 0.45, 0.4],
      `
      select p.id, p.name from (select * from products x
        where x.search_name %> word limit 300) p
      order by word_similarity(word, p.search_name) desc, p.id limit most`,
    )} $$`,
];
