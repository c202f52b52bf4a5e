import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { freePorts } from './free-ports.ts';
import { playwrightArguments } from './playwright-arguments.ts';
import { runCheck, type Tally } from './run-check.ts';
import { consistencyTally, countedTally, playwrightTally, vitestTally } from './tally.ts';

// Runs the parts named on the command line, all of each even when one fails, and ends with the
// sum: every static check counts as one, every test as itself. What is no part is for Playwright:
// `npm run e2e -- --ui`.
const known = ['check', 'rules', 'consistency', 'faults', 'e2e'];
const parts = process.argv.slice(2).filter((argument) => known.includes(argument));
const forPlaywright = process.argv.slice(2).filter((argument) => !known.includes(argument));
// One run after another, each on a system of its own: what one does to its system no other feels,
// and none that fails keeps the next from running.
const runs: [name: string, ...words: string[]][] = [
  [
    'flows',
    ...projects(
      'desktop',
      'phone',
      'reduced-motion',
      'sockets-off',
      'slow-network',
      'launch',
      'attacks',
    ),
  ],
  ['flows, views 200 ms behind', ...projects('lag-200')],
  ['flows, views 3 s behind', ...projects('lag-3000'), '--workers=4'],
  ['flows, views paused again and again', ...projects('paused'), '--workers=4'],
];
const folder = await mkdtemp(join(tmpdir(), 'evenkeel-checks-'));
const tallies: Tally[] = [];

try {
  if (parts.includes('check')) tallies.push(...(await check()));
  if (parts.includes('rules')) tallies.push(await rules());
  if (parts.includes('consistency')) tallies.push(await consistency());
  if (parts.includes('faults')) tallies.push(await faults());
  if (parts.includes('e2e')) {
    if (forPlaywright.length > 0) tallies.push(await e2e('flows', forPlaywright));
    else {
      for (const [name, ...words] of runs) {
        // A folder each: the next run would empty the one that shows what failed.
        const output = `--output=test-results/${name.replaceAll(/\W+/g, '-')}`;
        tallies.push(await e2e(name, [...words, output]));
      }
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
const failures = tallies.flatMap((tally) => tally.failures);
// Said again where a log that was cut at its beginning still has it.
if (failures.length > 0) process.stdout.write(`\nWhat failed:\n  ✗ ${failures.join('\n  ✗ ')}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function check(): Promise<Tally[]> {
  const results = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const { scripts } = manifest;
  return [
    await runCheck('format and lint', scripts.lint.split(' ')),
    await runCheck('types', scripts.types.split(' ')),
    await runCheck('dead code', scripts['dead-code'].split(' ')),
    await runCheck('unit and Postgres', ['vitest', 'run', ...reporters], {
      tally: () => vitestTally(results),
    }),
  ];
}

/** Each rule of the browser's engine that a test proves needed counts as one. */
async function rules(): Promise<Tally> {
  const results = join(folder, 'rules.json');
  return runCheck('rules', ['node', 'e2e/rules/main.ts', '--results', results], {
    tally: () => countedTally(results),
  });
}

/** The short form of `npm run consistency`: each promise that no screen broke counts as one. */
async function consistency(): Promise<Tally> {
  const results = join(folder, 'consistency.json');
  const words = ['e2e/consistency/main.ts', '--seconds', '25', '--results', results];
  return runCheck('consistency', ['node', ...words], { tally: () => consistencyTally(results) });
}

/** The short form of `npm run faults`: each fault that the system came through counts as one. */
async function faults(): Promise<Tally> {
  const results = join(folder, 'faults.json');
  const words = ['e2e/faults/main.ts', '--short', '--seed', '1', '--results', results];
  return runCheck('faults', ['node', ...words], { tally: () => countedTally(results) });
}

async function e2e(name: string, words: string[]): Promise<Tally> {
  const place = await mkdtemp(join(folder, 'run-'));
  const results = join(place, 'playwright.json');
  const [port, realtimePort] = await freePorts(2);
  const config = ['--config', 'e2e/playwright.config.ts'];
  return runCheck(name, ['playwright', 'test', ...config, ...playwrightArguments(words)], {
    tally: () => playwrightTally(results),
    env: {
      PORT: String(port),
      REALTIME_PORT: String(realtimePort),
      DATA_DIR: join(place, 'data'),
      E2E_RESULTS: results,
    },
  });
}

function projects(...names: string[]): string[] {
  return names.map((name) => `--project=${name}`);
}
