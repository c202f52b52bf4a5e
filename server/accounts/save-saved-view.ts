import { type Kysely, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { isTaken } from '#db/sql-state.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type {
  ChangeSavedViewBody,
  SavedView,
  SavedViewBody,
} from '#server/contracts/saved-views.ts';
import { mayChange, savedViewFromRow, selectAnyViews, selectViews } from './saved-view-rows.ts';

/** What came of it. `not-yours`: a shared one of somebody else's. `changed-since`: another version. */
export type ViewSaved =
  | { kind: 'saved'; view: SavedView }
  | { kind: 'not-found' | 'not-yours' | 'changed-since' | 'name-taken' | 'too-many' };

const mostOwned = 100;

/** Keeps a new view. Names are one's own, whatever their case. */
export async function saveSavedView(
  authDb: Kysely<AuthDatabase>,
  viewer: Viewer,
  { name, shared, definition }: SavedViewBody,
): Promise<ViewSaved> {
  const id = uuidv7();
  // The new view, unless its owner has as many as anybody may; a name of their own that is taken is left.
  const made = await sql<{ id: string }>`
    insert into auth.saved_views (id, owner_id, name, shared, definition)
    select ${id}, ${viewer.id}, ${name}, ${shared}, ${JSON.stringify(definition)}::jsonb
    where (select count(*) from auth.saved_views where owner_id = ${viewer.id}) < ${mostOwned}
    on conflict (owner_id, lower(name)) do nothing returning id`.execute(authDb);
  if (made.rows.length > 0) return found(authDb, viewer, id);
  const taken = await authDb
    .selectFrom('auth.saved_views')
    .select('id')
    .where('owner_id', '=', viewer.id)
    .where(sql<string>`lower(name)`, '=', sql<string>`lower(${name})`)
    .executeTakeFirst();
  return { kind: taken === undefined ? 'too-many' : 'name-taken' };
}

/**
 * Changes a view of one's own, or, as an admin, a shared one. The same change sent again is told what
 * came of the first, unless somebody has changed the view since; also to an admin who took another's
 * view out of their own sight by it.
 */
export async function changeSavedView(
  authDb: Kysely<AuthDatabase>,
  viewer: Viewer,
  { id, ...wanted }: ChangeSavedViewBody & { id: string },
): Promise<ViewSaved> {
  const { name, shared, definition, version } = wanted;
  const refusal = await refuse(authDb, viewer, id);
  if (refusal !== undefined) {
    const isTold = refusal.kind === 'not-found' && (await isAs(authDb, id, wanted, viewer));
    return isTold ? found(authDb, viewer, id) : refusal;
  }
  // Its owner's other views, whose names are taken, are looked at by the unique index.
  const { numUpdatedRows } = await authDb
    .updateTable('auth.saved_views')
    .set({
      name,
      shared,
      definition: JSON.stringify(definition),
      version: version + 1,
      changed_by: viewer.id,
      changed_by_version: version + 1,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
    .catch(nameTaken);
  if (numUpdatedRows === undefined) return { kind: 'name-taken' };
  const isSaved = numUpdatedRows === 1n || (await isAs(authDb, id, wanted));
  return isSaved ? found(authDb, viewer, id) : { kind: 'changed-since' };
}

/**
 * Whether the next version of the view is what is wanted: who got no answer sends the change again.
 * `by`: and it was they who made it so, or it is none of their business.
 */
async function isAs(
  authDb: Kysely<AuthDatabase>,
  id: string,
  { name, shared, definition, version }: ChangeSavedViewBody,
  by?: Viewer,
): Promise<boolean> {
  const row = await authDb
    .selectFrom('auth.saved_views')
    .select('id')
    .where('id', '=', id)
    .where('version', '=', version + 1)
    .where('name', '=', name)
    .where('shared', '=', shared)
    .where('definition', '=', sql<string>`${JSON.stringify(definition)}::jsonb`)
    .$if(by !== undefined, (own) =>
      own.where('changed_by', '=', by?.id ?? null).where('changed_by_version', '=', version + 1),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Deletes a view of one's own, or, as an admin, a shared one; answers it as it was. */
export async function deleteSavedView(
  authDb: Kysely<AuthDatabase>,
  viewer: Viewer,
  id: string,
): Promise<ViewSaved> {
  const refusal = await refuse(authDb, viewer, id);
  if (refusal !== undefined) return refusal;
  const before = await found(authDb, viewer, id);
  await authDb.deleteFrom('auth.saved_views').where('id', '=', id).execute();
  return before;
}

async function refuse(
  authDb: Kysely<AuthDatabase>,
  viewer: Viewer,
  id: string,
): Promise<ViewSaved | undefined> {
  const row = await selectViews(authDb, viewer).where('view.id', '=', id).executeTakeFirst();
  if (row === undefined) return { kind: 'not-found' };
  return mayChange(viewer, row) ? undefined : { kind: 'not-yours' };
}

async function found(authDb: Kysely<AuthDatabase>, viewer: Viewer, id: string): Promise<ViewSaved> {
  // Also one that this person has just taken out of their own sight: an admin stops sharing another's.
  const row = await selectAnyViews(authDb).where('view.id', '=', id).executeTakeFirst();
  return row === undefined
    ? { kind: 'not-found' }
    : { kind: 'saved', view: savedViewFromRow(row, viewer) };
}

const nameTaken = (error: unknown): { numUpdatedRows?: undefined } => {
  if (isTaken(error)) return {};
  throw error;
};
