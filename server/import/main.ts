import { rename, writeFile } from 'node:fs/promises';
import { createWriteDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { openDatabase } from '#server/launch/database/open-database.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import type { Config } from '#server/runtime/config.ts';
import { createCasesFile } from './cli/cases-file.ts';
import { createProgress } from './cli/create-progress.ts';
import { formatReport } from './cli/format-report.ts';
import { type Arguments, readArguments } from './cli/read-arguments.ts';
import { importFile } from './import-file.ts';
import type { Report } from './invoices/report.ts';

let stopped = false;

try {
  const wanted = readArguments(process.argv.slice(2));
  const database = await openDatabase('npm run import');
  // Ctrl-C would leave an embedded Postgres without a supervisor. What was written stays.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      stopped = true;
      console.error('\nStopped. Run the import again to continue.');
      void database.close().finally(() => process.exit(1));
    });
  }
  try {
    const report = await run(database.config, wanted);
    console.log(formatReport(report));
    if (wanted.report !== undefined) await writeReport(wanted.report, report);
  } finally {
    await database.close();
  }
} catch (error) {
  // After a stop the database is gone in the middle of it all, which is no news.
  if (!stopped) console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run({ databaseUrl, secret }: Config, { file, cases }: Arguments): Promise<Report> {
  const url = roleUrl(databaseUrl, 'evenkeel_command', secret);
  const db = createWriteDb(url, { max: 4, application: 'evenkeel import' });
  const casesFile = createCasesFile(cases);
  try {
    const deps = { eventStore: createEventStore(db), personalData: createPersonalData(db) };
    const onProgress = createProgress(process.stdout);
    return await importFile(deps, file, { onProgress, onCase: casesFile.add });
  } finally {
    await casesFile.close();
    await db.destroy();
  }
}

/** Whole or not at all: whoever waits for the file never reads half of it. */
async function writeReport(path: string, report: Report): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, `${JSON.stringify(report, null, 2)}\n`);
  await rename(draft, path);
}
