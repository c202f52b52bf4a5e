'use client';

import { useChanges } from '#app/_consistency/react/commands/use-changes.ts';
import { useLiveness } from '#app/_consistency/react/use-liveness.ts';
import { slowest } from './slowest.ts';

/**
 * The one polite status line of every page: says aloud, once, that changes take more than 2 s; the
 * marks beside the orders show the rest.
 */
export const WaitStatus = () => {
  const words = slowest(useChanges());
  const { state } = useLiveness();
  const why = state === 'offline' ? ' There is no connection.' : '';
  return (
    <p role="status" className="sr-only">
      {words === undefined ? '' : `${words}.${why}`}
    </p>
  );
};
