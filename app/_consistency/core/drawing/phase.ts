import type { ChangePhase } from './change.ts';

const limits = [
  { phase: 'quiet', until: 300 },
  { phase: 'saving', until: 2_000 },
  { phase: 'late', until: 10_000 },
] as const;

/** How long a change that began at `since` has been on its way; a clock set back counts as no time. */
export const phaseAt = (since: number, now: number): ChangePhase =>
  limits.find(({ until }) => now - since < until)?.phase ?? 'stuck';

/** The next moment (ms since 1970) at which one of these changes enters another phase. */
export const nextPhaseChange = (since: readonly number[], now: number): number | undefined => {
  const moments = since.flatMap((start) =>
    limits.map(({ until }) => start + until).filter((moment) => moment > now),
  );
  return moments.length === 0 ? undefined : Math.min(...moments);
};
