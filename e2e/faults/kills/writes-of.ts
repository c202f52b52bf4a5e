/** How writes went for a while: `perSecond` over all of it, the rest in seconds. */
export type Writes = {
  accepted: number;
  seconds: number;
  /** In which nothing was accepted for `outageMs` or longer. */
  downSeconds: number;
  longestSeconds: number;
};

/** Without an accepted command for so long the system counts as down. */
const outageMs = 500;

/** What times of acceptance, in any order, say of a stretch from `begun` to `ended`; all in ms. */
export const writesOf = (times: readonly number[], begun: number, ended: number): Writes => {
  const within = times.filter((at) => at >= begun && at <= ended).sort((a, b) => a - b);
  const outages = [...within, ended]
    .map((at, index) => at - (within[index - 1] ?? begun))
    .filter((ms) => ms >= outageMs);
  return {
    accepted: within.length,
    seconds: (ended - begun) / 1_000,
    downSeconds: outages.reduce((sum, ms) => sum + ms, 0) / 1_000,
    longestSeconds: Math.max(0, ...outages) / 1_000,
  };
};

/** Two stretches as one. */
export const both = (a: Writes, b: Writes): Writes => ({
  accepted: a.accepted + b.accepted,
  seconds: a.seconds + b.seconds,
  downSeconds: a.downSeconds + b.downSeconds,
  longestSeconds: Math.max(a.longestSeconds, b.longestSeconds),
});

/** In words. */
export const tellWrites = ({ accepted, seconds, downSeconds, longestSeconds }: Writes): string =>
  `${accepted} commands accepted in ${seconds.toFixed(0)} s (${(accepted / seconds).toFixed(0)}/s), none for ${downSeconds.toFixed(0)} s of them, at most ${longestSeconds.toFixed(1)} s at a time`;
