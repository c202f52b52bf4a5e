import { type Kysely, sql } from 'kysely';

/**
 * Of a rebuild that is asked for: whether it shall take its place though rows come out differently
 * (`accept_differences`); of one that was not swapped in: that this was why (`differs`); of one under
 * way: how many events it has to apply (`total`), which are fewer than the log has. A worker of the
 * release before heeds the first as if it were false, and never writes the others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table read.operations
    add column accept_differences boolean not null default false,
    add column differs boolean not null default false`.execute(db);
  await sql`alter table read.rebuilds add column total bigint`.execute(db);
}
