import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { type Counted, countUnaccounted } from './count-unaccounted.ts';

/** By projection, the events that are not accounted for: what the auditor found, and any gap now. */
export const unaccountedEvents = (db: Kysely<ReadDatabase>) => {
  const counted: Counted = new Map();
  return async (): Promise<Map<string, number>> => {
    const found = await db
      .selectFrom('read.audits')
      .select(['projection', 'unaccounted'])
      .execute();
    const known = new Map(found.map((row) => [row.projection, row.unaccounted]));
    return new Map(
      [...(await countUnaccounted(db, { counted }))].map(([name, gap]) => [
        name,
        Math.max(Math.abs(gap), known.get(name) ?? 0),
      ]),
    );
  };
};
