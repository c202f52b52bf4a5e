import { type Kysely, sql } from 'kysely';

/** Lets a worker that read rows before a rebuild was swapped in know that they are gone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table read.checkpoints add column rebuilds integer not null default 0`.execute(
    db,
  );
}
