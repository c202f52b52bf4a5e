import { type Kysely, sql } from 'kysely';

/**
 * Who was erased before that was kept and has only ordered, with no stream of their own: a key that
 * is missing counts for an erasure only where one is written down.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`insert into write.erased_customers (customer_id)
    select o.customer_id
    from (
      select (data #>> '{customer,id}')::uuid as customer_id, min(at) as first_at
      from write.events
      where stream_type = 'order' and version = 1 and data #>> '{customer,id}' is not null
      group by 1
    ) o
    left join write.customer_keys k using (customer_id)
    where k.customer_id is null or k.created_at > o.first_at
    on conflict do nothing`.execute(db);
};
