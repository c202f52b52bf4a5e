import type { RebuildsTable } from '#db/read/operations-schema.ts';
import type { ProjectionStatus } from '#server/contracts/operations.ts';

/** A rebuild's columns beside a checkpoint; all null when there is none. */
export type RebuildRow = {
  rebuild_position: number | null;
  rebuild_target: number | null;
  rebuild_done: number | null;
  rebuild_total: number | null;
  rebuild_phase: RebuildsTable['phase'] | null;
  rebuild_per_second: number | null;
  rebuild_started: string | null;
  rebuild_attended: boolean | null;
  rebuild_rolls_back: boolean | null;
};

/**
 * How a rebuild stands; undefined when there is none. `eventsPerSecond` is measured over its last
 * moments, and 0 outside the phase `fill`: no other phase counts events.
 */
export const rebuildStatusOf = (row: RebuildRow): ProjectionStatus['rebuild'] => {
  const { rebuild_phase: phase, rebuild_started: startedAt } = row;
  if (phase === null || startedAt === null) return undefined;
  const done = row.rebuild_done ?? 0;
  const target = Math.max(row.rebuild_total ?? row.rebuild_target ?? 0, done);
  const eventsPerSecond = phase === 'fill' ? Math.round(row.rebuild_per_second ?? 0) : 0;
  const isRunning = row.rebuild_attended === true;
  const isCounted = isRunning && eventsPerSecond > 0;
  return {
    position: row.rebuild_position ?? 0,
    target,
    percent: target === 0 ? 100 : Math.floor((100 * done) / target),
    phase,
    state: isRunning ? 'running' : 'interrupted',
    eventsPerSecond,
    secondsLeft: isCounted ? Math.ceil((target - done) / eventsPerSecond) : null,
    startedAt,
    ...(row.rebuild_rolls_back === true && { isRollback: true }),
  };
};
