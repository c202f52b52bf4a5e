import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Side } from './roles/grants.ts';
import { lacksTable } from './sql-state.ts';

/**
 * Whether a side has had every migration that this release brings; it may have had later ones. Looks
 * for their files below the working directory, which is the project's root for every process: a
 * bundle does not know where they lie.
 */
export async function isMigrated<Database>(db: Kysely<Database>, side: Side): Promise<boolean> {
  const files = await readdir(join(process.cwd(), 'db', side, 'migrations'));
  const names = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
  try {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from ${sql.table(`${side}.migrations`)}
      where name = any(${names}::text[])`.execute(db);
    return rows[0]?.count === names.length;
  } catch (error) {
    // Never migrated, or all of it dropped.
    if (lacksTable(error)) return false;
    throw error;
  }
}
