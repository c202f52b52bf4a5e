/** Longer than an attempt at a command takes, which is two requests of at most 10 s. */
const patienceMs = 30_000;

/**
 * Runs `work` in one tab at a time (Web Locks); a tab that dies frees its lock. Without the API it
 * just runs, and so it does where the browser refuses the lock or a tab that stands still keeps it:
 * sending a command twice is harmless, because the server knows its id. Rejects when `signal` ends
 * the wait, or with what `work` rejects with.
 */
export const withLock = async <Result>(
  name: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> => {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  if (locks === undefined) return await work();
  let isBegun = false;
  const begin = () => {
    isBegun = true;
    return work();
  };
  try {
    const patient = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    return await locks.request(name, { signal: patient }, begin);
  } catch (error) {
    if (isBegun || signal.aborted) throw error;
    return await work();
  }
};
