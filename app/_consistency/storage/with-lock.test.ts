import { afterEach, describe, expect, it, vi } from 'vitest';
import { patience } from '../testing/run-options.ts';
import { withLock } from './with-lock.ts';

const never = new AbortController().signal;
let locks = 0;
/** A lock that only its own test knows. */
const newLock = () => {
  locks += 1;
  return `with-lock-${locks}`;
};

/** A tab that has the lock; answers how to let go of it. */
const holdFor = async (name: string) => {
  const [got, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const held = navigator.locks.request(name, () => {
    got.resolve();
    return end.promise;
  });
  await got.promise;
  return async () => {
    end.resolve();
    await held;
  };
};
const inLine = async (name: string) =>
  (await navigator.locks.query()).pending?.filter((lock) => lock.name === name).length;

/** In place of the clock: ends the patience of whoever waits for a lock. */
const stubPatience = () => {
  const patient = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patient.signal);
  return () => patient.abort(new DOMException('late', 'TimeoutError'));
};

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('work under a lock', () => {
  it('waits for the tab that has it', async () => {
    const name = newLock();
    const letGo = await holdFor(name);
    const work = vi.fn(async () => 'done');
    const done = withLock(name, never, work);
    await vi.waitFor(async () => expect(await inLine(name)).toBe(1), { timeout: patience() });
    expect(work).not.toHaveBeenCalled();
    await letGo();
    expect(await done).toBe('done');
  });

  it('is done all the same where a tab that stands still does not let go', async () => {
    const runOut = stubPatience();
    const name = newLock();
    const letGo = await holdFor(name);
    const done = withLock(name, never, async () => 'done');
    await vi.waitFor(async () => expect(await inLine(name)).toBe(1), { timeout: patience() });
    runOut();
    await expect(done).resolves.toBe('done');
    await letGo();
  });

  it('is done all the same where the browser refuses the lock', async () => {
    const request = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    vi.stubGlobal('navigator', { locks: { request } });
    await expect(withLock(newLock(), never, async () => 'done')).resolves.toBe('done');
  });

  it('is not done twice when it fails', async () => {
    const work = vi.fn(() => Promise.reject(new Error('disk')));
    await expect(withLock(newLock(), never, work)).rejects.toThrow('disk');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is not done for a page that stopped while it waited', async () => {
    const name = newLock();
    const letGo = await holdFor(name);
    const stopping = new AbortController();
    const work = vi.fn();
    const done = withLock(name, stopping.signal, work);
    stopping.abort();
    await expect(done).rejects.toThrow();
    await letGo();
    expect(work).not.toHaveBeenCalled();
  });
});
