/** A position, and when (ms since the epoch, with fractions) it was first seen. */
export type Seen = [position: number, at: number];

/**
 * What an observer saw: the view's positions as read, socket events, and the holes that the socket
 * told of (positions above `after` up to `upTo` are to be fetched).
 */
export type Observed = { reads: Seen[]; events: Seen[]; holes: { after: number; upTo: number }[] };

/** The same clock in every process of this machine, finer than a millisecond. */
export const clock = (): number => performance.timeOrigin + performance.now();
