import type pg from 'pg';
import { isLockedOut } from './sql-state.ts';

// Any number, as long as it stays the same: the place where all who migrate a database queue.
const migrationLock = 6_384_205_517;

export type TurnOptions = {
  /** Hears in a sentence who is at it, each time that `patienceMs` are over. */
  onWait?: ((who: string) => void) | undefined;
  patienceMs?: number | undefined;
};

/**
 * Waits until nobody else migrates the database, and keeps others out as long as this connection lives.
 * It may take as long as a migration does, so it is not given up; but one that hangs is named.
 */
export async function takeTurn(
  owner: pg.Client,
  { onWait = () => {}, patienceMs = 10_000 }: TurnOptions,
): Promise<void> {
  await owner.query("select set_config('lock_timeout', $1, false)", [String(patienceMs)]);
  for (let isMine = false; !isMine; ) {
    isMine = await owner.query('select pg_advisory_lock($1)', [migrationLock]).then(
      () => true,
      (error: unknown) => {
        if (!isLockedOut(error)) throw error;
        return false;
      },
    );
    if (!isMine) onWait(await holder(owner));
  }
  await owner.query('reset lock_timeout');
}

async function holder(owner: pg.Client): Promise<string> {
  // The session that has the lock, and since when it is connected, for it migrates and ends.
  const { rows } = await owner.query<{ pid: number; name: string; seconds: number }>(
    `select pid, coalesce(nullif(application_name, ''), 'unnamed') as name,
       coalesce(extract(epoch from now() - backend_start), 0)::integer as seconds
     from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and datname = current_database()
       and (classid::bigint << 32) + objid::bigint = $1`,
    [migrationLock],
  );
  const [found] = rows;
  if (found === undefined) return 'Another process has just migrated this database.';
  const { pid, name, seconds } = found;
  return `Another process has been migrating this database for ${seconds} s: "${name}", ${pid} of Postgres. Waiting for it. If it hangs, end it: select pg_terminate_backend(${pid}).`;
}
