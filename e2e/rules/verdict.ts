import type { TestCase, TestModule } from 'vitest/node';

/** What the tests say to an engine that lacks a rule. Only `caught` proves the rule needed. */
export type Verdict =
  | { kind: 'caught'; by: string; how: string }
  | { kind: 'missed' }
  | { kind: 'broken'; why: string };

/**
 * A rule is caught when an assertion of a test fails; code that does not load, or a runner that gave
 * up, proves nothing.
 */
export const verdictOf = (modules: readonly TestModule[]): Verdict => {
  const broken = modules.flatMap((module) => module.errors());
  if (broken[0] !== undefined) return { kind: 'broken', why: broken[0].message };
  const failed = modules.flatMap((module) => [...module.children.allTests('failed')]);
  const [first] = failed;
  if (first === undefined) {
    const passed = modules.some((module) => [...module.children.allTests('passed')].length > 0);
    return passed ? { kind: 'missed' } : { kind: 'broken', why: 'No test ran.' };
  }
  for (const test of failed) {
    const how = assertionOf(test);
    if (how !== undefined) return { kind: 'caught', by: test.fullName, how };
  }
  return { kind: 'broken', why: messageOf(first) ?? 'A test failed and did not say why.' };
};

const assertionOf = (test: TestCase): string | undefined => {
  const errors = test.result().errors ?? [];
  const assertion = errors.find(
    ({ name, message, cause }) =>
      name === 'AssertionError' ||
      message.startsWith('promise broken:') ||
      (message.startsWith('Property failed') && causeOf(cause) === 'AssertionError'),
  );
  return assertion && (assertion.message.split('\n')[0] ?? '');
};

const causeOf = (cause: unknown): unknown =>
  typeof cause === 'object' && cause !== null && 'name' in cause ? cause.name : undefined;

const messageOf = (test: TestCase): string | undefined =>
  test.result().errors?.[0]?.message.split('\n')[0];
