import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until something is so, looking again and again; what cannot be looked at is not so yet.
 * Throws with `what` when it is not after `ms`.
 */
export const until = async (
  what: string,
  isSo: () => Promise<boolean> | boolean,
  ms = 60_000,
): Promise<void> => {
  const deadline = performance.now() + ms;
  while (true) {
    if (
      await Promise.resolve()
        .then(isSo)
        .catch(() => false)
    )
      return;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${ms / 1_000} s`);
    await delay(50);
  }
};
