'use client';

import { useChanges } from '#app/_consistency/react/commands/use-changes.ts';
import { slowest } from './slowest.ts';

/**
 * A polite status line of every page: says aloud, once, that changes take more than 2 s; the
 * marks beside the orders show the rest, and `LiveBar` says that there is no connection.
 */
export const WaitStatus = () => {
  const words = slowest(useChanges());
  return (
    <p role="status" className="sr-only">
      {words === undefined ? '' : `${words}.`}
    </p>
  );
};
