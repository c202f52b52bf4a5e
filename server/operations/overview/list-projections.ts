import { type Kysely, sql } from 'kysely';
import { isRecent } from '#db/read/is-recent.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { completeAsOf } from '#db/read/view-lag.ts';
import type {
  ProjectionList,
  ProjectionState,
  ProjectionStatus,
} from '#server/contracts/operations.ts';
import type { EventStore } from '#server/event-store/event-store.ts';
import { projections } from '#server/projections/projections.ts';
import { type RebuildRow, rebuildStatusOf } from './rebuild-status.ts';
import { standsStill, touchedSeconds } from './stands-still.ts';

type Row = RebuildRow & {
  projection: string;
  version: number;
  position: number;
  lag_ms: number;
  paused: boolean;
  parked: number;
  stopped_reason: string | null;
  stands_still: boolean;
  attended: boolean;
  recent_events: number | null;
  batch_worker: string | null;
  batch_at: string | null;
  batch_events: number | null;
  rebuild_version: number | null;
  previous_version: number | null;
  previous_position: number | null;
  previous_at: string | null;
};

/** Rates are told over this long. */
const recentSeconds = 10;

/** Every projection's place, beside the head of the log. */
export const listProjections = async (
  db: Kysely<ReadDatabase>,
  eventStore: Pick<EventStore, 'head'>,
): Promise<ProjectionList> => {
  // Checkpoints with their last batches, rebuilds and the views before, as of now.
  const { rows } = await sql<Row>`
    select projection, view.version, view.position, view.paused, view.parked, view.stopped_reason,
      ${standsStill} as stands_still,
      (abs(extract(epoch from now() - ${completeAsOf})) * 1000)::float8 as lag_ms,
      exists (select from read.workers where ${isRecent('seen_at', 5)}) as attended,
      recent.events as recent_events,
      last.worker as batch_worker, last.committed_at as batch_at, last.events as batch_events,
      p.version as previous_version, p.position as previous_position, p.replaced_at as previous_at,
      r.version as rebuild_version, r.rolls_back as rebuild_rolls_back,
      r.position as rebuild_position, r.target as rebuild_target, r.done as rebuild_done,
      r.total as rebuild_total,
      r.phase as rebuild_phase, r.per_second as rebuild_per_second, r.started_at as rebuild_started,
      r.seen_at > now() - interval '10 seconds' as rebuild_attended
    from read.checkpoints as view
      left join read.rebuilds r using (projection)
      left join read.previous_views p using (projection)
      left join lateral (
        select worker, committed_at, events from read.batches b
        where b.projection = view.projection order by to_position desc limit 1
      ) last on true
      left join lateral (
        select sum(events)::bigint as events from (
          select events, committed_at from read.batches b
          where b.projection = view.projection order by to_position desc limit 5000
        ) b where committed_at > now() - ${recentSeconds} * interval '1 second'
      ) recent on true`.execute(db);
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
  const rebuild = row && rebuildStatusOf(row);
  const state = stateOf(row);
  return {
    name,
    version: row?.version ?? version,
    position,
    lagEvents,
    lagMs: lagEvents === 0 ? 0 : Math.round(row?.lag_ms ?? 0),
    state,
    reason: reasonOf(row, state),
    eventsPerSecond: (row?.recent_events ?? 0) / recentSeconds,
    deadLetters: row?.parked ?? 0,
    lastBatch: lastBatchOf(row),
    previous: previousOf(row),
    ...(rebuild && { rebuild }),
  };
};

const lastBatchOf = (row: Row | undefined): ProjectionStatus['lastBatch'] => {
  const { batch_worker: worker = null, batch_at: at = null } = row ?? {};
  return worker === null || at === null ? null : { worker, at, events: row?.batch_events ?? 0 };
};

const previousOf = (row: Row | undefined): ProjectionStatus['previous'] => {
  const { previous_version: version = null, previous_at: replacedAt = null } = row ?? {};
  if (version === null || replacedAt === null) return rollbackLeft(row);
  return { version, position: row?.previous_position ?? 0, replacedAt };
};

/** The view that a roll-back had taken up when its process ended: another one goes on with it. */
const rollbackLeft = (row: Row | undefined): ProjectionStatus['previous'] => {
  const { rebuild_version: version = null, rebuild_started: replacedAt = null } = row ?? {};
  const isLeft = row?.rebuild_rolls_back === true && row.rebuild_attended === false;
  if (!isLeft || version === null || replacedAt === null) return null;
  return { version, position: row.rebuild_position ?? 0, replacedAt };
};

const stateOf = (row: Row | undefined): ProjectionState => {
  if (row === undefined || !row.attended) return 'unattended';
  if (row.paused) return 'paused';
  return row.stands_still ? 'stopped' : 'running';
};

const reasonOf = (row: Row | undefined, state: ProjectionState): string | null => {
  // Another worker goes on with it.
  if (state === 'running') return null;
  return row?.stopped_reason ?? (state === 'stopped' ? untouched : null);
};

const untouched = `Nothing has moved it for ${touchedSeconds} s. Workers try again by themselves; their log says what fails.`;
