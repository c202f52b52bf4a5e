import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createViewWaiter } from './create-view-waiter.ts';

let position = 0;
let reads = 0;
const readPositions = async () => {
  reads += 1;
  return new Map([['orders', position]]);
};

beforeEach(() => {
  vi.useFakeTimers();
  position = 5;
  reads = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('waiting for a view', () => {
  it('is over at once when the view is there', async () => {
    expect(await createViewWaiter(readPositions).reached('orders', 5, 2_000)).toBe(5);
    expect(reads).toBe(1);
  });

  it('ends when it is woken, with one read for all who wait', async () => {
    const views = createViewWaiter(readPositions);
    const all = Promise.all([6, 6, 6].map((wanted) => views.reached('orders', wanted, 2_000)));
    await vi.advanceTimersByTimeAsync(0);
    const before = reads;
    position = 6;
    views.wake();
    expect(await all).toEqual([6, 6, 6]);
    expect(reads).toBe(before + 1);
  });

  it('ends without being woken too: polling finds it', async () => {
    const waiting = createViewWaiter(readPositions).reached('orders', 6, 2_000);
    await vi.advanceTimersByTimeAsync(0);
    position = 6;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await waiting).toBe(6);
  });

  it('ends after the wait with where the view is', async () => {
    const waiting = createViewWaiter(readPositions).reached('orders', 7, 2_000);
    await vi.advanceTimersByTimeAsync(2_001);
    expect(await waiting).toBe(5);
  });

  it('ends when the client goes away, and nothing is polled any more', async () => {
    const gone = new AbortController();
    const waiting = createViewWaiter(readPositions).reached('orders', 7, 20_000, {
      signal: gone.signal,
    });
    await vi.advanceTimersByTimeAsync(0);
    gone.abort();
    expect(await waiting).toBe(5);
    const before = reads;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(reads).toBeLessThanOrEqual(before + 1);
  });

  it('never begins for a client that went away while the view was asked where it is', async () => {
    const gone = new AbortController();
    const views = createViewWaiter(async () => {
      gone.abort();
      return readPositions();
    });
    const waiting = views.reached('orders', 7, 20_000, { signal: gone.signal });
    await vi.advanceTimersByTimeAsync(0);
    expect(views.waiting()).toBe(0);
    expect(await waiting).toBe(5);
  });

  it('ends for all when the process is about to, and begins for nobody after', async () => {
    const views = createViewWaiter(readPositions);
    const waiting = [7, 8].map((wanted) => views.reached('orders', wanted, 20_000));
    await vi.advanceTimersByTimeAsync(0);
    expect(views.waiting()).toBe(2);
    views.stop();
    expect(await Promise.all(waiting)).toEqual([5, 5]);
    expect(await views.reached('orders', 7, 20_000)).toBe(5);
    expect(views.stopped()).toBe(true);
  });

  it('survives a read that fails', async () => {
    let fail = false;
    const views = createViewWaiter(async () => {
      if (fail) throw new Error('database away');
      return readPositions();
    });
    const waiting = views.reached('orders', 6, 2_000);
    await vi.advanceTimersByTimeAsync(0);
    fail = true;
    await vi.advanceTimersByTimeAsync(500);
    fail = false;
    position = 6;
    await vi.advanceTimersByTimeAsync(500);
    expect(await waiting).toBe(6);
  });

  it('is refused when too many wait', async () => {
    const views = createViewWaiter(readPositions);
    const wait = (viewer: string) => views.reached('orders', 6, 2_000, { viewer });
    const waiting = Array.from({ length: 1_000 }, (_, index) => wait(`viewer ${index}`));
    await vi.advanceTimersByTimeAsync(0);
    await expect(wait('one more')).rejects.toMatchObject({ code: 'unavailable' });
    position = 6;
    views.wake();
    await Promise.all(waiting);
  });

  it.each([
    ['somebody', 50],
    [undefined, 200],
  ])('is refused to %s alone who asks a thousand times', async (viewer, most) => {
    const views = createViewWaiter(readPositions);
    const ask = (who: string | undefined) => views.reached('orders', 6, 2_000, { viewer: who });
    const asked = Array.from({ length: 1_000 }, () => ask(viewer));
    const settled = Promise.allSettled(asked);
    await vi.advanceTimersByTimeAsync(0);
    expect(views.waiting()).toBe(most);
    const other = ask('somebody else');
    position = 6;
    views.wake();
    expect(await other).toBe(6);
    const refused = (await settled).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1_000 - most);
    position = 5;
    const again = ask(viewer);
    await vi.advanceTimersByTimeAsync(2_001);
    expect(await again).toBe(5);
  });
});
