import { type Kysely, sql } from 'kysely';
import type { AuthDatabase } from '#db/auth/schema.ts';

/** More than one sign-in leaves behind, so that they do not gather; few enough to cost it nothing. */
const atOnce = 100;

/** Takes away rows of sessions that expired, the oldest first. A browser that was closed never says so. */
export const forgetExpiredSessions = async (authDb: Kysely<AuthDatabase>): Promise<void> => {
  // Those that another sign-in is taking away are left to it.
  await authDb
    .deleteFrom('auth.session')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('auth.session')
        .select('id')
        .where('expires_at', '<', sql<Date>`now()`)
        .orderBy('expires_at')
        .limit(atOnce)
        .forUpdate()
        .skipLocked(),
    )
    .execute();
};
