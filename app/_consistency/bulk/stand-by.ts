import { holdLock, type LetGo } from './hold-lock.ts';

/**
 * Waits until nobody holds the lock, and still nobody `graceMs` later, so that a reloaded page takes up
 * its own work first. Returns the lock's release; undefined as soon as `isLeft` finds no work.
 */
export const standBy = async (
  lock: string,
  isLeft: () => Promise<boolean>,
  graceMs: number,
): Promise<LetGo | undefined> => {
  while (await isLeft()) {
    await (await holdLock(lock, true))?.();
    await new Promise((resolve) => setTimeout(resolve, graceMs));
    const letGo = await holdLock(lock, false);
    if (letGo !== undefined) return letGo;
  }
  return undefined;
};
