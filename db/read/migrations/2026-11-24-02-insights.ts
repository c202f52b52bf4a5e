import { type Kysely, sql } from 'kysely';

/** What was sold and cancelled, per day (UTC) and currency; amounts in minor units. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

// Today's rows are rewritten by every batch: room beside them keeps the new version on the same page.
const hot =
  'with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000)';
const text = 'text collate "C" not null';

const statements = [
  // What a cancellation takes back: its own event does not say.
  `create table read.sold_orders (
    order_id uuid primary key,
    currency ${text},
    total bigint not null,
    items jsonb not null,
    position bigint not null
  )`,
  `create table read.daily_sales (
    day ${text},
    currency ${text},
    orders integer not null,
    revenue bigint not null,
    cancellations integer not null,
    cancelled_revenue bigint not null,
    position bigint not null,
    primary key (day, currency)
  ) ${hot}`,
  // A period is a day or a month: a year is then twelve periods of rows, not 365.
  `create table read.product_sales (
    period ${text},
    currency ${text},
    product_id uuid not null,
    product_name text not null,
    quantity bigint not null,
    revenue bigint not null,
    position bigint not null,
    primary key (period, currency, product_id)
  ) ${hot}`,
  `create table read.cancel_reasons (
    day ${text},
    reason ${text},
    count integer not null,
    position bigint not null,
    primary key (day, reason)
  ) ${hot}`,
];
