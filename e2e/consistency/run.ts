import { setTimeout as delay } from 'node:timers/promises';
import { digestLog } from '#e2e/faults/system/digest-log.ts';
import { readTruth } from '#e2e/faults/system/read-truth.ts';
import { startSystem } from '#e2e/faults/system/start-system.ts';
import { createKnowledge } from './checker/knowledge.ts';
import { awaitConvergence } from './ending/await-convergence.ts';
import { checkLog } from './ending/check-log.ts';
import { watchPrefix } from './ending/watch-prefix.ts';
import { countFaults } from './faults/count-faults.ts';
import { createQa } from './faults/create-qa.ts';
import { runFaults } from './faults/run-faults.ts';
import type { Recorder } from './history/create-recorder.ts';
import { planFaults } from './plan/plan-faults.ts';
import { planOperations } from './plan/plan-operations.ts';
import type { Options } from './read-options.ts';
import { invitePeople } from './session/invite-people.ts';
import { live } from './session/live.ts';
import type { Person } from './session/person.ts';

export type Result = {
  operations: number;
  /** Seconds of operations and faults, and from their end until everything was equal. */
  seconds: number;
  convergedIn: number;
  faults: Record<string, number>;
};

export type Progress = { seconds: number; operations: number; faults: number };

/** Runs the whole thing once: system, people, faults, quiet, comparison. `signal` ends it early. */
export const run = async (
  options: Options,
  recorder: Recorder,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Result> => {
  const system = await startSystem(2, signal);
  let people: Person[] = [];
  try {
    const invited = await invitePeople(system, { ...options, recorder });
    people = invited.people;
    const webPorts = system.copies.map(({ webPort }) => webPort);
    const qa = createQa(webPorts, invited.adminHeaders);
    const faults = countFaults();
    const over = new AbortController();
    const prefix = watchPrefix((upTo) => digestLog(system.config, upTo), over.signal);
    const begun = performance.now();
    const progress = (): Progress => ({
      seconds: (performance.now() - begun) / 1_000,
      operations: recorder.counts.commands + recorder.counts.reads,
      faults: faults.total(),
    });
    const working = [
      ...people.map((person, session) =>
        live(
          person,
          planOperations(options.seed, session, {
            role: person.viewer.role,
            isCalm: !options.faults,
          }),
          faults.add,
          over.signal,
        ),
      ),
      ...(options.faults
        ? [runFaults(planFaults(options.seed), { system, qa, people }, faults, over.signal)]
        : []),
    ];
    const watching = Promise.all(working);
    await Promise.race([untilDone(options, progress, onProgress, signal), watching]);
    over.abort();
    await watching;
    const { operations, seconds } = progress();
    onProgress(progress());
    signal.throwIfAborted();
    if (recorder.counts.live === 0) {
      throw new Error(
        'No page ever had a socket: nothing was pushed, so half of it is not proved.',
      );
    }
    if (options.faults) await qa.reset();
    const ending = await awaitConvergence(people, () => readTruth(system.config));
    const actors = people.map(({ viewer, tabs }) => {
      const browser = tabs[0]?.place.browser ?? -1;
      return { id: viewer.id, knowledge: recorder.browsers.get(browser) ?? createKnowledge() };
    });
    const ofLog = [...checkLog(ending.truth.log, actors), ...(await prefix.check())];
    for (const violation of [...ending.violations, ...ofLog]) recorder.violate(violation);
    return { operations, seconds, convergedIn: ending.seconds, faults: faults.byKind() };
  } finally {
    await Promise.all(people.map((person) => person.close()));
    recorder.network.stop();
    await system.stop();
  }
};

const untilDone = async (
  { seconds, operations = Number.POSITIVE_INFINITY }: Options,
  progress: () => Progress,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<void> => {
  let told = 0;
  while (!signal.aborted) {
    const now = progress();
    if (now.seconds >= seconds || now.operations >= operations) return;
    if (now.seconds - told >= 5) {
      told = now.seconds;
      onProgress(now);
    }
    await delay(100, undefined, { signal }).catch(() => {});
  }
};
