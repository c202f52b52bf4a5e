import { sql } from 'kysely';
import type { Reads } from './reads.ts';

/** Whether a worker has said within 5 s that it is alive; they say so every second. */
export async function isWorkerAlive({ db }: Pick<Reads, 'db'>): Promise<boolean> {
  const worker = await db
    .selectFrom('read.workers')
    .select('id')
    .where('seen_at', '>', sql<string>`now() - interval '5 seconds'`)
    .limit(1)
    .executeTakeFirst();
  return worker !== undefined;
}
