import { type Kysely, sql } from 'kysely';
import { isRecent } from '#db/read/is-recent.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { OperationsOverview } from '#server/contracts/operations.ts';
import { sampleSeconds } from '#server/operations/metrics/take-samples.ts';
import {
  abandonedOutcome,
  isAbandoned,
} from '#server/operations/on-request/abandoned-operations.ts';
import { operationFromRow } from '#server/operations/on-request/operation-row.ts';
import { listSkippedEvents } from './list-skipped-events.ts';

const mostOperations = 50;

/** Operations at a glance: workers, the last 15 minutes, the auditor, what was asked for. */
export const getOverview = async (db: Kysely<ReadDatabase>): Promise<OperationsOverview> => {
  const [workers, history, audits, operations, skipped] = await Promise.all([
    db
      .selectFrom('read.workers')
      .selectAll()
      .where(isRecent('seen_at', 5))
      .orderBy('started_at')
      .execute(),
    readHistory(db),
    db.selectFrom('read.audits').selectAll().orderBy('projection').execute(),
    db
      .selectFrom('read.operations as o')
      .selectAll()
      .select(isAbandoned.as('abandoned'))
      .orderBy('id', 'desc')
      .limit(mostOperations)
      .execute(),
    listSkippedEvents(db),
  ]);
  return {
    workers: workers.map(({ id, started_at, seen_at }) => ({
      id,
      startedAt: started_at,
      seenAt: seen_at,
    })),
    history,
    audits: audits.map((row) => ({
      projection: row.projection,
      checkedTo: row.checked_to,
      checkedAt: row.checked_at,
      roundPosition: row.round_position,
      roundEndedAt: row.round_ended_at,
      unaccounted: row.unaccounted,
      findings: row.findings,
    })),
    // Told here too: while no worker is alive nobody writes it down.
    operations: operations.map(({ abandoned, ...row }) => ({
      ...operationFromRow(row),
      ...(abandoned && { state: 'failed' as const, outcome: abandonedOutcome }),
    })),
    skipped,
  };
};

/** Workers sample at moments of their own, the last of them half a slot after it has ended. */
const completeSeconds = 1.5 * sampleSeconds;

/**
 * Samples of all workers of one slot as one: sockets and events add up, lag is the greatest. A slot
 * that some of them may not have written yet is left out: it would look as if they were gone.
 */
const readHistory = async (db: Kysely<ReadDatabase>): Promise<OperationsOverview['history']> => {
  const rows = await db
    .selectFrom('read.samples')
    .select(['at', 'sockets', 'projections'])
    .where('at', '>', sql<string>`now() - interval '15 minutes'`)
    .where('at', '<=', sql<string>`now() - ${completeSeconds} * interval '1 second'`)
    .orderBy('at')
    .execute();
  const stepMs = sampleSeconds * 1_000;
  const slots = Map.groupBy(rows, ({ at }) => Math.floor(Date.parse(at) / stepMs) * stepMs);
  return [...slots].map(([at, samples]) => ({
    at: new Date(at).toISOString(),
    sockets: samples.reduce((sum, { sockets }) => sum + sockets, 0),
    projections: [
      ...Map.groupBy(
        samples.flatMap(({ projections }) => projections),
        ({ name }) => name,
      ),
    ].map(([name, parts]) => ({
      name,
      lagEvents: Math.max(...parts.map(({ lagEvents }) => lagEvents)),
      lagMs: Math.max(...parts.map(({ lagMs }) => lagMs)),
      eventsPerSecond: parts.reduce((sum, { events }) => sum + events, 0) / sampleSeconds,
      visibleMs: slowest(parts.map(({ visibleMs }) => visibleMs)),
      visibleP99Ms: slowest(parts.map(({ visibleP99Ms }) => visibleP99Ms)),
    })),
  }));
};

const slowest = (times: (number | null)[]): number | null => {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.max(...known);
};
