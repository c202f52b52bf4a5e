import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openKeptPage, showAhead } from '../testing/kept-page.ts';
import { patience } from '../testing/run-options.ts';
import { comeTo, createOrder, id, queued } from '../testing/samples.ts';
import { nothingSaved } from './pending-storage.ts';

let users = 0;
let userId = '';
let closes: (() => void)[] = [];
beforeEach(() => {
  users += 1;
  userId = `keeper-${users}`;
});
afterEach(() => {
  for (const close of closes) close();
  closes = [];
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A page of this browser, which the test's end closes. */
const openPage = async (user = userId) => {
  const page = await openKeptPage(user);
  closes.push(page.close);
  return page;
};
const until = (check: () => void) => vi.waitFor(check, { timeout: patience(), interval: 5 });

describe('the pending log', () => {
  it('is there, with the highest position seen, for the next page of the same user, and for no other', async () => {
    const first = await openPage();
    first.store.dispatch({ type: 'hello', epoch: 'e', position: 3, at: 5_000 });
    first.issue(70);
    first.accept(70, 9);
    await first.keeper.saved();
    first.close();
    const next = await openPage();
    expect(next.ids()).toEqual([id(70)]);
    expect(next.store.getSnapshot()).toMatchObject({
      epoch: 'e',
      knownPosition: 9,
      shownPosition: 3,
    });
    const stranger = await openPage(`${userId}-other`);
    expect(stranger.ids()).toEqual([]);
  });

  it('is there with a row that was shown ahead of every view, and what it contains, until a view has come to it', async () => {
    const first = await openPage();
    const server = showAhead(first);
    await first.keeper.saved();
    first.close();
    const next = await openPage();
    expect(next.store.getSnapshot()).toMatchObject({
      shownPosition: 1,
      rowsAheadOfViews: [{ version: 3 }],
    });
    expect(next.store.getSnapshot().settled).toMatchObject([{ commandId: id(70) }]);
    const asked = { epoch: server.epoch(), cursor: 1 };
    const answer = server.changesAt(1, 3);
    next.store.dispatch({ type: 'changed', answer, asked, at: 5_000 });
    await next.keeper.saved();
    const { commands, rowsAheadOfViews, shownPosition } = await next.storage.load();
    expect(commands.map(({ commandId }) => commandId)).toEqual([id(71)]);
    expect({ rowsAheadOfViews, shownPosition }).toEqual({ rowsAheadOfViews: [], shownPosition: 3 });
  });

  it('never lowers the saved position within one log, whichever tab is last to say', async () => {
    const { storage } = await openPage();
    await storage.savePosition(comeTo('e', 9, 7));
    await storage.savePosition(comeTo('e', 4));
    expect(await storage.load()).toMatchObject({ knownPosition: 9, shownPosition: 7 });
    await storage.savePosition(comeTo('f', 1));
    expect(await storage.load()).toMatchObject({ epoch: 'f', knownPosition: 1, shownPosition: 1 });
  });

  it('is told to the other tabs, and positions are', async () => {
    const [one, two] = [await openPage(), await openPage()];
    one.store.dispatch({ type: 'hello', epoch: 'e', position: 3, at: 5_000 });
    two.store.dispatch({ type: 'hello', epoch: 'e', position: 1, at: 5_000 });
    one.issue(70);
    await until(() => expect(two.ids()).toEqual([id(70)]));
    await until(() => expect(two.store.getSnapshot().shownPosition).toBe(3));
  });

  it('says in every tab and on disk what one of them holds back behind a refusal that it was told of', async () => {
    const [one, two] = [await openPage(), await openPage()];
    one.issue(70);
    await until(() => expect(two.ids()).toEqual([id(70)]));
    const refusal = { code: 'order-not-pending', message: 'It was shipped.' };
    one.store.dispatch({ type: 'refused', commandId: id(70), refusal });
    two.issue(71);
    for (const { store } of [one, two]) {
      await until(() =>
        expect(store.getSnapshot().pending).toMatchObject([
          { commandId: id(70), state: 'refused' },
          { commandId: id(71), state: 'blocked' },
        ]),
      );
    }
    await Promise.all([one.keeper.saved(), two.keeper.saved()]);
    const { commands } = await one.storage.load();
    expect(commands).toContainEqual(
      expect.objectContaining({ commandId: id(71), state: 'blocked' }),
    );
  });

  it('lets go of a discarded command in every tab and on disk', async () => {
    const [one, two] = [await openPage(), await openPage()];
    one.issue(70);
    await until(() => expect(two.ids()).toEqual([id(70)]));
    two.keeper.discard(id(70));
    await until(() => expect(one.ids()).toEqual([]));
    await Promise.all([one.keeper.saved(), two.keeper.saved()]);
    expect((await one.storage.load()).commands).toEqual([]);
  });

  it('is cleared at sign-out, in every tab', async () => {
    const [one, two] = [await openPage(), await openPage()];
    showAhead(one);
    await until(() => expect(two.ids()).toContain(id(71)));
    await one.keeper.saved();
    expect(await one.storage.load()).toMatchObject({
      commands: [{ commandId: id(70) }, { commandId: id(71) }],
      shownPosition: 1,
      rowsAheadOfViews: [{ version: 3 }],
    });
    await one.keeper.signOut();
    await until(() => expect(two.signedOut).toHaveBeenCalled());
    expect(await one.storage.load()).toEqual(nothingSaved);
  });

  it('is cleared at sign-out of what still waits for the disk, too', async () => {
    const page = await openPage();
    for (let n = 70; n < 80; n += 1) {
      page.issue(n);
      // Each begins a write of its own, until there are too many in flight.
      await Promise.resolve();
    }
    await page.keeper.signOut();
    expect(await page.storage.load()).toEqual(nothingSaved);
  });

  const refused = vi.fn(function refuse() {
    throw new DOMException('insecure', 'SecurityError');
  });
  it.each([
    ['there is no BroadcastChannel', undefined],
    ['a BroadcastChannel is refused', refused],
  ])('is kept where %s', async (_, channel) => {
    vi.stubGlobal('BroadcastChannel', channel);
    const first = await openPage();
    first.issue(70);
    await first.keeper.saved();
    expect((await openPage()).ids()).toEqual([id(70)]);
    await first.keeper.signOut();
    expect((await first.storage.load()).commands).toEqual([]);
  });
});

describe('a disk that is full in mid-life', () => {
  const fill = () =>
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });

  it('is said once; the log lives on in memory, and sending goes on', async () => {
    const page = await openPage();
    fill();
    page.issue(70);
    page.issue(71);
    await page.keeper.saved();
    expect(page.undurable).toHaveBeenCalledTimes(1);
    expect(page.ids()).toEqual([id(70), id(71)]);
  });

  it('still lets go of what is done, and of all at sign-out', async () => {
    const page = await openPage();
    page.issue(70);
    page.store.dispatch({ type: 'issued', entry: queued(id(72), id(2), createOrder(id(2)), 72) });
    await page.keeper.saved();
    fill();
    page.issue(71);
    page.keeper.discard(id(70));
    await page.keeper.saved();
    expect((await page.storage.load()).commands.map(({ commandId }) => commandId)).toEqual([
      id(72),
    ]);
    await page.keeper.signOut();
    expect((await page.storage.load()).commands).toEqual([]);
  });

  it('is not said of a page that stood still itself, as a laptop that slept', async () => {
    const page = await openPage();
    page.issue(70);
    // The write begins, and then nothing of this page runs.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    const stoodStillUntil = performance.now() + 2_100;
    while (performance.now() < stoodStillUntil);
    await page.keeper.saved();
    expect(page.undurable).not.toHaveBeenCalled();
    expect((await page.storage.load()).commands).toMatchObject([{ commandId: id(70) }]);
  });

  it('does not hold up sending when it never answers', async () => {
    const page = await openPage();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockReturnValue({
      store: { put: () => new Promise(() => undefined) },
      objectStore: () => ({}),
      done: new Promise(() => undefined),
    } as never);
    page.issue(70);
    const saved = page.keeper.saved();
    await vi.advanceTimersByTimeAsync(10_000);
    await saved;
    expect(page.undurable).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});
