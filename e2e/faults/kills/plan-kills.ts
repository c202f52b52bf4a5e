import { createRandom, pickWeighted } from '#e2e/consistency/plan/create-random.ts';

/** Whom to kill, once `pauseMs` have passed and `commands` were accepted since the kill before. */
export type Kill = {
  whom: 'web' | 'worker' | 'postgres';
  copy: number;
  pauseMs: number;
  commands: number;
};

/** Postgres takes everybody with it and the longest to come back. */
const weights = { web: 4, worker: 5, postgres: 1 };

/** So many kills, the same for the same seed. */
export const planKills = (seed: number, count: number, copies: number): Kill[] => {
  const random = createRandom(seed, 'kills');
  return Array.from({ length: count }, () => ({
    whom: pickWeighted(weights, random()),
    copy: Math.floor(random() * copies),
    pauseMs: 20 + Math.round(random() ** 3 * 1_500),
    // One in four does not wait for writes: it may come while the one before is still coming back.
    // The others have a load to hit, whatever the machine: 100 commands on average.
    commands: random() < 0.25 ? 0 : 1 + Math.round(random() ** 2 * 400),
  }));
};
