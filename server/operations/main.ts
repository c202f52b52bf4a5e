import { createReadDb, createWriteDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import { createEventStore } from '../event-store/create-event-store.ts';
import { createPersonalData } from '../personal-data/create-personal-data.ts';
import type { Projection } from '../projections/projection.ts';
import { projections } from '../projections/projections.ts';
import { rebuildProjection } from '../projections/rebuild-projection.ts';
import { loadConfig } from '../runtime/config.ts';
import { listProjections } from './list-projections.ts';
import { rebuildProgress } from './rebuild-progress.ts';
import { statusTable } from './status-table.ts';

const usage = `npm run projections -- status
npm run projections -- rebuild <name> [--accept-differences]
npm run projections -- pause <name>
npm run projections -- resume <name>
Projections: ${projections.map(({ name }) => name).join(', ')}.`;

/** The operator's commands; answers the exit code: 0 done, 1 not done, 2 not understood. */
const main = async ([command, name, ...flags]: string[]): Promise<number> => {
  const projection = projections.find((one) => one.name === name);
  const acceptDifferences = flags.includes('--accept-differences');
  const known = flags.every((flag) => command === 'rebuild' && flag === '--accept-differences');
  const deps = open();
  try {
    if (command === 'status' && name === undefined) {
      console.log(statusTable(await listProjections(deps.readDb, deps.eventStore)));
      return 0;
    }
    if (projection === undefined || !known) {
      console.error(usage);
      return 2;
    }
    switch (command) {
      case 'rebuild':
        return await rebuild(projection, deps, acceptDifferences);
      case 'pause':
      case 'resume':
        return await setPaused(projection, deps, command === 'pause');
      default:
        console.error(usage);
        return 2;
    }
  } finally {
    await Promise.all([deps.readDb.destroy(), deps.writeDb.destroy()]);
  }
};

type Deps = ReturnType<typeof open>;

const open = () => {
  const { databaseUrl, readDatabaseUrl, secret } = loadConfig();
  const options = { max: 3, application: 'evenkeel projections' };
  const role = 'evenkeel_projector';
  const writeDb = createWriteDb(roleUrl(databaseUrl, role, secret), options);
  const readDb = createReadDb(roleUrl(readDatabaseUrl, role, secret), options);
  const personalData = createPersonalData(writeDb);
  const worker = `projections ${process.pid}`;
  return { writeDb, readDb, eventStore: createEventStore(writeDb), personalData, worker };
};

const rebuild = async (projection: Projection, deps: Deps, acceptDifferences: boolean) => {
  const progress = rebuildProgress(process.stderr);
  const report = await rebuildProjection(projection, deps, {
    acceptDifferences,
    onProgress: progress.show,
  }).finally(progress.end);
  for (const { table, rows, examples } of report.differences) {
    console.log(`${table}: ${rows} rows came out differently, e.g. ${examples.join(', ')}`);
  }
  if (!report.swapped) {
    console.error(
      `Not swapped in: the log does not say what the live view shows. After an erasure that is as it should be; then run it again with --accept-differences.`,
    );
    return 1;
  }
  const verdict = report.compared
    ? 'compared with the live rows'
    : 'not comparable with the old view';
  console.log(`${projection.name} rebuilt up to position ${report.position}, ${verdict}.`);
  return 0;
};

const setPaused = async ({ name }: Projection, { readDb }: Deps, paused: boolean) => {
  const { numUpdatedRows } = await readDb
    .updateTable('read.checkpoints')
    .set({ paused })
    .where('projection', '=', name)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    console.error(`${name} has no checkpoint yet: start a worker first.`);
    return 1;
  }
  console.log(`${name} ${paused ? 'is paused' : 'goes on'}.`);
  return 0;
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
