import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './free-ports.ts';
import { runCheck, type Tally } from './run-check.ts';
import { playwrightTally, vitestTally } from './tally.ts';

// Runs the parts named on the command line, all of each even when one fails, and ends with the
// sum: every static check counts as one, every test as itself. What is no part is for Playwright:
// `npm run e2e -- --ui`.
const known = ['check', 'e2e'];
const parts = process.argv.slice(2).filter((argument) => known.includes(argument));
const forPlaywright = process.argv.slice(2).filter((argument) => !known.includes(argument));
const folder = await mkdtemp(join(tmpdir(), 'evenkeel-checks-'));
const tallies: Tally[] = [];

try {
  if (parts.includes('check')) tallies.push(...(await check()));
  if (parts.includes('e2e')) tallies.push(await e2e());
} finally {
  await rm(folder, { recursive: true, force: true });
}

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function check(): Promise<Tally[]> {
  const results = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  return [
    await runCheck('format and lint', ['biome', 'ci', '.']),
    await runCheck('types', ['tsc', '--noEmit']),
    await runCheck('dead code', ['knip']),
    await runCheck('unit and Postgres', ['vitest', 'run', ...reporters], {
      tally: () => vitestTally(results),
    }),
  ];
}

async function e2e(): Promise<Tally> {
  const results = join(folder, 'playwright.json');
  const [port, realtimePort] = await freePorts(2);
  const config = ['--config', 'e2e/playwright.config.ts'];
  return runCheck('flows', ['playwright', 'test', ...config, ...forPlaywright], {
    tally: () => playwrightTally(results),
    env: {
      PORT: String(port),
      REALTIME_PORT: String(realtimePort),
      DATA_DIR: join(folder, 'data'),
      E2E_RESULTS: results,
    },
  });
}
