import 'fake-indexeddb/auto';
import { writeFile } from 'node:fs/promises';
import { namedCells } from './cells.ts';
import type { Counted } from './counted.ts';
import { runKills } from './kills/run-kills.ts';
import { measureOverload } from './overload/measure-overload.ts';
import { type Options, readOptions } from './read-options.ts';
import { reportOf } from './report-of.ts';
import { runCells } from './run-cells.ts';

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => ending.abort(new Error(`stopped by ${signal}`)));
}
try {
  const options = readOptions(process.argv.slice(2));
  if (options.list) {
    for (const { name, expected } of namedCells) console.log(`${name}: ${expected}`);
  } else {
    const { passed, failures, ...found } = await work(options);
    if (options.results) await writeFile(options.results, JSON.stringify({ passed, failures }));
    if (options.json) console.log(JSON.stringify(reportOf({ ...found, seed: options.seed })));
    process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// Sockets and timers of pages that were killed are nobody's any more.
process.exit();

function work({ cell, short, kills, overload, seed }: Options): Promise<Counted> {
  if (overload) return measureOverload(ending.signal);
  if (kills !== undefined) return runKills({ kills, seed, signal: ending.signal });
  const chosen = namedCells.filter(
    ({ name, test }) =>
      (cell.length === 0 || cell.some((part) => name.includes(part))) &&
      (!short || ('run' in test && test.isShort)),
  );
  return runCells(chosen, { seed, signal: ending.signal });
}
