import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../core/create-store.ts';
import { addNote, createOrder, id, queued, shopper } from '../testing/samples.ts';
import { createServerModel } from '../testing/server-model.ts';
import { createChangesLoop } from './changes-loop.ts';
import { type HttpClient, ReadFailed, type ReadOptions } from './http-client.ts';

const [A, at] = [id(1), 5_000];
let stops: (() => void)[] = [];
let users = 0;
beforeEach(() => {
  users += 1;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  vi.useRealTimers();
});

/** A browser of one user with any number of tabs, and the server they ask. */
const browser = () => {
  const viewer = { ...shopper, id: `poller-${users}` };
  const server = createServerModel(viewer);
  server.execute(id(50), A, createOrder(A), viewer);
  const asked: number[] = [];
  const tab = ({ live = false, random = 0.5 } = {}) => {
    const store = createStore(viewer);
    const page = { isHidden: false };
    const orders = server.rowsAt(server.head());
    const meta = server.metaAt(server.head());
    store.dispatch({ type: 'answered', orders, meta, asked: { epoch: null, cursor: null }, at });
    store.dispatch({ type: 'linked', link: live ? 'live' : 'polling' });
    const read = vi.fn(
      async (path: string, _: unknown, options?: ReadOptions): Promise<unknown> => {
        const after = Number(new URL(path, 'http://test').searchParams.get('after'));
        asked.push(after);
        if ((options?.minPosition ?? 0) > server.head()) {
          throw new ReadFailed('projection-behind', 412, 'Not there yet.', { retryAfterMs: 1_000 });
        }
        return server.changesAt(after, server.head());
      },
    );
    const loop = createChangesLoop({
      store,
      http: { read } as unknown as HttpClient,
      isHidden: () => page.isHidden,
      now: () => at,
      random: () => random,
    });
    stops.push(loop.stop);
    const await_ = () => {
      const entry = { ...queued(id(70), A, addNote), state: 'accepted' as const };
      store.dispatch({ type: 'issued', entry: { ...entry, version: 9, position: 9 } });
    };
    return { store, loop, page, read, awaitChange: await_ };
  };
  return { server, asked, tab };
};
/** Time passes, and what tabs tell one another arrives: that takes real turns of the event loop. */
const pass = async (ms: number) => {
  for (let gone = 0; gone < ms; gone += 10) {
    await vi.advanceTimersByTimeAsync(10);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

describe('the changes loop', () => {
  it('sleeps while the socket is live, and asks at once when the page is shown again', async () => {
    const { asked, tab } = browser();
    const { loop } = tab({ live: true });
    await pass(60_000);
    expect(asked).toEqual([]);
    loop.poke();
    await pass(10);
    expect(asked).toEqual([1]);
  });

  it('does not ask while the page is hidden, whatever is awaited, and resumes when it is shown', async () => {
    const { asked, tab } = browser();
    const { loop, page, awaitChange } = tab();
    page.isHidden = true;
    loop.wake();
    awaitChange();
    await pass(60_000);
    expect(asked).toEqual([]);
    page.isHidden = false;
    loop.poke();
    await pass(10);
    expect(asked).toEqual([1]);
  });

  it('waits as long as the server wishes', async () => {
    const { asked, tab } = browser();
    const { read, awaitChange } = tab();
    const busy = new ReadFailed('rate-limited', 429, 'Slow.', { retryAfterMs: 30_000 });
    read.mockRejectedValueOnce(busy);
    awaitChange();
    await pass(29_000);
    expect(asked).toEqual([]);
    await pass(2_000);
    expect(asked[0]).toBe(1);
  });

  it('is one for all tabs of a browser: the others learn from whichever asks', async () => {
    const alone = browser();
    const single = alone.tab();
    single.awaitChange();
    await pass(6_000);
    users += 1;
    const { server, asked, tab } = browser();
    const tabs = [tab({ random: 0.3 }), tab({ random: 0.5 }), tab({ random: 0.7 })];
    for (const { awaitChange } of tabs) awaitChange();
    server.execute(id(60), A, addNote, shopper);
    await pass(6_000);
    expect(tabs.map(({ store }) => store.getSnapshot().cursor)).toEqual([2, 2, 2]);
    expect(asked.length).toBeLessThanOrEqual(alone.asked.length + 2);
  });

  it('goes on in the other tabs when the one that asked gets no answer', async () => {
    const { server, tab } = browser();
    const [one, two] = [tab({ random: 0 }), tab({ random: 1 })];
    one.read.mockReturnValue(new Promise(() => undefined));
    for (const { awaitChange } of [one, two]) awaitChange();
    server.execute(id(60), A, addNote, shopper);
    await pass(1_000);
    expect(two.store.getSnapshot().cursor).toBe(2);
    expect(one.store.getSnapshot().cursor).toBe(2);
  });

  it('asks once, and reads anew, when more changed than can be told row by row', async () => {
    const { server, asked, tab } = browser();
    const { store, loop, read } = tab({ live: true });
    const meta = server.metaAt(1);
    read.mockImplementation(async (path) => {
      asked.push(Number(new URL(path, 'http://test').searchParams.get('after')));
      return { from: 1, position: 1, changes: [], more: true, meta };
    });
    loop.poke();
    await pass(60_000);
    expect(asked).toEqual([1]);
    expect(store.getSnapshot()).toMatchObject({ cursor: 1, generation: 1 });
  });

  it('fetches by itself the order of an accepted change that was not told row by row', async () => {
    const { server, tab } = browser();
    const { store, loop, read } = tab({ live: true });
    const B = id(2);
    store.dispatch({ type: 'issued', entry: queued(id(70), B, createOrder(B)) });
    const answer = server.execute(id(70), B, createOrder(B), shopper);
    if (!('accepted' in answer)) throw new Error('refused');
    store.dispatch({ type: 'accepted', accepted: answer.accepted, at });
    read.mockImplementation(async (path) => {
      if (path === `/api/orders/${B}`) return server.orderAt(B, server.head());
      const meta = server.metaAt(server.head());
      return { from: 1, position: 1, changes: [], more: true, meta };
    });
    loop.poke();
    await pass(10);
    expect(store.getSnapshot().pending).toEqual([]);
    expect(store.getSnapshot().entities.get(B)).toMatchObject({ order: { version: 1 } });
  });

  it('learns without a socket that the log was restored to before what it has seen', async () => {
    const { server, tab } = browser();
    server.execute(id(60), A, addNote, shopper);
    const { store } = tab();
    expect(store.getSnapshot().cursor).toBe(2);
    server.restore(1);
    await pass(30_000);
    expect(store.getSnapshot()).toMatchObject({ epoch: server.epoch(), cursor: 1, generation: 1 });
  });

  it('does not take a read database that was lost for another log', async () => {
    const { server, tab } = browser();
    const { store, read } = tab();
    const lost = { ...server.changesAt(1, 1), position: 0 };
    const meta = { ...lost.meta, epoch: '', position: 0 };
    read.mockImplementation(async (_path, _schema, options) => {
      if (options?.minPosition !== undefined) throw new ReadFailed('projection-behind', 412, '');
      return { ...lost, meta };
    });
    store.dispatch({ type: 'pushed', position: 9, previous: 8, at });
    await pass(30_000);
    expect(read).toHaveBeenCalled();
    // It waits for what it lacks, without asking in one breath.
    expect(read.mock.calls.length).toBeLessThan(100);
    expect(store.getSnapshot()).toMatchObject({ epoch: server.epoch(), restored: false });
  });

  it('does not take a view that is behind for another log', async () => {
    const { server, tab } = browser();
    const { store, read } = tab();
    const old = server.changesAt(1, 1);
    read.mockImplementation(async (_path, _schema, options) => {
      if (options?.minPosition !== undefined) throw new ReadFailed('projection-behind', 412, '');
      return { ...old, position: 0, meta: { ...old.meta, position: 0 } };
    });
    await pass(30_000);
    expect(read).toHaveBeenCalled();
    expect(store.getSnapshot()).toMatchObject({ epoch: server.epoch(), cursor: 1, generation: 0 });
  });
});
