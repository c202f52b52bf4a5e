/**
 * Runs `work` in one tab at a time (Web Locks); a tab that dies frees its lock. Without the API it
 * just runs: sending a command twice is harmless, because the server knows its id.
 */
export const withLock = async <Result>(
  name: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> => {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  if (locks === undefined) return await work();
  return await locks.request(name, { signal }, work);
};
