/**
 * The slot of a worker's next sample. `now` is the time in slots since 1970, `last` the slot of the
 * sample before. Samples come one slot apart, but for a few ms: near the end of a slot two of them
 * would share one and the next would be empty, so what is meant for the next one counts there.
 */
export const slotAfter = (last: number | undefined, now: number): number =>
  last !== undefined && Math.abs(now - (last + 1.5)) < 1 ? last + 1 : Math.floor(now);
