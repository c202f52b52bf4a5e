import { type Kysely, sql } from 'kysely';

/**
 * How often a view has been replaced by one whose rows may differ at the same version, so that
 * whoever has read it before reads it anew. A swap of the release before does not count.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table read.checkpoints add column revision integer not null default 0`.execute(
    db,
  );
}
