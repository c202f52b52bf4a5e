import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore, type Store } from '../core/create-store.ts';
import { patience } from '../testing/run-options.ts';
import { addNote, cancelOrder, createOrder, id, queued, shopper } from '../testing/samples.ts';
import { type HttpClient, ReadFailed } from './http-client.ts';
import type { Answer } from './outcome.ts';
import { createSender } from './sender.ts';

const [A, B] = [id(1), id(2)];
const unknown = new ReadFailed('not-found', 404, 'No such command.');

/** A sender whose requests are held until the test answers them. */
const start = (store: Store, saved: () => Promise<void> = async () => undefined) => {
  const asked: string[] = [];
  const answers = new Map<string, (answer: Answer | undefined) => void>();
  const read = vi.fn(async (path: string): Promise<never> => {
    asked.push(`GET ${path}`);
    throw unknown;
  });
  const http = {
    send: (_path: string, _body: unknown, commandId: string) => {
      asked.push(commandId);
      return new Promise<Answer | undefined>((resolve) => {
        answers.set(commandId, resolve);
        held.push(() => resolve(undefined));
      });
    },
    read,
  };
  const sender = createSender({
    store,
    http: http as unknown as HttpClient,
    saved,
    now: () => 5_000,
    random: () => 0.5,
  });
  senders.push(sender);
  const answer = (commandId: string, version: number, epoch?: string) =>
    answers.get(commandId)?.({
      status: 202,
      retryAfter: null,
      body: { commandId, orderId: A, version, position: version, epoch, status: 'accepted' },
    });
  return { asked, answers, answer, read, sender };
};
let senders: { stop: () => void }[] = [];
let held: (() => void)[] = [];
let users = 0;
beforeEach(() => {
  users += 1;
});
afterEach(() => {
  for (const sender of senders) sender.stop();
  vi.unstubAllGlobals();
  // A request that is never answered would keep its lock.
  for (const release of held) release();
  senders = [];
  held = [];
});

const pageWith = (...entries: ReturnType<typeof queued>[]) => {
  const store = createStore({ ...shopper, id: `sender-${users}` });
  for (const entry of entries) store.dispatch({ type: 'issued', entry });
  return store;
};
const until = (check: () => void) => vi.waitFor(check, { timeout: patience(), interval: 5 });
/** Everything that is ready to happen has happened. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('sending', () => {
  it('begins when the log is saved, so that a reload forgets nothing that was sent', async () => {
    const disk = Promise.withResolvers<void>();
    const { asked } = start(pageWith(queued(id(70), A, cancelOrder)), () => disk.promise);
    await settled();
    expect(asked).toEqual([]);
    disk.resolve();
    await until(() => expect(asked).toEqual([id(70)]));
  });

  it('does not send what was given while the disk was still busy with what came before', async () => {
    const store = pageWith(queued(id(70), A, addNote));
    const disks: PromiseWithResolvers<void>[] = [];
    const { asked } = start(store, () => {
      const disk = Promise.withResolvers<void>();
      disks.push(disk);
      return disk.promise;
    });
    await until(() => expect(disks).toHaveLength(1));
    store.dispatch({ type: 'discarded', commandId: id(70) });
    store.dispatch({ type: 'issued', entry: queued(id(71), A, addNote, 2) });
    disks[0]?.resolve();
    await until(() => expect(disks).toHaveLength(2));
    expect(asked).toEqual([]);
    disks[1]?.resolve();
    await until(() => expect(asked).toEqual([id(71)]));
  });

  it.each(['with Web Locks', 'without'])(
    'is one at a time within an order and parallel across orders, %s',
    async (locks) => {
      if (locks === 'without') vi.stubGlobal('navigator', {});
      const store = pageWith(
        queued(id(70), A, addNote, 1),
        queued(id(71), A, cancelOrder, 2),
        queued(id(72), B, createOrder(B), 3),
      );
      const { asked, answer } = start(store);
      await until(() => expect(asked).toEqual(expect.arrayContaining([id(70), id(72)])));
      await settled();
      expect(asked).toHaveLength(2);
      answer(id(70), 2);
      await until(() => expect(asked).toContain(id(71)));
    },
  );

  it('asks what became of an unanswered command before it is sent again', async () => {
    const store = pageWith({ ...queued(id(70), A, cancelOrder), state: 'unknown', attempts: 1 });
    const { asked, answers, sender } = start(store);
    await until(() => expect(asked).toHaveLength(2));
    expect(asked).toEqual([`GET /api/commands/${id(70)}`, id(70)]);
    answers.get(id(70))?.(undefined);
    await settled();
    sender.wake();
    await until(() => expect(asked).toHaveLength(4));
    expect(asked[3]).toBe(id(70));
  });

  it('does not send again what is known to have happened', async () => {
    const store = pageWith({ ...queued(id(70), A, cancelOrder), state: 'unknown', attempts: 1 });
    const { asked, read } = start(store);
    read.mockResolvedValue({ commandId: id(70), orderId: A, version: 2, position: 7 } as never);
    await until(() => expect(store.getSnapshot().pending[0]).toMatchObject({ state: 'accepted' }));
    expect(asked).toEqual([]);
  });

  it('asks again when the log was restored while the answer travelled', async () => {
    const store = pageWith(queued(id(70), A, cancelOrder));
    store.dispatch({ type: 'hello', epoch: 'old', position: 1, at: 5_000 });
    const { asked, answer } = start(store);
    await until(() => expect(asked).toEqual([id(70)]));
    store.dispatch({ type: 'hello', epoch: 'new', position: 1, at: 5_000 });
    answer(id(70), 2);
    await until(() => expect(store.getSnapshot().pending[0]).toMatchObject({ state: 'unknown' }));
  });

  it('asks again when another log answered than the one this page has learned of meanwhile', async () => {
    const store = pageWith(queued(id(70), A, cancelOrder));
    const { asked, answer } = start(store);
    await until(() => expect(asked).toEqual([id(70)]));
    store.dispatch({ type: 'hello', epoch: 'new', position: 1, at: 5_000 });
    answer(id(70), 2, 'old');
    await until(() => expect(store.getSnapshot().pending[0]).toMatchObject({ state: 'unknown' }));
  });

  it('believes the log that the page has come to meanwhile', async () => {
    const store = pageWith(queued(id(70), A, cancelOrder));
    store.dispatch({ type: 'hello', epoch: 'old', position: 1, at: 5_000 });
    const { asked, answer } = start(store);
    await until(() => expect(asked).toEqual([id(70)]));
    store.dispatch({ type: 'hello', epoch: 'new', position: 1, at: 5_000 });
    answer(id(70), 2, 'new');
    await until(() => expect(store.getSnapshot().pending[0]).toMatchObject({ state: 'accepted' }));
  });

  it('waits and tries again when an attempt fails by itself, and does not spin', async () => {
    let failures = 0;
    // A page that spins is left waiting in the end, or no assertion would ever be reached.
    const saved = vi.fn((): Promise<void> => {
      failures += 1;
      return failures > 50 ? new Promise<void>(() => {}) : Promise.reject(new Error('disk'));
    });
    const { asked, sender } = start(pageWith(queued(id(70), A, cancelOrder)), saved);
    await until(() => expect(saved).toHaveBeenCalled());
    await settled();
    expect(saved).toHaveBeenCalledTimes(1);
    saved.mockResolvedValue();
    sender.wake();
    await until(() => expect(asked).toEqual([id(70)]));
  });

  it('is done by one tab at a time', async () => {
    const entry = queued(id(70), A, cancelOrder);
    const [one, two] = [start(pageWith(entry)), start(pageWith(entry))];
    await until(() => expect([...one.asked, ...two.asked]).toEqual([id(70)]));
    await settled();
    expect([...one.asked, ...two.asked]).toEqual([id(70)]);
  });
});
