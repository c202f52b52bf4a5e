import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Switch } from '#app/_consistency/testing/switches/switch.ts';
import { switches } from '#app/_consistency/testing/switches/switches.ts';
import { openJudge } from './judge.ts';
import type { Verdict } from './verdict.ts';

// Turns the rules of the browser's engine off, one at a time, and demands that a test fails.
// `npm run rules`, or `npm run rules -- --only lists`: those whose rule or name says so.
const { values } = parseArgs({
  options: { only: { type: 'string' }, results: { type: 'string' } },
});
const chosen = switches.filter(
  ({ rule, name }) => values.only === undefined || `${rule}: ${name}`.includes(values.only),
);
const judge = await openJudge();
const proved = new Set<Switch>();
try {
  const tests = [...new Set(chosen.flatMap((item) => item.tests))];
  const whole = await judge.withAllRules(tests);
  if (whole !== undefined) {
    // Proof that a rule is needed takes tests that pass with it.
    process.stdout.write(`✗ with every rule on, the tests fail: ${whole}\n`);
  } else {
    for (const item of chosen) if (await isProved(item)) proved.add(item);
  }
} finally {
  await judge.close();
}
const passed = proved.size;
const failures = chosen
  .filter((item) => !proved.has(item))
  .map(({ rule, name }) => `${rule}: ${name}`);
process.stdout.write(`${passed} rules proved needed, ${failures.length} not\n`);
if (values.results) await writeFile(values.results, JSON.stringify({ passed, failures }));
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1;

async function isProved(item: Switch): Promise<boolean> {
  const started = performance.now();
  const verdict = await judge.without(item);
  const isCaught = verdict.kind === 'caught';
  const seconds = `${((performance.now() - started) / 1_000).toFixed(1)} s`.padStart(7);
  const said = told(verdict);
  process.stdout.write(
    `${isCaught ? '✓' : '✗'}${seconds}  ${item.rule}: ${item.name}\n           ${said}\n`,
  );
  return isCaught;
}

function told(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'caught':
      return `→ ${verdict.by}`;
    case 'missed':
      return 'NO TEST FAILS WITHOUT IT';
    case 'broken':
      return `NO ASSERTION FAILED, BUT: ${verdict.why}`;
    default:
      return verdict satisfies never;
  }
}
