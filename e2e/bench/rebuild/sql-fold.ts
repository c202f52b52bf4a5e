import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';

/**
 * The limit: the same tables from the same log by Postgres alone, one INSERT … SELECT each, primary
 * keys and then the same secondary indexes. It opens no personal data and checks no event.
 * Answers the seconds that it took, and whether it came to the same numbers as the views.
 */
export const sqlFold = async (
  db: Kysely<ReadDatabase>,
): Promise<{ seconds: number; equal: boolean }> => {
  await sql`drop schema if exists folded cascade`.execute(db);
  await sql`create schema folded`.execute(db);
  const { rows: indexes } = await sql<{ definition: string }>`
    select replace(replace(indexdef, ' ON read.', ' ON folded.'), 'INDEX ' || indexname, 'INDEX folded_' || indexname) as definition
    from pg_indexes where schemaname = 'read'
      and tablename in ('orders', 'order_events', 'customers', 'order_counts')
    order by indexname like '%pkey' desc`.execute(db);
  const isPrimary = ({ definition }: { definition: string }) => definition.includes('_pkey');
  const begun = performance.now();
  for (const table of ['orders', 'order_events', 'customers', 'order_counts']) {
    await sql`create table ${sql.id('folded', table)} (like ${sql.id('read', table)} including defaults)`.execute(
      db,
    );
  }
  for (const index of indexes.filter(isPrimary)) await sql.raw(index.definition).execute(db);
  for (const statement of folds) await sql.raw(statement).execute(db);
  for (const index of indexes.filter((one) => !isPrimary(one))) {
    await sql.raw(index.definition).execute(db);
  }
  const seconds = (performance.now() - begun) / 1_000;
  const { rows } = await sql<{ equal: boolean }>`
    select (select (count(*), sum(total), sum(version), sum(position)) from read.orders)
      = (select (count(*), sum(total), sum(version), sum(position)) from folded.orders)
      and (select count(*) from read.order_events) = (select count(*) from folded.order_events)
      and (select sum(count) from read.order_counts) = (select sum(count) from folded.order_counts)
      as equal`.execute(db);
  await sql`drop schema folded cascade`.execute(db);
  return { seconds, equal: rows[0]?.equal ?? false };
};

const at = `coalesce((metadata->>'occurredAt')::timestamptz, at)`;

const folds = [
  `insert into folded.order_events
    select stream_id, version, position, type, ${at}, metadata->'actor'->>'id',
      metadata->'actor'->>'role', command_id, data
    from write.events where stream_type = 'order' order by stream_id, version`,
  `insert into folded.orders (id, number, customer_id, customer_name, customer_email, country, items,
      product_ids, total, currency, status, created_at, cancelled_at, cancellation_reason, shipped_at,
      tracking_number, carrier, delivered_at, version, position, command_ids, search)
    select o.stream_id, o.number, (c->'customer'->>'id')::uuid, c->'customer'->>'sealed',
      c->'customer'->>'sealed', c->>'country', c->'items',
      array(select distinct (i->>'productId')::uuid from jsonb_array_elements(c->'items') i),
      (c->>'total')::bigint, c->>'currency',
      case when x is not null then 'cancelled' when delivered_at is not null then 'delivered'
        when s is not null then 'shipped' else 'pending' end,
      created_at, cancelled_at, x->>'reason', shipped_at, s->>'trackingNumber', s->>'carrier',
      delivered_at, o.version, o.position, command_ids,
      lower(concat_ws(E'\\n', o.number, o.stream_id, c->'customer'->>'sealed', s->>'trackingNumber',
        (select string_agg(distinct i->>'productName', E'\\n') from jsonb_array_elements(c->'items') i)))
    from (
      select stream_id, max(version) as version, max(position) as position, min(position) as number,
        (array_agg(command_id order by version desc))[1:8] as command_ids,
        (array_agg(data) filter (where type = 'OrderCreated'))[1] as c,
        (array_agg(data) filter (where type = 'OrderCancelled'))[1] as x,
        (array_agg(data) filter (where type = 'OrderShipped'))[1] as s,
        min(${at}) filter (where type = 'OrderCreated') as created_at,
        min(${at}) filter (where type = 'OrderCancelled') as cancelled_at,
        min(${at}) filter (where type = 'OrderShipped') as shipped_at,
        min(${at}) filter (where type = 'OrderDelivered') as delivered_at
      from write.events where stream_type = 'order' group by stream_id
    ) o`,
  `insert into folded.customers (id, name, email, country, registered_at, version, position)
    select distinct on (stream_id) stream_id, coalesce(data->>'sealed', ''), '', data->>'country',
      ${at}, version, position
    from write.events where stream_type = 'customer' order by stream_id, version desc`,
  `insert into folded.order_counts
    select 'all', status, count(*), max(position) from folded.orders group by status
    union all
    select customer_id::text, status, count(*), max(position) from folded.orders
    where customer_id is not null group by customer_id, status`,
];
