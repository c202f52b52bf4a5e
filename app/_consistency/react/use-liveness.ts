'use client';

/** How the page learns of changes: pushed, fetched every 10 to 15 s, or not at all. */
export type Liveness = {
  state: 'live' | 'polling' | 'offline';
  /** Up to where in the log the page is known to be complete. */
  position: number;
  lagMs: number;
  /** False when pending changes would not survive a reload (private mode, full disk). */
  durable: boolean;
};

const thin: Liveness = { state: 'live', position: 0, lagMs: 0, durable: true };

/** How live this page is. */
export const useLiveness = (): Liveness => thin;
