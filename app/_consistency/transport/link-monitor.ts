import type { Store } from '../core/create-store.ts';

/** What the page knows of its connections, told to the store as one word. */
export type LinkMonitor = {
  socket: (isLive: boolean) => void;
  /** Whether the last request got any answer. */
  reached: (isReached: boolean) => void;
  /** The first connection has had its time: from now on no socket means polling. */
  settle: () => void;
};

export const createLinkMonitor = (store: Store): LinkMonitor => {
  let isLive = false;
  let isReachable = true;
  let isSettled = false;
  const tell = () => {
    const withoutSocket = isSettled ? 'polling' : 'connecting';
    const link = isLive ? 'live' : isReachable ? withoutSocket : 'offline';
    store.dispatch({ type: 'linked', link });
  };
  return {
    socket: (next) => {
      isSettled ||= isLive && !next;
      isLive = next;
      tell();
    },
    reached: (next) => {
      isReachable = next;
      tell();
    },
    settle: () => {
      isSettled = true;
      tell();
    },
  };
};
