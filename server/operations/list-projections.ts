import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { EventStore } from '#server/event-store/event-store.ts';
import { projections } from '#server/projections/projections.ts';

/**
 * `running`: a living worker keeps it up. `stopped`: an event or the log itself is in its way, see
 * `reason`. `unattended`: no worker has been seen for 5 s.
 */
export type ProjectionState = 'running' | 'paused' | 'stopped' | 'unattended';

/** Where one projection is. `lagMs` is how long ago it was last known to hold the whole log. */
export type ProjectionStatus = {
  name: string;
  version: number;
  position: number;
  lagEvents: number;
  lagMs: number;
  state: ProjectionState;
  reason: string | null;
  rebuild?: { position: number; percent: number };
};

type Row = {
  projection: string;
  version: number;
  position: number;
  lag_ms: number;
  paused: boolean;
  stopped_reason: string | null;
  attended: boolean;
  rebuild_position: number | null;
  rebuild_target: number | null;
};

/** Every projection's place, beside the head of the log. */
export const listProjections = async (
  db: Kysely<ReadDatabase>,
  eventStore: Pick<EventStore, 'head'>,
): Promise<{ head: number; projections: ProjectionStatus[] }> => {
  // Checkpoints with the rebuilds under way and whether any worker lives, as of now.
  const { rows } = await sql<Row>`
    select c.projection, c.version, c.position, c.paused, c.stopped_reason,
      coalesce(extract(epoch from now() - c.caught_up_at) * 1000, 0)::float8 as lag_ms,
      exists (select from read.workers where seen_at > now() - interval '5 seconds') as attended,
      r.position as rebuild_position, r.target as rebuild_target
    from read.checkpoints c left join read.rebuilds r using (projection)`.execute(db);
  // The head last: a view can then never seem to be ahead of the log.
  const head = (await eventStore.head()).position;
  const found = new Map(rows.map((row) => [row.projection, row]));
  return {
    head,
    projections: projections.map(({ name, version }) =>
      toStatus(found.get(name), { name, version, head }),
    ),
  };
};

const toStatus = (
  row: Row | undefined,
  { name, version, head }: { name: string; version: number; head: number },
): ProjectionStatus => {
  const position = row?.position ?? 0;
  const lagEvents = Math.max(head - position, 0);
  const { rebuild_position: rebuilt = null, rebuild_target: target = null } = row ?? {};
  return {
    name,
    version: row?.version ?? version,
    position,
    lagEvents,
    lagMs: lagEvents === 0 ? 0 : Math.round(row?.lag_ms ?? 0),
    state: stateOf(row),
    reason: row?.stopped_reason ?? null,
    ...(rebuilt !== null && {
      rebuild: {
        position: rebuilt,
        percent: Math.min(100, Math.floor((100 * rebuilt) / Math.max(target ?? 0, rebuilt, 1))),
      },
    }),
  };
};

const stateOf = (row: Row | undefined): ProjectionState => {
  if (row === undefined || !row.attended) return 'unattended';
  if (row.paused) return 'paused';
  return row.stopped_reason === null ? 'running' : 'stopped';
};
