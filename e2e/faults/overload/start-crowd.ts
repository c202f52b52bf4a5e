import { endChild, forkChild, nextMessage } from '#e2e/bench/system/child.ts';
import type { Offered, Offering } from './offering.ts';

/** Clients in a process of their own; `offer` resolves when all of an offering was answered. */
export type Crowd = { offer(offering: Offering): Promise<Offered>; stop(): Promise<void> };

export const startCrowd = async (): Promise<Crowd> => {
  const child = forkChild(new URL('./crowd.ts', import.meta.url), {});
  await nextMessage(child, 'crowd');
  return {
    offer: async (offering) => {
      const offered = nextMessage(child, 'crowd');
      child.send(offering);
      return (await offered) as Offered;
    },
    stop: () => endChild(child),
  };
};
