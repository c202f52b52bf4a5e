import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';

type Sum = { upTo: number; events: number };
const nothing: Sum = { upTo: 0, events: 0 };

/** What was added up so far, by projection: none of it is read again. */
export type Counted = Map<string, Sum>;

/**
 * By projection, events up to the checkpoint that no batch accounts for; 0 is right, anything else
 * is a lost or doubled event. Batches must join without a gap or an overlap, and their counts must
 * add up to the checkpoint. `only`: these projections. Continues from `counted` and updates it; a
 * checkpoint that went back starts anew.
 */
export const countUnaccounted = async (
  db: Kysely<ReadDatabase>,
  { only, counted = new Map() }: { only?: readonly string[]; counted?: Counted } = {},
): Promise<Map<string, number>> => {
  const checkpoints = await db
    .selectFrom('read.checkpoints')
    .select(['projection', 'position'])
    .$if(only !== undefined, (query) => query.where('projection', 'in', only ?? []))
    .execute();
  const unaccounted = new Map<string, number>();
  for (const { projection, position } of checkpoints) {
    const known = counted.get(projection);
    const since = known && known.upTo <= position ? known : nothing;
    let sum = await addUp(db, projection, { since, upTo: position });
    // Pruning may have merged batches across this boundary: add up from the start once.
    if (sum.events !== position && since !== nothing) {
      sum = await addUp(db, projection, { since: nothing, upTo: position });
    }
    counted.set(projection, sum.events === position ? sum : nothing);
    unaccounted.set(projection, position - sum.events);
  }
  return unaccounted;
};

const addUp = async (
  db: Kysely<ReadDatabase>,
  projection: string,
  { since, upTo }: { since: Sum; upTo: number },
): Promise<Sum> => {
  // Events of the batches in (since, upTo] that continue one another.
  const { rows } = await sql<{ events: number }>`
    select coalesce(sum(events) filter (where from_position = before), 0)::bigint as events
    from (
      select from_position, events,
        lag(to_position, 1, ${since.upTo}::bigint) over (order by to_position) as before
      from read.batches
      where projection = ${projection} and to_position > ${since.upTo} and to_position <= ${upTo}
    ) batches`.execute(db);
  return { upTo, events: since.events + (rows[0]?.events ?? 0) };
};
