import { type Kysely, sql } from 'kysely';

/** Events that a projection cannot apply, the marks they leave, and what an operator decided. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // `place`: of the live view, of a rebuild's shadow, or of the view that a rebuild replaced.
  `create table read.dead_letters (
    place text not null check (place in ('live', 'shadow', 'previous')),
    projection text not null,
    position bigint not null,
    stream_type text not null,
    stream_id uuid not null,
    version integer not null,
    type text not null,
    command_id uuid not null,
    correlation_id text,
    at timestamptz(3) not null,
    data jsonb not null,
    error text,
    parked_at timestamptz(3) not null default now(),
    primary key (projection, place, position)
  )`,
  // Whether a stream is parked, and its letters in order.
  'create index dead_letters_of_stream on read.dead_letters (projection, place, stream_id, position)',
  `create table read.skipped_events (
    projection text not null,
    position bigint not null,
    reason text not null,
    skipped_by text not null,
    skipped_at timestamptz(3) not null default now(),
    primary key (projection, position)
  )`,
  // Rows of orders that changed out of their turn: with which position a reader is told of it.
  `create table read.late_changes (
    order_id uuid primary key,
    position bigint not null
  )`,
  'create index late_changes_by_position on read.late_changes (position)',
  // `parked`: letters of the live view; `late_position`: the highest of `late_changes`.
  `alter table read.checkpoints
    add column parked integer not null default 0 check (parked >= 0),
    add column late_position bigint not null default 0`,
  'alter table read.orders add column stale_since timestamptz(3)',
  'create index orders_stale on read.orders (created_at, id) where stale_since is not null',
];
