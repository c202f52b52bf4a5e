import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Tally } from './run-check.ts';
import { told } from './told.ts';

const vitestSchema = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const specSchema = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.string(),
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
});

const suiteSchema = z.object({
  specs: z.array(specSchema),
  get suites() {
    return z.array(suiteSchema).optional();
  },
});
type Suite = z.infer<typeof suiteSchema>;

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(suiteSchema),
});

/** Characters of a broken promise's history. */
const storyLength = 8_000;

const countedSchema = z.object({ passed: z.number(), failures: z.array(z.string()) });

const consistencySchema = z.object({
  violations: z.record(z.string(), z.int()),
  stories: z.array(z.string()),
});

/** What Vitest's JSON report counts; a file that failed outside its tests, as in a hook, is told too. */
export async function vitestTally(file: string): Promise<Tally> {
  const report = vitestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [told(name, message ?? '')];
    return failed.map(({ fullName, failureMessages }) => told(fullName, failureMessages?.[0]));
  });
  return { passed: report.numPassedTests, failed: failures.length, failures };
}

/** What Playwright's JSON report counts; a test that passed only when repeated is a failure. */
export async function playwrightTally(file: string): Promise<Tally> {
  const { stats, suites } = playwrightSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    failures: suites.flatMap(failuresIn),
  };
}

/** What a check of ours counts: the rules, the faults. */
export async function countedTally(file: string): Promise<Tally> {
  const { passed, failures } = countedSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return { passed, failed: failures.length, failures };
}

/** What the consistency run found, by promise; the history of what was broken first is told too. */
export async function consistencyTally(file: string): Promise<Tally> {
  const { violations, stories } = consistencySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const counts = Object.entries(violations);
  const broken = counts.filter(([, count]) => count > 0);
  return {
    passed: counts.length - broken.length,
    failed: broken.length,
    failures: broken.map(([promise, count], index) =>
      told(`${promise}: broken ${count} times`, index === 0 ? stories[0] : undefined, storyLength),
    ),
  };
}

function failuresIn({ specs, suites = [] }: Suite): string[] {
  // Of a flow of several projects Playwright says `ok` when it passed in the first of them.
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => {
        const messages = results.flatMap(({ errors }) => errors).map(({ message }) => message);
        return told(`[${projectName}] ${title}`, messages.join('\n'));
      }),
  );
  return [...own, ...suites.flatMap(failuresIn)];
}
