import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consistencyTally, countedTally, playwrightTally, vitestTally } from './tally.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-tally-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const report = async (content: unknown): Promise<string> => {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  await writeFile(file, JSON.stringify(content));
  return file;
};

test('a failed unit test, or one’s hook, is counted and named with what it said', async () => {
  const assertionResults = [
    { status: 'passed', fullName: 'a' },
    { status: 'failed', fullName: 'b', failureMessages: ['\u001b[31mexpected 1\nto be 2'] },
  ];
  const file = await report({
    numPassedTests: 1,
    testResults: [
      { name: 'one.test.ts', status: 'failed', message: '', assertionResults },
      { name: 'two.test.ts', status: 'failed', message: 'afterAll threw', assertionResults: [] },
    ],
  });
  const failures = ['b\n    expected 1\n    to be 2', 'two.test.ts\n    afterAll threw'];
  expect(await vitestTally(file)).toEqual({ passed: 1, failed: 2, failures });
});

test('a failed flow is named with its project, however deep its file lies; a repeated one failed', async () => {
  const spec = (title: string, ok: boolean, message?: string) => ({
    title,
    // As Playwright merges projects: what is said of the flow is said of the first.
    ok: true,
    tests: [
      { projectName: 'desktop', status: 'expected', results: [{ errors: [] }] },
      {
        projectName: 'phone',
        status: ok ? 'expected' : 'unexpected',
        results: [{ errors: message ? [{ message }] : [] }],
      },
    ],
  });
  const inner = { specs: [spec('an order', false, 'gone')] };
  const suites = [{ specs: [], suites: [{ specs: [spec('a list', true)], suites: [inner] }] }];
  const file = await report({ stats: { expected: 1, unexpected: 1, flaky: 1 }, suites });
  const failures = ['[phone] an order\n    gone'];
  expect(await playwrightTally(file)).toEqual({ passed: 1, failed: 2, failures });
});

test('a rule without a test and a broken promise are named', async () => {
  const rules = await report({ passed: 2, failures: ['push: waits'] });
  expect(await countedTally(rules)).toEqual({ passed: 2, failed: 1, failures: ['push: waits'] });
  const run = await report({
    violations: { converged: 0, 'monotonic reads': 3 },
    stories: ['an order\n  went back', 'another'],
  });
  const failures = ['monotonic reads: broken 3 times\n    an order\n      went back'];
  expect(await consistencyTally(run)).toEqual({ passed: 1, failed: 1, failures });
});
