import { useCallback, useEffect, useRef } from 'react';
import type { ViewChanged } from '#app/_consistency/transport/saved-view-calls.ts';
import { say } from '#app/_ui/overlays/say.ts';

/** Answers what became of the view of that name; undefined when its dialog was left meanwhile. */
export type WhileOpen = (
  name: string,
  changing: Promise<ViewChanged>,
) => Promise<ViewChanged | undefined>;

/**
 * Waits for what becomes of a view, in a dialog that may be left before. Whoever left it is somewhere
 * else by then: a toast tells them of a problem, and nothing else happens.
 */
export const useWhileOpen = (open: boolean): WhileOpen => {
  // Another opening of the same dialog is not the one that was waited in.
  const openings = useRef(0);
  useEffect(() => {
    if (!open) return;
    return () => {
      openings.current += 1;
    };
  }, [open]);
  return useCallback(async (name, changing) => {
    const begunIn = openings.current;
    const told = await changing;
    if (begunIn === openings.current) return told;
    if ('problem' in told) say((toasts) => toasts.error(`View “${name}”: ${told.problem}`));
    return undefined;
  }, []);
};
