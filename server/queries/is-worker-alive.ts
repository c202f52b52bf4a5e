import { isRecent } from '#db/read/is-recent.ts';
import type { Reads } from './reads.ts';

/** Whether a worker has said within 5 s that it is alive; they say so every second. */
export async function isWorkerAlive({ db }: Pick<Reads, 'db'>): Promise<boolean> {
  const worker = await db
    .selectFrom('read.workers')
    .select('id')
    .where(isRecent('seen_at', 5))
    .limit(1)
    .executeTakeFirst();
  return worker !== undefined;
}
