import { setTimeout as delay } from 'node:timers/promises';
import type { Projection } from '#server/projections/projection.ts';
import { type RunOptions, runProjection } from '#server/projections/run-projection.ts';

const patienceMs = 300_000;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** Brings every view to `position`, beside the workers if some are alive. Throws when one does not move. */
export const catchUp = async (
  projections: readonly Projection[],
  deps: Omit<RunOptions, 'log'>,
  position: number,
): Promise<void> => {
  const running = projections.map((projection) =>
    runProjection(projection, { ...deps, log: quiet }),
  );
  const end = performance.now() + patienceMs;
  try {
    for (;;) {
      const names = projections.map(({ name }) => name);
      const rows = await deps.readDb
        .selectFrom('read.checkpoints')
        .select(['projection', 'position', 'paused', 'stopped_reason'])
        .where('projection', 'in', names)
        .execute();
      const behind = rows.filter((row) => row.position < position);
      if (rows.length === names.length && behind.length === 0) return;
      const stuck = behind.find((row) => row.paused || row.stopped_reason !== null);
      if (stuck !== undefined || performance.now() > end) {
        const { projection = '' } = stuck ?? behind[0] ?? {};
        throw new Error(
          `The view ${projection} does not reach the end of the log. Look at "npm run projections -- status" first.`,
        );
      }
      await delay(20);
    }
  } finally {
    await Promise.all(running.map((one) => one.stop()));
  }
};
