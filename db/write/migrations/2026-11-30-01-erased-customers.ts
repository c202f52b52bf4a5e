import { type Kysely, sql } from 'kysely';

/**
 * Who was erased: their key was deleted. An erased person who comes back gets another key, and what
 * was sealed under the deleted one is told by this apart from what does not open for a wrong reason.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table write.erased_customers (
    customer_id uuid primary key,
    erased_at timestamptz(3) not null default now()
  )`.execute(db);

  // By a trigger: a person is erased by hand, with a DELETE alone.
  await sql`create function write.remember_erased() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
    begin
      if tg_op = 'TRUNCATE' then
        insert into write.erased_customers (customer_id) select customer_id from write.customer_keys
          on conflict do nothing;
        return null;
      end if;
      insert into write.erased_customers (customer_id) values (old.customer_id)
        on conflict do nothing;
      return old;
    end $$`.execute(db);
  await sql`create trigger remember_erased after delete on write.customer_keys
    for each row execute function write.remember_erased()`.execute(db);
  await sql`create trigger remember_all_erased before truncate on write.customer_keys
    for each statement execute function write.remember_erased()`.execute(db);
  await sql`revoke all on function write.remember_erased() from public`.execute(db);

  // Whoever was erased before: without a key, or with one that is younger than what they wrote.
  await sql`insert into write.erased_customers (customer_id)
    select e.stream_id from write.events e
    left join write.customer_keys k on k.customer_id = e.stream_id
    where e.stream_type = 'customer' and e.version = 1
      and (k.customer_id is null or k.created_at > e.at)`.execute(db);
};
