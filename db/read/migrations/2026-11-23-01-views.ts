import { type Kysely, sql } from 'kysely';

/** Views, the place of each projection in the log, and the workers. Every index names its query. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

// Rows that every batch rewrites: room beside them keeps the new version on the same page.
const hot =
  'with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 500)';
const status = `text not null check (status in ('pending', 'shipped', 'delivered', 'cancelled'))`;

const statements = [
  'create schema if not exists read',
  'create extension if not exists pg_trgm with schema read',

  `create table read.checkpoints (
    projection text primary key,
    version integer not null,
    position bigint not null default 0 check (position >= 0),
    epoch uuid,
    caught_up_at timestamptz(3),
    updated_at timestamptz(3) not null default now(),
    paused boolean not null default false,
    stopped_reason text
  ) ${hot}`,
  // By its end, because the question is: which batch made position p visible?
  `create table read.batches (
    projection text not null,
    from_position bigint not null,
    to_position bigint not null,
    events integer not null,
    worker text not null,
    committed_at timestamptz(3) not null default clock_timestamp(),
    primary key (projection, to_position),
    check (from_position < to_position)
  )`,
  `create table read.workers (
    id text primary key,
    started_at timestamptz(3) not null,
    seen_at timestamptz(3) not null
  ) ${hot}`,
  `create table read.rebuilds (
    projection text primary key,
    run uuid not null,
    position bigint not null default 0,
    target bigint not null,
    started_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,

  `create table read.orders (
    id uuid primary key,
    number bigint not null,
    customer_id uuid,
    customer_name text,
    customer_email text,
    country text,
    items jsonb not null,
    product_ids uuid[] not null,
    total bigint not null check (total >= 0),
    currency text not null,
    status ${status},
    created_at timestamptz(3) not null,
    cancelled_at timestamptz(3),
    cancellation_reason text,
    shipped_at timestamptz(3),
    tracking_number text,
    carrier text,
    delivered_at timestamptz(3),
    version integer not null,
    position bigint not null,
    command_ids uuid[] not null,
    search text not null
  )`,
  // My orders, newest first: all of them, and of one status.
  'create index orders_mine on read.orders (customer_id, created_at, id)',
  'create index orders_mine_by_status on read.orders (customer_id, status, created_at, id)',
  // Changes since a position: the admins', and a customer's own.
  'create index orders_changes on read.orders (position)',
  'create index orders_my_changes on read.orders (customer_id, position)',
  // The admin list in each of its orders; read backwards for the other direction.
  'create index orders_by_created_at on read.orders (created_at, id)',
  'create index orders_by_total on read.orders (total, id)',
  `create index orders_by_customer_name on read.orders (coalesce(customer_name, ''), id)`,
  'create index orders_by_status on read.orders (status, id)',
  'create unique index orders_by_number on read.orders (number)',
  // The admin list's filters that leave few rows, in its usual order where that is possible.
  'create index orders_of_status on read.orders (status, created_at, id)',
  'create index orders_of_country on read.orders (country, created_at, id)',
  'create index orders_of_product on read.orders using gin (product_ids)',
  'create index orders_search on read.orders using gin (search read.gin_trgm_ops)',

  `create table read.order_events (
    order_id uuid not null,
    version integer not null,
    position bigint not null,
    type text not null,
    at timestamptz(3) not null,
    actor_id text not null,
    actor_role text not null,
    command_id uuid not null,
    data jsonb not null,
    primary key (order_id, version)
  )`,
  // What a standby worker has to send since the position it sent last.
  'create unique index order_events_by_position on read.order_events (position)',

  `create table read.customers (
    id uuid primary key,
    name text not null,
    email text not null,
    country text,
    registered_at timestamptz(3) not null,
    version integer not null,
    position bigint not null
  )`,
  `create table read.order_counts (
    scope text not null,
    status ${status},
    count integer not null check (count >= 0),
    position bigint not null,
    primary key (scope, status)
  ) ${hot}`,

  `create table read.products (
    id uuid primary key,
    sku text not null,
    name text not null,
    price bigint not null check (price >= 0),
    currency text not null,
    version integer not null,
    position bigint not null
  )`,
  // The catalogue page by page.
  'create index products_by_name on read.products (name, id)',
];
