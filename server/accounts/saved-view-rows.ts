import type { Kysely } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { scopeOf } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { type SavedView, savedView } from '#server/contracts/saved-views.ts';

/** All views, with who keeps them. */
export const selectAnyViews = (authDb: Kysely<AuthDatabase>) =>
  authDb
    .selectFrom('auth.saved_views as view')
    .innerJoin('auth.user as owner', 'owner.id', 'view.owner_id')
    .selectAll('view')
    .select('owner.name as owner_name');

/** The views that this person may use. */
export const selectViews = (authDb: Kysely<AuthDatabase>, viewer: Viewer) =>
  selectAnyViews(authDb).where((where) =>
    where.or([where('view.owner_id', '=', viewer.id), where('view.shared', '=', true)]),
  );

type ViewRow = {
  id: string;
  owner_id: string;
  owner_name: string;
  name: string;
  shared: boolean;
  definition: unknown;
  version: number;
  updated_at: Date;
};

/** Own views are one's own to change; those of others only an admin's. */
export const mayChange = (viewer: Viewer, { owner_id }: { owner_id: string }): boolean =>
  owner_id === viewer.id || scopeOf(viewer.role, 'save-views') === 'all';

export const savedViewFromRow = (row: ViewRow, viewer: Viewer): SavedView =>
  savedView.parse({
    id: row.id,
    name: row.name,
    shared: row.shared,
    definition: row.definition,
    version: row.version,
    ownerName: row.owner_id === viewer.id ? null : row.owner_name,
    mayChange: mayChange(viewer, row),
    updatedAt: row.updated_at.toISOString(),
  });
