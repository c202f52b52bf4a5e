import { type Kysely, sql } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { SavedView } from '#server/contracts/saved-views.ts';
import { savedViewFromRow, selectViews } from './saved-view-rows.ts';

/** More than anybody looks through; shared ones are of all of the staff. */
const mostListed = 500;

/** The views that this person may use, by name. */
export async function listSavedViews(
  authDb: Kysely<AuthDatabase>,
  viewer: Viewer,
): Promise<{ data: SavedView[] }> {
  const rows = await selectViews(authDb, viewer)
    .orderBy(sql`lower(view.name)`)
    .orderBy('view.id')
    .limit(mostListed)
    .execute();
  return { data: rows.map((row) => savedViewFromRow(row, viewer)) };
}
