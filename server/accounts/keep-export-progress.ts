import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Logger } from 'pino';
import type { AuthDatabase } from '#db/auth/schema.ts';
import type { ExportCut } from '#server/contracts/export-progress.ts';
import type { Viewer } from '#server/contracts/roles.ts';

/** What a stream tells of itself. Neither rejects nor makes the stream wait. */
export type ExportTold = {
  /** So many more rows were sent. */
  sent(rows: number): void;
  /** It is over, whole without a reason; only the first end counts. */
  ended(reason?: ExportCut): void;
};

/** Written this often (ms) at most, however fast rows go. */
const paceMs = 1_000;
/** More than one export leaves behind, so that they do not gather. */
const prunedAtOnce = 100;

type Begun = { id: string; viewer: Viewer; expected: number | undefined };
type Deps = { authDb: Kysely<AuthDatabase>; log: Pick<Logger, 'warn'> };

/**
 * Keeps how far an export is, under an id of its reader's choice, for a day. A download that is begun
 * again takes the place of the one before; an id of somebody else's is left to them. Without its
 * database an export goes on, and nobody is told how far it is.
 */
export async function keepExportProgress({ authDb, log }: Deps, begun: Begun): Promise<ExportTold> {
  const unwritten = (err: unknown) => void log.warn({ err }, 'progress of an export not written');
  const begunAt = await begin(authDb, begun).catch(unwritten);
  if (!begunAt) return { sent() {}, ended() {} };
  let rows = 0;
  let toldAt = performance.now();
  let isOver = false;
  let writing: Promise<void> | undefined;
  const write = async (end: { ended_at?: RawBuilder<Date>; reason?: ExportCut | null }) => {
    // Of this download, not of a later one under its id.
    await authDb
      .updateTable('auth.export_progress')
      .set({ rows, seen_at: sql<Date>`now()`, ...end })
      .where('id', '=', begun.id)
      .where('begun_at', '=', begunAt)
      .execute()
      .catch(unwritten);
    writing = undefined;
  };
  return {
    sent(more) {
      rows += more;
      if (isOver || writing !== undefined || performance.now() - toldAt < paceMs) return;
      toldAt = performance.now();
      writing = write({});
    },
    ended(reason) {
      if (isOver) return;
      isOver = true;
      const end = { ended_at: sql<Date>`now()`, reason: reason ?? null };
      writing = (writing ?? Promise.resolve()).then(() => write(end));
    },
  };
}

async function begin(authDb: Kysely<AuthDatabase>, { id, viewer, expected }: Begun) {
  // Those of more than a day ago; what another export is taking away is left to it.
  await authDb
    .deleteFrom('auth.export_progress')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('auth.export_progress')
        .select('id')
        .where('begun_at', '<', sql<Date>`now() - interval '1 day'`)
        .orderBy('begun_at')
        .limit(prunedAtOnce)
        .forUpdate()
        .skipLocked(),
    )
    .execute();
  const fresh = { rows: 0, expected: expected ?? null, ended_at: null, reason: null };
  // Somebody else's row of this id is not touched; then nothing is returned.
  const begun = await authDb
    .insertInto('auth.export_progress')
    .values({ id, user_id: viewer.id, ...fresh })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ...fresh, begun_at: sql<Date>`now()`, seen_at: sql<Date>`now()` })
        .where('auth.export_progress.user_id', '=', viewer.id),
    )
    .returning('begun_at')
    .executeTakeFirst();
  return begun?.begun_at;
}
