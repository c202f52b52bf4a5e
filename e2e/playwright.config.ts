import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { browser } from './browser.ts';

// Set by `npm run e2e`, which gives every run free ports and a data folder of its own.
const { PORT: port = '3100', DATA_DIR: dataDir = '.data/e2e', E2E_RESULTS: results } = process.env;
const root = join(fileURLToPath(import.meta.url), '..', '..');
const baseURL = `http://localhost:${port}`;

/** The flows against the production build: the whole system, started as `npm start` does. */
export default defineConfig({
  testDir: root,
  testMatch: 'e2e/**/*.spec.ts',
  outputDir: join(root, 'test-results'),
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Only a hang reaches these: two slow cores run a browser, three servers and a database.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ...(results ? [['json', { outputFile: results }] as const] : [])],
  use: {
    baseURL,
    launchOptions: await browser(),
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
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
