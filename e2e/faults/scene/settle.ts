import { createKnowledge } from '#e2e/consistency/checker/knowledge.ts';
import { awaitConvergence } from '#e2e/consistency/ending/await-convergence.ts';
import { checkLog } from '#e2e/consistency/ending/check-log.ts';
import type { LogMark, ProcessSize } from '../invariants/evidence.ts';
import { gatherEvidence } from '../invariants/gather-evidence.ts';
import { checkInvariants } from '../invariants/invariants.ts';
import { takeBadAnswers } from '../load/take-bad-answers.ts';
import { readTruth } from '../system/read-truth.ts';
import { heal, linksOf } from './links-of.ts';
import type { Scene } from './open-scene.ts';
import { readSize } from './read-size.ts';
import { until } from './until.ts';

/** Within this time after a fault has ended everything must be as before; ms. */
const bound = 60_000;

export type Settled = { findings: string[]; seconds: number };

/**
 * Takes every fault away, lets everybody finish, and waits until all is as before without touching
 * anything; then holds every invariant against what is there.
 */
export const settle = async (scene: Scene, mark: LogMark | undefined): Promise<Settled> => {
  const { system, load, people, recorder } = scene;
  await scene.pause();
  healAll(scene);
  const begun = performance.now();
  await scene.qa.reset();
  const unsettled = await everythingAnswers(scene).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const { truth, violations } = await awaitConvergence(people, () => readTruth(system.config));
  const seconds = (performance.now() - begun) / 1_000;
  const actors = people.map(({ viewer, tabs }) => {
    const browser = tabs[0]?.place.browser ?? -1;
    return { id: viewer.id, knowledge: recorder.browsers.get(browser) ?? createKnowledge() };
  });
  const screens = [...scene.takeScreens(), ...violations, ...checkLog(truth.log, actors)];
  const findings = await checkInvariants({
    ...gatherEvidence(system.config),
    callers: load.logs,
    screens,
    mark,
    unsettled,
    copies: system.copies.length,
    sizes: await sizesOf(scene),
  });
  return { findings: [...takeBadAnswers(load.logs), ...findings], seconds };
};

/** Every network fine again, everything that was stopped running again. */
const healAll = (scene: Scene): void => {
  heal(linksOf(scene, ['web', 'worker'], ['log', 'views', 'alarms']));
  heal(scene.people.flatMap(({ tabs }) => tabs.map(({ proxy }) => proxy)));
};

/** Both copies ready, every outcome known, every view at the end of the log. */
const everythingAnswers = async ({ system, load, signal }: Scene): Promise<void> => {
  for (const [index, { webPort }] of system.copies.entries()) {
    await until(
      `copy ${index + 1} is ready`,
      async () => {
        const answer = await fetch(`http://127.0.0.1:${webPort}/api/health/ready`);
        await answer.text();
        return answer.ok;
      },
      bound,
    );
  }
  const late = AbortSignal.timeout(bound);
  await load.settle(AbortSignal.any([signal, late]));
  if (late.aborted) throw new Error(`the outcome of a command was not known within ${bound} ms`);
  const { log, views } = gatherEvidence(system.config);
  await until(
    'every view is at the end of the log',
    async () => {
      const [head] = await log<{ position: number }>('select position::int from write.head');
      const all = await views<{ position: number }>('select position::int from read.checkpoints');
      return all.length > 0 && all.every(({ position }) => position === head?.position);
    },
    bound,
  );
};

const sizesOf = async ({ system }: Scene): Promise<ProcessSize[]> => {
  const sizes: ProcessSize[] = [];
  for (const [index, { processes }] of system.copies.entries()) {
    for (const name of ['web', 'worker'] as const) {
      const pid = await processes.pid(name);
      if (pid === undefined) continue;
      sizes.push({ name: `${name} ${index + 1}`, megabytes: await readSize(pid) });
    }
  }
  return sizes;
};
