/**
 * The slot of a worker's next sample. `now` is the time in slots since 1970, `last` the slot of
 * the sample before. Absorbs timer jitter, which would put two samples into one slot and leave the
 * next empty.
 */
export const slotAfter = (last: number | undefined, now: number): number =>
  last !== undefined && Math.abs(now - (last + 1.5)) < 1 ? last + 1 : Math.floor(now);
