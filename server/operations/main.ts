import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { createAuthDb, createReadDb, createWriteDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import { writeSecurityEntries } from '../accounts/write-security-entries.ts';
import { createEventStore } from '../event-store/create-event-store.ts';
import { createPersonalData } from '../personal-data/create-personal-data.ts';
import { projections } from '../projections/projections.ts';
import { loadConfig } from '../runtime/config.ts';
import { failureText } from './cli/failure-text.ts';
import { runCommand } from './cli/run-command.ts';
import { statusTable } from './cli/status-table.ts';
import { usage } from './cli/usage.ts';
import { listProjections } from './overview/list-projections.ts';

/**
 * The operator’s commands; answers the exit code: 0 done, 1 not done, 2 not understood, 3 rebuilt
 * but not swapped in, because rows came out differently.
 */
const main = async (args: string[]): Promise<number> => {
  const {
    positionals: [command, name, third],
    values,
  } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      reason: { type: 'string' },
      'accept-differences': { type: 'boolean', default: false },
      restart: { type: 'boolean', default: false },
      unrecorded: { type: 'boolean', default: false },
    },
  });
  const projection = projections.find((one) => one.name === name);
  const isStatus = command === 'status' && name === undefined;
  if (command === undefined || !(isStatus || projection)) return misunderstood(name);
  const deps = open();
  try {
    if (projection === undefined) {
      console.log(statusTable(await listProjections(deps.readDb, deps.eventStore)));
      return 0;
    }
    const answer = await runCommand(command, {
      projection,
      deps,
      position: third,
      reason: values.reason,
      acceptDifferences: values['accept-differences'],
      restart: values.restart,
      by: values.unrecorded ? undefined : `${userInfo().username} (command line)`,
      tell: (details) =>
        writeSecurityEntries(deps.authDb, [
          { kind: 'operated', subject: projection.name, details, count: 1, firstMs: 0, lastMs: 0 },
        ]),
    });
    return answer ?? misunderstood(name);
  } finally {
    await Promise.all([deps.readDb.destroy(), deps.writeDb.destroy(), deps.authDb.destroy()]);
  }
};

const misunderstood = (name: string | undefined): number => {
  const isUnknown = name !== undefined && projections.every((one) => one.name !== name);
  if (isUnknown) console.error(`There is no projection "${name}".`);
  console.error(usage);
  return 2;
};

const open = () => {
  const { databaseUrl, readDatabaseUrl, secret } = loadConfig();
  const options = { max: 4, application: 'evenkeel projections' };
  const role = 'evenkeel_projector';
  const writeDb = createWriteDb(roleUrl(databaseUrl, role, secret), options);
  const readDb = createReadDb(roleUrl(readDatabaseUrl, role, secret), options);
  const authDb = createAuthDb(roleUrl(databaseUrl, 'evenkeel_auth', secret), options);
  const personalData = createPersonalData(writeDb);
  const worker = `projections ${process.pid}`;
  return { writeDb, readDb, authDb, eventStore: createEventStore(writeDb), personalData, worker };
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(failureText(error));
  process.exitCode = 1;
}
