import { sql } from 'kysely';
import { createWriteDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import type { Config } from '#server/runtime/config.ts';

/** All that the log holds up to a position, as one hash: another one when any of it changes. */
export type LogDigest = { position: number; events: number; digest: string };

/** Hashes the log up to a position, or as far as it is now. Rejects while the database is down. */
export const digestLog = async (
  { databaseUrl, secret }: Config,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<LogDigest> => {
  const url = roleUrl(databaseUrl, 'evenkeel_projector', secret);
  const db = createWriteDb(url, { max: 1, application: 'evenkeel e2e' });
  try {
    // One hash of every event's, so that no long text is put together.
    const { rows } = await sql<LogDigest>`
      select coalesce(max(position), 0)::int as position, count(*)::int as events,
        md5(coalesce(string_agg(md5(event::text), '' order by position), '')) as digest
      from write.events event where position <= ${upTo}`.execute(db);
    const [found] = rows;
    if (found === undefined) throw new TypeError('An aggregate gave no row.');
    return found;
  } finally {
    await db.destroy();
  }
};
