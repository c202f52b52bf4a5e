import type { Kysely } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { Cursors } from '#server/queries/pages/cursors.ts';

/** What lists of accounts need: where accounts are, and the seal of their cursors. */
export type AccountReads = { authDb: Kysely<AuthDatabase>; cursors: Cursors };
