import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Tally } from './run-check.ts';

const vitestSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** What Vitest's JSON report counts. */
export async function vitestTally(file: string): Promise<Tally> {
  const report = vitestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/** What Playwright's JSON report counts; a test that passed only when repeated is a failure. */
export async function playwrightTally(file: string): Promise<Tally> {
  const { stats } = playwrightSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
