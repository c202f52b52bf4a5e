const mostWaiters = 1_000;
/** A user may have 20 tabs polling without a socket, plus their reads. */
const mostOfViewer = 50;
const mostOfStrangers = 200;

/** The id of whoever waits, without one of whoever is not signed in. */
type Waiting = { viewer: string | undefined };

/** Whether so many wait already, in all or for this viewer, that one more of theirs is refused. */
export const isFull = (waiters: ReadonlySet<Waiting>, viewer: string | undefined): boolean => {
  if (waiters.size >= mostWaiters) return true;
  let own = 0;
  for (const waiter of waiters) if (waiter.viewer === viewer) own += 1;
  return own >= (viewer === undefined ? mostOfStrangers : mostOfViewer);
};
