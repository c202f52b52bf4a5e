import { expect, test } from 'vitest';
import { runCheck } from './run-check.ts';

const node = (script: string) => ['node', '--eval', script];

test('a tool that fails although nothing that it counted did is one failure, told with its errors', async () => {
  const tally = async () => ({ passed: 3, failed: 0, failures: [] });
  const words = node('console.error("a connection ended"); process.exitCode = 1');
  const { failures, ...counts } = await runCheck('unit', words, { tally });
  expect(counts).toEqual({ passed: 3, failed: 1 });
  expect(failures).toEqual([expect.stringMatching(/^unit: failed\n {4}a connection ended/)]);
});

test('a tool that is not there is a failure', async () => {
  const { passed, failed, failures } = await runCheck('none', ['no-such-tool']);
  expect({ passed, failed }).toEqual({ passed: 0, failed: 1 });
  expect(failures[0]).toContain('ENOENT');
});

test('a tool that counts nothing is one check', async () => {
  expect(await runCheck('lint', node('0'))).toEqual({ passed: 1, failed: 0, failures: [] });
});
