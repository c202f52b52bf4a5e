import { type Kysely, sql } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { type ExportProgress, exportProgress } from '#server/contracts/export-progress.ts';
import type { Viewer } from '#server/contracts/roles.ts';

/** How far an export of one's own is; undefined when there is none, or it was long ago. */
export async function getExportProgress(
  authDb: Kysely<AuthDatabase>,
  viewer: Viewer,
  id: string,
): Promise<ExportProgress | undefined> {
  // A reader may rest for 30 s and a fetch take 60: who wrote nothing for longer is not there any more.
  const row = await authDb
    .selectFrom('auth.export_progress')
    .select(['id', 'rows', 'expected', 'ended_at', 'reason'])
    .select(sql<boolean>`seen_at < now() - interval '100 s'`.as('is_silent'))
    .where('id', '=', id)
    .where('user_id', '=', viewer.id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const reason = row.ended_at === null && row.is_silent ? 'lost' : row.reason;
  return exportProgress.parse({
    id: row.id,
    rows: row.rows,
    expected: row.expected,
    state: reason !== null ? 'cut' : row.ended_at === null ? 'running' : 'finished',
    reason,
  });
}
