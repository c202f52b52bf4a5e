import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { ProjectionSample } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { pruneBatches } from '#server/operations/audit/prune-batches.ts';
import type { listProjections } from '#server/operations/overview/list-projections.ts';
import type { CommittedBatch } from '#server/projections/committed-batch.ts';
import { repeat } from '#server/runtime/repeat.ts';
import { slotAfter } from './slot-after.ts';

export type SampleOptions = {
  db: Kysely<ReadDatabase>;
  worker: string;
  status: () => ReturnType<typeof listProjections>;
  sockets: () => number;
  log: Pick<Logger, 'warn'>;
};

/** A sample every 5 s for 15 minutes: the ring has so many slots a worker. */
export const sampleSeconds = 5;
const slots = 180;
/** Times kept between two samples: enough for a percentile, bounded at any rate. */
const mostTimes = 5_000;

type Gathered = { events: number; times: number[] };

/** The time since 1970 in slots, by the database's clock, which all workers share. */
const slotsByNow = async (db: Kysely<ReadDatabase>): Promise<number> => {
  const seconds = sql<number>`extract(epoch from now())::float8`;
  const { now } = await db.selectNoFrom(seconds.as('now')).executeTakeFirstOrThrow();
  return now / sampleSeconds;
};

/**
 * Writes down, every 5 s, how far the views are and what this worker did, into a ring of the last 15
 * minutes; rows of workers that are gone leave with their time.
 */
export const takeSamples = ({ db, worker, status, sockets, log }: SampleOptions) => {
  let gathered = new Map<string, Gathered>();
  let last: number | undefined;

  const sample = async () => {
    const since = gathered;
    gathered = new Map();
    const { projections } = await status();
    const rows = projections.map(({ name, lagEvents, lagMs }): ProjectionSample => {
      const { events, times } = since.get(name) ?? { events: 0, times: [] };
      const sorted = times.sort((a, b) => a - b);
      const share = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? null;
      return { name, lagEvents, lagMs, events, visibleMs: share(0.5), visibleP99Ms: share(0.99) };
    });
    last = slotAfter(last, await slotsByNow(db));
    await sql`
      with gone as (delete from read.samples where at < now() - interval '15 minutes' and worker <> ${worker})
      insert into read.samples (worker, slot, at, sockets, projections)
      values (${worker}, ${last % slots}, to_timestamp(${last * sampleSeconds}),
        ${sockets()}, ${JSON.stringify(rows)})
      on conflict (worker, slot) do update
      set at = excluded.at, sockets = excluded.sockets, projections = excluded.projections`.execute(
      db,
    );
    await pruneBatches(db);
  };

  const everyMs = sampleSeconds * 1_000;
  const { stop } = repeat(sample, { everyMs, log, warning: 'no sample written' });
  return {
    /** To be told of each batch that this worker committed. */
    onBatch({ projection, storedAt, committedAt }: CommittedBatch) {
      const own = gathered.get(projection) ?? { events: 0, times: [] };
      gathered.set(projection, own);
      own.events += storedAt.length;
      const committed = Date.parse(committedAt);
      for (const at of storedAt.slice(0, mostTimes - own.times.length)) {
        own.times.push(Math.max(committed - Date.parse(at), 0));
      }
    },
    stop,
  };
};
