import { type Kysely, sql } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';

/** Throws when the log holds orders that are not the sample's: a shop is not to be mixed with a fake. */
export const refuseRealOrders = async (
  db: Kysely<WriteDatabase>,
  sampleIds: readonly string[],
): Promise<void> => {
  // Any order that the sample does not have.
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from write.events where stream_type = 'order' and version = 1
        and stream_id not in (select unnest(${sampleIds}::uuid[]))
    ) as found`.execute(db);
  if (!rows[0]?.found) return;
  throw new Error(
    'The log holds orders that are not the sample’s. To put made-up ones among them all the same, say --append.',
  );
};
