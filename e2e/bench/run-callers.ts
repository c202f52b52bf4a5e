import { percentile } from './statistics.ts';

/** What a closed loop of callers achieved. */
export type Load = { done: number; perSecond: number; p50Ms: number; p99Ms: number };

/** `callers` loops, each asking again as soon as it was answered, for `seconds`. */
export const runCallers = async (
  callers: number,
  seconds: number,
  ask: () => Promise<unknown>,
): Promise<Load> => {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1_000;
  const call = async () => {
    while (performance.now() < end) {
      const asked = performance.now();
      await ask();
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  const elapsed = (performance.now() - start) / 1_000;
  return {
    done: times.length,
    perSecond: times.length / elapsed,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  };
};
