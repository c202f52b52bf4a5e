import assert from 'node:assert/strict';
import { projections } from '#server/projections/projections.ts';
import { openScene, type Scene } from '../scene/open-scene.ts';
import { startProgram } from '../scene/program.ts';
import { accepted } from '../scene/progress.ts';
import { type CellResult, runCell } from '../scene/run-cell.ts';
import { until } from '../scene/until.ts';
import { viewMoves } from '../scene/view-at.ts';
import { askOwner } from '../system/ask-owner.ts';
import { type ReleaseBefore, startReleaseBefore } from './start-release-before.ts';

/**
 * A deploy without a pause: the release before serves on its own schema, this one migrates it and
 * serves beside it, then the one before ends. Clients ask both all the while.
 */
export const deployBeside = async (seed: number, signal: AbortSignal): Promise<CellResult> => {
  const before = await startReleaseBefore(signal);
  const scene = await openScene({ callers: 4, sessions: 5, seed, signal }, before.system);
  try {
    scene.load.moveTo(before.system.copies.slice(0, 1).map(({ webPort }) => webPort));
    return await runCell({ run: (open) => deploy(open, before) }, scene);
  } finally {
    await scene.close();
  }
};

const deploy = async (scene: Scene, { system, startAfter, end }: ReleaseBefore): Promise<void> => {
  const [old = 0, own = 0] = system.copies.map(({ webPort }) => webPort);
  await accepted(scene, 20);
  const schema = await migrationsOf(scene);
  const migration = await startProgram(scene, ['server/launch/migrate.ts']).ended;
  assert.equal(migration.end, '0', migration.said);
  assert.ok((await migrationsOf(scene)) > schema, 'there was nothing to migrate');
  await accepted(scene, 20);
  await viewMoves(scene);
  await startAfter();
  scene.load.moveTo([old, own]);
  await accepted(scene, 20);
  await until('every view is one of this release', () => areOwn(scene));
  // Each alone, so that it is seen to serve; the one before from views that it has not made.
  for (const port of [old, own]) {
    scene.load.moveTo([port]);
    await accepted(scene, 20);
  }
  const { end: how, said } = await end();
  assert.equal(how, '0', said);
  system.copies.shift();
  await accepted(scene, 20);
  const counts = scene.load.logs.map((log) => log.counts);
  const failed = counts.reduce((sum, { shed, broken }) => sum + shed + broken, 0);
  assert.equal(failed, 0, `${failed} requests were turned away or cut`);
};

/** How many have run on all sides. */
const migrationsOf = async ({ system }: Scene): Promise<number> => {
  const rows = await askOwner(
    system.config.databaseUrl,
    `select from write.migrations union all select from auth.migrations
      union all select from read.migrations`,
  );
  return rows.length;
};

const areOwn = async ({ system }: Scene): Promise<boolean> => {
  const made = await askOwner<{ projection: string; version: number }>(
    system.config.readDatabaseUrl,
    'select projection, version from read.checkpoints',
  );
  return projections.every(({ name, version }) =>
    made.some((view) => view.projection === name && view.version === version),
  );
};
