import { createReadDb, createWriteDb } from '#db/client.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { rebuildProjection } from '#server/projections/rebuild/rebuild-projection.ts';
import type { RebuildRunResult } from './read-run.ts';

const [url = ''] = process.argv.slice(2);
const options = { max: 4, application: 'rebuild bench' };
const writeDb = createWriteDb(url, options);
const readDb = createReadDb(url, options);
const phases: Record<string, number> = {};
let phase = 'fill';
let since = performance.now();
const begun = since;
const { swapped, compared, differences } = await rebuildProjection(
  ordersProjection,
  {
    readDb,
    eventStore: createEventStore(writeDb),
    worker: 'bench',
    personalData: createPersonalData(writeDb),
  },
  {
    restart: true,
    onProgress(next) {
      const now = performance.now();
      phases[phase] = (phases[phase] ?? 0) + (now - since) / 1_000;
      [phase, since] = [next, now];
    },
  },
);
const now = performance.now();
phases[phase] = (phases[phase] ?? 0) + (now - since) / 1_000;
await Promise.all([writeDb.destroy(), readDb.destroy()]);
const result: RebuildRunResult = {
  seconds: (now - begun) / 1_000,
  phases,
  // maxRSS is in KiB on every system.
  peakMb: (process.resourceUsage().maxRSS * 1_024) / 1_000_000,
  equal: swapped && compared && differences.length === 0,
};
console.log(JSON.stringify(result));
