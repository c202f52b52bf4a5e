import type { Store } from '#app/_consistency/core/create-store.ts';

/**
 * Counts how often a page asks for changes while each of its commands is on its way, from the click
 * to the row that contains it; `onSettled` gets the number of each. A request counts for every command
 * that was on its way, so the sum is more than the requests.
 */
export const countPolls = (store: Store, onSettled: (polls: number) => void) => {
  const counts = new Map<string, number>();
  const look = () => {
    const { pending, settled } = store.getSnapshot();
    const present = new Set(pending.map(({ commandId }) => commandId));
    for (const id of present) if (!counts.has(id)) counts.set(id, 0);
    for (const [id, polls] of counts) {
      if (present.has(id)) continue;
      counts.delete(id);
      // Refused ones that were discarded never settle.
      if (settled.some(({ commandId }) => commandId === id)) onSettled(polls);
    }
  };
  const stop = store.subscribe(look);
  return {
    seen: () => {
      for (const [id, polls] of counts) counts.set(id, polls + 1);
    },
    stop,
  };
};
