import { type Kysely, sql } from 'kysely';

/**
 * Whether a row tells of a roll-back: its shadow is the view from before, which a rebuild must
 * neither go on with nor drop.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table read.rebuilds add column rolls_back boolean not null default false`.execute(
    db,
  );
}
