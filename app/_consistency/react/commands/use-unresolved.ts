'use client';
import { useCallback } from 'react';
import { isUnresolved } from '#app/_consistency/core/pending/pending-command.ts';
import { useEngine } from '../engine-context.ts';
import { bulkOf } from './bulk-of.ts';

/**
 * Counts the viewer's changes that the server has not answered yet, and those that work on many
 * orders has still to send, in whatever tab: signing out loses them.
 */
export const useUnresolved = (): (() => Promise<number>) => {
  const { engine } = useEngine();
  return useCallback(async () => {
    const waiting = await bulkOf(engine).waiting();
    return waiting + engine.store.getSnapshot().pending.filter(isUnresolved).length;
  }, [engine]);
};
