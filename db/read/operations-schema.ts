import type { ColumnType, Generated } from 'kysely';
import type { Instant, Json, Stamp } from '../column-types.ts';

/**
 * An event that the projection cannot apply (`error` says why), or one that waits behind such an
 * event of its stream (`error` is null). `place`: whose it is, the live view's, a rebuild's shadow's
 * or the view's that the last rebuild replaced. `data` is as stored, personal fields sealed.
 */
export type DeadLettersTable = {
  place: 'live' | 'shadow' | 'previous';
  projection: string;
  position: number;
  stream_type: string;
  stream_id: string;
  version: number;
  type: string;
  command_id: string;
  correlation_id: string | null;
  at: Instant;
  data: Json<Record<string, unknown>>;
  error: string | null;
  parked_at: Stamp;
};

/** Events that an operator decided to leave out, now and in every rebuild. */
export type SkippedEventsTable = {
  projection: string;
  position: number;
  /** Of which command the event was; null where an earlier release left it out by its position alone. */
  command_id: string | null;
  /** Which event of which stream it was; all four null where an earlier release left it out. */
  stream_type: string | null;
  stream_id: string | null;
  version: number | null;
  type: string | null;
  reason: string;
  skipped_by: string;
  skipped_at: Stamp;
};

/**
 * Orders whose row changed out of turn (a stale mark, a retry): it counts as a change at `position`,
 * which the row itself does not hold.
 */
export type LateChangesTable = { order_id: string; position: number };

/** A rebuild or roll-back under way: how far its shadow tables are, and whose they are. */
export type RebuildsTable = {
  projection: string;
  run: string;
  position: number;
  target: number;
  started_at: Stamp;
  updated_at: Stamp;
  version: number;
  epoch: string | null;
  phase: 'fill' | 'index' | 'catch up' | 'compare' | 'swap';
  /** Events applied so far, and how many there are to apply; null before they were counted. */
  done: Generated<number>;
  total: number | null;
  /** The last stream that the first phase has filled: its id and type. */
  cursor_stream: string | null;
  per_second: Generated<number>;
  /** When its process was last known to be at it. */
  seen_at: Stamp;
  /** A roll-back: its shadow is the view from before. */
  rolls_back: Generated<boolean>;
};

/** The view that the last rebuild replaced, kept for a roll-back, and how far it was. */
export type PreviousViewsTable = {
  projection: string;
  version: number;
  position: number;
  epoch: string | null;
  replaced_at: Stamp;
};

/** What an operator asked for, by whom and why; workers take what is `asked`. */
export type OperationsTable = {
  id: Generated<number>;
  projection: string;
  kind: 'pause' | 'resume' | 'rebuild' | 'rollback' | 'retry-dead-letters' | 'skip';
  position: number | null;
  /** Of which version of its projection a rebuild must make the view; null: of any worker's own. */
  version: number | null;
  reason: string | null;
  requested_by: string;
  request_id: string | null;
  requested_at: Stamp;
  state: Generated<'asked' | 'running' | 'done' | 'failed'>;
  worker: string | null;
  started_at: Instant | null;
  /** When its own process last gave a sign of life; null for what a worker does. */
  seen_at: Instant | null;
  finished_at: Instant | null;
  outcome: string | null;
  /** A rebuild shall take its place though rows come out differently. */
  accept_differences: Generated<boolean>;
  /** A rebuild shall begin anew instead of going on with an interrupted one. */
  restart: Generated<boolean>;
  /** A rebuild was not swapped in because rows came out differently. */
  differs: Generated<boolean>;
};

/** One worker's numbers of one moment of the last quarter of an hour; `at`: when its slot begins. */
export type SamplesTable = {
  worker: string;
  slot: number;
  at: Stamp;
  sockets: number;
  projections: Json<ProjectionSample[]>;
};

/** `visibleMs`: half of the events that this worker projected since its last sample took no longer. */
export type ProjectionSample = {
  name: string;
  lagEvents: number;
  lagMs: number;
  events: number;
  visibleMs: number | null;
  visibleP99Ms: number | null;
};

/** The hash of a stretch of the log, both ends included, when it was first read. */
export type LogHashesTable = {
  from_position: number;
  to_position: number;
  epoch: string;
  hash: Buffer;
};

/**
 * What the auditor found wrong in a projection, and how far it is in its round: up to event
 * `checked_to`, and in each table up to the row of this stream's id (`walked`). `round_position` and
 * `round_ended_at`: up to where, and when, the last whole round came; null before the first.
 */
export type AuditsTable = {
  projection: string;
  checked_to: Generated<number>;
  round_position: number | null;
  round_ended_at: Instant | null;
  walked: ColumnType<Record<string, string>, string | undefined, string>;
  unaccounted: Generated<number>;
  findings: Json<AuditFinding[]>;
  checked_at: Stamp;
};

/**
 * `what`: the table and key, or the checkpoint, that the log contradicts; in words. `shared`: of a
 * row that many streams share, which is added up once a round. `stray`: a row whose stream, `key`,
 * the log does not know.
 */
export type AuditFinding = {
  what: string;
  from: number;
  to: number;
  events: number;
  shared?: boolean;
  stray?: { table: string; key: string };
};
