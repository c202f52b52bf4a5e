import { type Kysely, sql } from 'kysely';

/**
 * Looking for similar names reads a bounded number of them, whatever was typed. Measured on 50,000
 * customers: an address that is nobody's was like all of them by its domain, and took seconds; so
 * addresses are compared without it, and names that are very like a word are looked for before those
 * that are somewhat like it, 300 at most.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

// A plan that reads the whole table computes a similarity for every row of it.
export const settings = `language plpgsql volatile set search_path = read, pg_temp
  set enable_seqscan = off set pg_trgm.word_similarity_threshold = 0.45`;

/** Tries with each threshold until something is found; the setting ends with the function. */
export const inSteps = (thresholds: readonly number[], query: string) => `
  declare threshold text;
  begin
    foreach threshold in array array[${thresholds.map((one) => `'${one}'`).join(', ')}] loop
      perform set_config('pg_trgm.word_similarity_threshold', threshold, false);
      return query ${query};
      if found then return; end if;
    end loop;
  end`;

/** The functions that look for names, with thresholds from the strictest on. */
export const similarNames = (thresholds: readonly number[]): string[] => [
  `create or replace function read.similar_customers(word text, most integer)
    returns table (id uuid, name text, email text, by_name real, by_email real) ${settings} as $$
    #variable_conflict use_column
    ${inSteps(
      thresholds,
      `
      select c.id, c.name, c.email, word_similarity(word, lower(c.name)) as by_name,
        word_similarity(word, split_part(lower(c.email), '@', 1)) as by_email
      from (select x.id, x.name, x.email from customers x
        where lower(x.name || ' ' || split_part(x.email, '@', 1)) %> word limit 300) c
      order by greatest(word_similarity(word, lower(c.name)),
        word_similarity(word, split_part(lower(c.email), '@', 1))) desc, c.id
      limit most`,
    )} $$`,
  `create or replace function read.similar_products(word text, most integer)
    returns table (id uuid, name text) ${settings} as $$
    #variable_conflict use_column
    ${inSteps(
      thresholds,
      `
      select p.id, p.name from (select x.id, x.name from products x
        where lower(x.name) %> word limit 300) p
      order by word_similarity(word, lower(p.name)) desc, p.id limit most`,
    )} $$`,
];

const statements = [
  'drop function read.similar_customers(text, integer)',
  'drop function read.similar_products(text, integer)',
  'drop index read.customers_by_similarity',
  `create index customers_by_similarity on read.customers
    using gin (lower(name || ' ' || split_part(email, '@', 1)) read.gin_trgm_ops)`,
  `select read.word_similarity('a', 'a')`,
  ...similarNames([0.65, 0.45]),
];
