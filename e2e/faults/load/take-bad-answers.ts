import type { CallerLog } from './caller-log.ts';

/**
 * What no fault excuses: an answer that is a fault of the server's own, and a "not now" that does not
 * say when to come back. A sentence each; the next call counts anew.
 */
export const takeBadAnswers = (logs: readonly CallerLog[]): string[] => {
  const sum = { internal: 0, shedBare: 0 };
  for (const { counts } of logs) {
    for (const name of ['internal', 'shedBare'] as const) {
      sum[name] += counts[name];
      counts[name] = 0;
    }
  }
  return [
    ...(sum.internal > 0 ? [`${sum.internal} answers were faults of the server`] : []),
    ...(sum.shedBare > 0 ? [`${sum.shedBare} answers 429 or 503 had no Retry-After`] : []),
  ];
};
