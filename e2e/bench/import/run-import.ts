import { createWriteDb } from '#db/client.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { importFile } from '#server/import/import-file.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import type { Run } from './read-run.ts';

const [url = '', path = ''] = process.argv.slice(2);
const db = createWriteDb(url, { max: 4, application: 'import bench' });
const deps = { eventStore: createEventStore(db), personalData: createPersonalData(db) };
const begun = performance.now();
const report = await importFile(deps, path);
const seconds = (performance.now() - begun) / 1_000;
await db.destroy();
const run: Run = {
  seconds,
  ordersPerSecond: report.orders / seconds,
  // maxRSS is in KiB on every system.
  peakMb: (process.resourceUsage().maxRSS * 1_024) / 1_000_000,
  report,
};
console.log(JSON.stringify(run));
