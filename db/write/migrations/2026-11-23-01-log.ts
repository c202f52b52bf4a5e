import { type Kysely, sql } from 'kysely';

/** The log, the commands that it has answered, and the keys of the personal data in it. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  // One row: whoever holds it decides the next position. A new log is a new identity.
  await sql`create table write.head (
    only_row boolean primary key default true check (only_row),
    position bigint not null check (position >= 0),
    epoch uuid not null
  ) with (fillfactor = 10)`.execute(db);
  await sql`insert into write.head (position, epoch) values (0, gen_random_uuid())`.execute(db);

  // The stream's id leads its index: comparing it settles almost every comparison.
  await sql`create table write.events (
    position bigint primary key check (position > 0),
    stream_type text collate "C" not null,
    stream_id uuid not null,
    version integer not null check (version > 0),
    type text not null,
    schema_version integer not null check (schema_version > 0),
    data jsonb not null,
    metadata jsonb not null,
    command_id uuid not null,
    at timestamptz(3) not null,
    unique (stream_id, stream_type, version)
  )`.execute(db);

  // Ids made by browsers rise with time, so the command's id leads and new rows land side by side.
  await sql`create table write.commands (
    actor_id text collate "C" not null,
    command_id uuid not null,
    body_hash text not null,
    stream_type text collate "C" not null,
    stream_id uuid not null,
    version integer not null check (version > 0),
    position bigint not null check (position > 0),
    accepted_at timestamptz(3) not null,
    primary key (command_id, actor_id)
  )`.execute(db);

  // Outside the log, so that deleting a row erases the person from it.
  await sql`create table write.customer_keys (
    customer_id uuid primary key,
    key bytea not null check (octet_length(key) = 32),
    created_at timestamptz(3) not null default now()
  )`.execute(db);
};
