/** A position, and when (ms since the epoch, with fractions) it was first seen. */
export type Seen = [position: number, at: number];

/** Positions above `after` up to `upTo` are to be fetched, as the socket said at `at`. */
type Hole = { after: number; upTo: number; at: number };

/** What an observer saw: the view's positions as read, socket events, and holes between them. */
export type Observed = { reads: Seen[]; events: Seen[]; holes: Hole[] };

/** The same clock in every process of this machine, finer than a millisecond. */
export const clock = (): number => performance.timeOrigin + performance.now();
