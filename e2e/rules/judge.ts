import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVitest, type TestModule } from 'vitest/node';
import type { Switch } from '#app/_consistency/testing/switches/switch.ts';
import { createSwitchPlugin } from './switch-plugin.ts';
import { type Verdict, verdictOf } from './verdict.ts';

const root = join(fileURLToPath(import.meta.url), '..', '..', '..');
const folder = join(root, 'app', '_consistency');

export type Judge = {
  /** The name of a test that fails though no rule is off; undefined when all pass. */
  withAllRules: (tests: readonly string[]) => Promise<string | undefined>;
  without: (item: Switch) => Promise<Verdict>;
  close: () => Promise<void>;
};

/** One Vitest process that runs the engine's tests again and again, each time with one rule off. */
export const openJudge = async (): Promise<Judge> => {
  const { plugin, turn } = createSwitchPlugin(folder);
  const vitest = await createVitest(
    'test',
    {
      root,
      config: false,
      watch: false,
      bail: 1,
      reporters: [{}],
      // Or a source with a rule off would be found again in the next run.
      fsModuleCache: false,
      // Failures are what is looked for: found in the same schedules every time, not shrunk, and
      // facts that will not come are not waited for.
      provide: { properties: { seed: 20_261_124, endOnFailure: true }, patience: 2_500 },
    },
    { plugins: [plugin] },
  );
  const run = async (tests: readonly string[]): Promise<TestModule[]> => {
    const project = vitest.getRootProject();
    const files = tests.map((test) => join(folder, test));
    const specifications = files.map((file) => project.createSpecification(file));
    const { testModules } = await vitest.rerunTestSpecifications(specifications);
    // Vitest also gives the modules of earlier runs.
    return testModules.filter(({ moduleId }) => files.includes(moduleId));
  };
  return {
    withAllRules: async (tests) => {
      const verdict = verdictOf(await run(tests));
      if (verdict.kind === 'missed') return undefined;
      return verdict.kind === 'caught' ? `${verdict.by}: ${verdict.how}` : verdict.why;
    },
    without: async (item) => {
      const file = join(folder, item.file);
      turn(item);
      vitest.invalidateFile(file);
      const verdict = verdictOf(await run(item.tests));
      turn(undefined);
      vitest.invalidateFile(file);
      return verdict;
    },
    close: () => vitest.close(),
  };
};
