'use client';
import { useMemo } from 'react';
import { useEngineState } from './engine-context.ts';

/** How the page learns of changes: pushed, fetched every 10 to 15 s, or not at all. */
export type Liveness = {
  state: 'live' | 'polling' | 'offline';
  /** Up to where in the log the page is known to be complete; undefined before the first answer. */
  position: number | undefined;
  lagMs: number;
  /** False when pending changes would not survive a reload (private mode, full disk). */
  durable: boolean;
  /** The server says that this viewer's session has ended. */
  signedOut: boolean;
};

/** How live this page is. A first connection that is being made counts as live for its first 3 s. */
export const useLiveness = (): Liveness => {
  const { link, cursor, lagMs, durable, signedOut } = useEngineState();
  const state = link === 'connecting' ? 'live' : link;
  return useMemo(
    () => ({ state, position: cursor ?? undefined, lagMs, durable, signedOut }),
    [state, cursor, lagMs, durable, signedOut],
  );
};
