import type { Store } from '../core/create-store.ts';

/** Sums the page's connections up in one word for the store. */
export type LinkMonitor = {
  socket: (isLive: boolean) => void;
  /** Whether the last request got any answer. */
  reached: (isReached: boolean) => void;
  /** The browser says that it has no network; a socket that was live notices that seconds later. */
  cutOff: () => void;
  /** The first connection has had its time: from now on no socket means polling. */
  settle: () => void;
};

export const createLinkMonitor = (store: Store): LinkMonitor => {
  let isLive = false;
  let isReachable = true;
  let isCutOff = false;
  let isSettled = false;
  const tell = () => {
    const withoutSocket = isSettled ? 'polling' : 'connecting';
    const heard = isLive ? 'live' : isReachable ? withoutSocket : 'offline';
    const link = isCutOff ? 'offline' : heard;
    store.dispatch({ type: 'linked', link });
  };
  return {
    socket: (next) => {
      isSettled ||= isLive && !next;
      isLive = next;
      if (next) isCutOff = false;
      tell();
    },
    reached: (next) => {
      isReachable = next;
      if (next) isCutOff = false;
      tell();
    },
    cutOff: () => {
      isCutOff = true;
      isReachable = false;
      tell();
    },
    settle: () => {
      isSettled = true;
      tell();
    },
  };
};
