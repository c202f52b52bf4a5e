import type { QaControls } from '#server/contracts/qa.ts';
import type { Carry } from '#server/realtime/send-to-rooms.ts';

/** `random` answers from 0 to below 1. */
export type FrameFaultsOptions = {
  faultsOf: (userId: string) => QaControls['realtime'];
  random?: () => number;
};

/**
 * Carries frames as badly as asked. A delayed one comes after half the delay to all of it, at random,
 * so that frames overtake each other; the two of a doubled one are delayed each for itself.
 */
export const createFrameFaults =
  ({ faultsOf, random = Math.random }: FrameFaultsOptions): Carry =>
  (userId, send) => {
    const { dropRate, duplicateRate, delayMs } = faultsOf(userId);
    if (random() < dropRate) return;
    const times = random() < duplicateRate ? 2 : 1;
    for (let time = 0; time < times; time++) {
      if (delayMs === 0) send();
      else setTimeout(send, delayMs * (0.5 + random() / 2)).unref();
    }
  };
