import { type Kysely, sql } from 'kysely';

/**
 * What QA has asked the processes to do wrong. Beside the views, in a schema that only the role of
 * the QA controls may enter; without QA_CONTROLS=1 nobody opens it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema if not exists qa`.execute(db);
  // One row for everybody (scope "all") and one for each user with settings of their own, whose
  // nulls leave to that user what holds for all.
  await sql`create table qa.controls (
    scope text primary key,
    paused boolean not null default false,
    projection_delay_ms integer not null default 0 check (projection_delay_ms >= 0),
    drop_rate double precision check (drop_rate between 0 and 1),
    duplicate_rate double precision check (duplicate_rate between 0 and 1),
    frame_delay_ms integer check (frame_delay_ms >= 0),
    cut uuid,
    fail_before integer not null default 0 check (fail_before >= 0),
    fail_after integer not null default 0 check (fail_after >= 0),
    answer_delay_ms integer check (answer_delay_ms >= 0),
    check (scope = 'all' or (not paused and projection_delay_ms = 0))
  )`.execute(db);
  await sql`create table qa.poison (order_id uuid primary key)`.execute(db);
}
