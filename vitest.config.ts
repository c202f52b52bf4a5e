import { defineConfig } from 'vitest/config';

// `PROPERTY_RUNS=20000` runs the properties longer; a failure prints the seed and path that run it again.
const { PROPERTY_RUNS, PROPERTY_SEED, PROPERTY_PATH } = process.env;
const properties = {
  ...(PROPERTY_RUNS && { numRuns: Number(PROPERTY_RUNS) }),
  ...(PROPERTY_SEED && { seed: Number(PROPERTY_SEED) }),
  ...(PROPERTY_PATH && { path: PROPERTY_PATH }),
};

const include = ['app', 'server', 'db', 'e2e'];

/** Only a hang reaches these: two slow cores may share many databases. */
const slow = { testTimeout: 60_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: include.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          exclude: ['**/*.pg.test.ts'],
          provide: { properties, patience: 15_000 },
          ...slow,
        },
      },
      {
        test: {
          name: 'postgres',
          include: include.map((folder) => `${folder}/**/*.pg.test.ts`),
          globalSetup: ['./db/testing/global-setup.ts'],
          ...slow,
        },
      },
    ],
  },
});
