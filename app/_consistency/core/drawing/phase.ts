import type { ChangePhase } from './change.ts';

const limits = [
  { phase: 'quiet', untilMs: 300 },
  { phase: 'saving', untilMs: 2_000 },
  { phase: 'late', untilMs: 10_000 },
] as const;

/** How long a change that began at `since` has been on its way; a clock set back counts as no time. */
export const phaseAt = (since: number, now: number): ChangePhase =>
  limits.find(({ untilMs }) => now - since < untilMs)?.phase ?? 'stuck';

/** The next moment (ms since 1970) at which one of these changes enters another phase. */
export const nextPhaseChange = (since: readonly number[], now: number): number | undefined => {
  const moments = since.flatMap((start) =>
    limits.map(({ untilMs }) => start + untilMs).filter((moment) => moment > now),
  );
  return moments.length === 0 ? undefined : Math.min(...moments);
};
