import { setTimeout as delay } from 'node:timers/promises';
import type { Counted } from '../counted.ts';
import { gatherEvidence } from '../invariants/gather-evidence.ts';
import { markLog } from '../invariants/log-only-grows.ts';
import { mustSignal } from '../scene/must-signal.ts';
import { openScene, type Scene } from '../scene/open-scene.ts';
import { acceptedOf } from '../scene/progress.ts';
import { settle } from '../scene/settle.ts';
import { until } from '../scene/until.ts';
import { type Kill, planKills } from './plan-kills.ts';
import { both, tellWrites, type Writes, writesOf } from './writes-of.ts';

/** After so many kills the system is left alone and looked at. */
const round = 50;

export type KillOptions = { kills: number; seed: number; signal: AbortSignal };

/** Kills web, worker and Postgres at random under load; one seed gives one plan. */
export const runKills = async ({ kills, seed, signal }: KillOptions): Promise<Counted> => {
  console.log(`${kills} times kill -9, seed ${seed}`);
  const scene = await openScene({
    callers: 24,
    sessions: 5,
    seed,
    signal,
    longestPauseMs: 250,
  });
  const plan = planKills(seed, kills, scene.system.copies.length);
  const begun = performance.now();
  const done = { web: 0, worker: 0, postgres: 0 };
  const failures: string[] = [];
  let all: Writes | undefined;
  const killed = () => `${done.web} web, ${done.worker} worker, ${done.postgres} Postgres`;
  try {
    for (let first = 0; first < plan.length; first += round) {
      const mark = await markLog(gatherEvidence(scene.system.config).log);
      const writes = await inflictAll(scene, plan.slice(first, first + round), (whom) => {
        done[whom] += 1;
      });
      all = all === undefined ? writes : both(all, writes);
      const { findings, seconds } = await settle(scene, mark);
      failures.push(...findings);
      for (const finding of findings.slice(0, 20)) console.log(`     ${finding}`);
      console.log(
        `${Math.min(first + round, kills)} kills (${killed()}) in ${minutesSince(begun)} min; ${tellWrites(writes)}; as before after ${seconds.toFixed(1)} s; ${failures.length} violations`,
      );
    }
  } finally {
    // Also of a run that was stopped.
    if (all !== undefined) console.log(`In all ${killed()} killed: ${tellWrites(all)}`);
    await scene.close();
  }
  const replay = `npm run faults -- --kills ${kills} --seed ${seed}`;
  console.log(failures.length === 0 ? `Nothing was broken; seed ${seed}.` : `Replay: ${replay}`);
  return {
    cells: 0,
    kills,
    findings: failures,
    failed: [],
    notRun: [],
    standIns: {},
    passed: kills,
    failures,
  };
};

const minutesSince = (begun: number): string => ((performance.now() - begun) / 60_000).toFixed(1);

/** Kills one after the other while everybody is at work; how writes went meanwhile. */
const inflictAll = async (
  scene: Scene,
  kills: readonly Kill[],
  onKill: (whom: Kill['whom']) => void,
): Promise<Writes> => {
  scene.begin();
  const begun = performance.now();
  for (const kill of kills) {
    scene.signal.throwIfAborted();
    await inflict(scene, kill);
    onKill(kill.whom);
  }
  const times = scene.load.logs.flatMap(({ acceptedAt }) => acceptedAt);
  return writesOf(times, begun, performance.now());
};

const inflict = async (scene: Scene, { whom, copy, pauseMs, commands }: Kill): Promise<void> => {
  const wanted = acceptedOf(scene) + commands;
  await delay(pauseMs);
  await until(`${commands} commands accepted after a kill`, () => acceptedOf(scene) >= wanted);
  if (whom === 'postgres') return scene.system.postgres.kill();
  const target = scene.system.copies[copy];
  if (target === undefined) throw new Error(`There is no copy ${copy}.`);
  await mustSignal(target, whom, 'SIGKILL');
};
