'use client';
import { useCallback } from 'react';
import { within } from '../storage/within.ts';
import { bulkOf } from './commands/bulk-of.ts';
import { newId } from './commands/new-id.ts';
import { useEngine } from './engine-context.ts';

/**
 * Ends the session, then forgets the viewer's pending changes in every tab, as far as the disk lets
 * go of them within 2 s. Rejects, and forgets nothing, when the server cannot be reached.
 */
export const useSignOut = (): (() => Promise<void>) => {
  const { engine, queryClient } = useEngine();
  return useCallback(async () => {
    const answer = await engine.http.send('/api/auth/sign-out', {}, newId());
    // 401: this viewer's session is over already, and another account's is left alone.
    if (answer === undefined || (answer.status >= 400 && answer.status !== 401)) {
      throw new Error('Could not sign out: the server cannot be reached. Please try again.');
    }
    // Whatever the disk does, what belongs to whoever has signed out must leave the screen.
    const forgetting = Promise.allSettled([engine.forget(), bulkOf(engine).forget()]);
    await within(forgetting).catch(() => undefined);
    queryClient.clear();
  }, [engine, queryClient]);
};
