import { holdLock, type LetGo } from './hold-lock.ts';

/**
 * Waits until what `isLeft` tells of is in nobody's hands, and still is `grace` ms later: a page that
 * is reloaded takes up its own work first. Answers how to let go of it; undefined once nothing is left.
 */
export const standBy = async (
  lock: string,
  isLeft: () => Promise<boolean>,
  grace: number,
): Promise<LetGo | undefined> => {
  while (await isLeft()) {
    await (await holdLock(lock, true))?.();
    await new Promise((resolve) => setTimeout(resolve, grace));
    const letGo = await holdLock(lock, false);
    if (letGo !== undefined) return letGo;
  }
  return undefined;
};
