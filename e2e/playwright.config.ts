import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { browser } from './browser.ts';
import type { ProjectOptions } from './fixtures/test.ts';

// Set by `npm run e2e`, which gives every run free ports and a data folder of its own.
const { PORT: port = '3100', DATA_DIR: dataDir = '.data/e2e' } = process.env;
const { E2E_RESULTS: results, E2E_FRAMES: frames } = process.env;
const root = join(fileURLToPath(import.meta.url), '..', '..');
const baseURL = `http://localhost:${port}`;

const flows = { testMatch: 'e2e/flows/**/*.spec.ts' };
// What does not depend on how one looks at it runs in `desktop` alone.
const again = { ...flows, grepInvert: /@once/ };
const of = (...names: string[]) => ({
  ...again,
  testMatch: names.map((name) => `e2e/flows/${name}.spec.ts`),
});
// Another motion is another course of what opens, closes, and leaves a list; the rest is `desktop`.
const moving = of('conflict', 'honest-states', 'lists', 'order-again', 'order-life', 'refusals');
// Where a view that is behind could show through. With views 3 s behind all flows are run.
const lagging = of(
  ...['conflict', 'lists', 'lost-answers', 'offline'],
  ...['order-life', 'reload', 'two-people', 'two-tabs'],
);

/** The flows against the production build: the whole system, started as `npm start` does. */
export default defineConfig<ProjectOptions>({
  testDir: root,
  outputDir: join(root, 'test-results'),
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Only a hang reaches these: two slow cores run a browser, three servers and a database.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [
    ['list'],
    ['./fixtures/frames/frames-reporter.ts', { outputFile: frames }],
    ...(results ? [['json', { outputFile: results }] as const] : []),
  ],
  use: {
    baseURL,
    launchOptions: await browser(),
    // Without pictures of every frame: taking them would disturb what is sampled.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', ...flows },
    {
      name: 'phone',
      ...again,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
    { name: 'reduced-motion', ...moving, use: { contextOptions: { reducedMotion: 'reduce' } } },
    { name: 'sockets-off', ...again, use: { sockets: 'off' } },
    // A poor mobile line: 150 ms more for every answer, 1.6 Mbit/s.
    { name: 'slow-network', ...again, use: { slowness: { latency: 150, throughput: 200_000 } } },
    // The views behind, for everybody: each of these runs alone, see `npm test`.
    { name: 'lag-200', ...lagging, use: { lag: { delayMs: 200, pausedMs: 0 } } },
    { name: 'lag-3000', ...again, use: { lag: { delayMs: 3_000, pausedMs: 0 } } },
    { name: 'paused', ...lagging, use: { lag: { delayMs: 0, pausedMs: 1_500 } } },
    { name: 'launch', testMatch: 'e2e/launch/**/*.spec.ts' },
    // On a system of its own, which nothing else may change meanwhile: in order, by one worker.
    { name: 'attacks', testMatch: 'e2e/attacks/**/*.spec.ts', fullyParallel: false },
  ],
  webServer: {
    command: `exec "${join(root, 'node_modules', '.bin', 'node')}" server/start.ts`,
    cwd: root,
    url: `${baseURL}/api/health/ready`,
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: { PORT: port, DATA_DIR: dataDir, DEMO: '1', QA_CONTROLS: '1', LOG_LEVEL: 'warn' },
  },
});
