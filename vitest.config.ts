import { defineConfig } from 'vitest/config';

const include = ['app', 'server', 'db', 'e2e'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: include.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          exclude: ['**/*.pg.test.ts'],
        },
      },
      {
        test: {
          name: 'postgres',
          include: include.map((folder) => `${folder}/**/*.pg.test.ts`),
          globalSetup: ['./db/testing/global-setup.ts'],
          // Only a hang reaches these: two slow cores may share many databases.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
