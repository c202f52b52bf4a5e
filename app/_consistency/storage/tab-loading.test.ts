import { afterEach, expect, it, vi } from 'vitest';
import { createStore } from '../core/create-store.ts';
import type { PendingCommand } from '../core/pending/pending-command.ts';
import { patience } from '../testing/run-options.ts';
import { createOrder, id, queued, shopper } from '../testing/samples.ts';
import { type Keeper, keepPending } from './keep-pending.ts';
import { nothingSaved, type PendingStorage } from './pending-storage.ts';

/** A disk that all tabs share; a read finds the entries saved when it began, however late it ends. */
const createDisk = () => {
  const saved = new Map<string, PendingCommand>();
  const open = (readEnds: Promise<unknown> = Promise.resolve()): PendingStorage => ({
    load: async () => {
      const commands = [...saved.values()];
      await readEnds;
      return { ...nothingSaved, commands };
    },
    save: async (entries) => {
      for (const entry of entries) saved.set(entry.commandId, entry);
    },
    remove: async (ids) => {
      for (const commandId of ids) saved.delete(commandId);
    },
    savePosition: async () => {},
    clear: async () => saved.clear(),
    close: () => {},
  });
  return { open };
};

const keepers: Keeper[] = [];
afterEach(() => {
  for (const keeper of keepers.splice(0)) keeper.stop();
});

const openTab = async (storage: PendingStorage) => (await openKept(storage)).store;
const openKept = async (storage: PendingStorage) => {
  const store = createStore(shopper);
  const keeper = await keepPending(store, storage, {
    isDurable: () => true,
    onSignedOut: () => {},
  });
  keepers.push(keeper);
  return { store, keeper };
};
const give = (store: Awaited<ReturnType<typeof openTab>>, n: number) =>
  store.dispatch({ type: 'issued', entry: queued(id(n), id(n), createOrder(id(n))) });
const knows = (store: Awaited<ReturnType<typeof openTab>>) =>
  store.getSnapshot().pending.map(({ commandId }) => commandId);

it('a tab that is being loaded hears of a command that was given after its storage was read', async () => {
  const disk = createDisk();
  const one = await openTab(disk.open());
  const read = Promise.withResolvers<void>();
  const loading = openTab(disk.open(read.promise));
  give(one, 1);
  const witness = await openTab(disk.open());
  await vi.waitFor(() => expect(knows(witness)).toEqual([id(1)]), { timeout: patience() });
  read.resolve();
  const two = await loading;
  await vi.waitFor(() => expect(knows(two)).toEqual([id(1)]), { timeout: patience() });
});

it('other tabs hear again of a command once it is saved, so that one loaded before then has it', async () => {
  const disk = createDisk();
  const saving = Promise.withResolvers<void>();
  const storage = disk.open();
  const one = await openTab({
    ...storage,
    save: async (entries) => {
      await saving.promise;
      await storage.save(entries);
    },
  });
  give(one, 1);
  // Loaded between the click and its saving: nothing in storage, and whatever was said is over.
  const two = await openTab(disk.open());
  expect(knows(two)).toEqual([]);
  saving.resolve();
  await vi.waitFor(() => expect(knows(two)).toEqual([id(1)]), { timeout: patience() });
});

it('a tab that is open hears of a command at once, however slow the disk is', async () => {
  const disk = createDisk();
  const one = await openTab({ ...disk.open(), save: () => new Promise(() => {}) });
  const two = await openTab(disk.open());
  give(one, 1);
  await vi.waitFor(() => expect(knows(two)).toEqual([id(1)]), { timeout: patience() });
});

it('a tab that would send what another one has given and not saved yet saves it first', async () => {
  const disk = createDisk();
  const one = await openTab({ ...disk.open(), save: () => new Promise(() => {}) });
  const two = await openKept(disk.open());
  give(one, 1);
  await vi.waitFor(() => expect(knows(two.store)).toEqual([id(1)]), { timeout: patience() });
  await two.keeper.saved();
  // The first tab is reloaded: what may have been sent is there for it.
  expect(knows(await openTab(disk.open()))).toEqual([id(1)]);
});

it('a tab that is loaded before what it has given is saved hears of it from one that has it', async () => {
  const disk = createDisk();
  const slow = () => ({ ...disk.open(), save: () => new Promise<void>(() => {}) });
  const one = await openKept(slow());
  const two = await openTab(slow());
  give(one.store, 1);
  await vi.waitFor(() => expect(knows(two)).toEqual([id(1)]), { timeout: patience() });
  one.keeper.stop();
  const reloaded = await openTab(slow());
  await vi.waitFor(() => expect(knows(reloaded)).toEqual([id(1)]), { timeout: patience() });
});

it('a tab whose disk keeps nothing hears of what was accepted, and how far views were', async () => {
  const none = (): PendingStorage => ({
    ...createDisk().open(),
    load: async () => ({ ...nothingSaved }),
    save: async () => {},
  });
  const one = await openTab(none());
  one.dispatch({ type: 'hello', epoch: 'e', position: 3, at: 5_000 });
  give(one, 1);
  one.dispatch({
    type: 'accepted',
    accepted: { commandId: id(1), version: 1, position: 4, epoch: 'e' },
    at: 5_000,
  });
  const two = createStore(shopper);
  two.dispatch({ type: 'hello', epoch: 'e', position: 2, at: 5_000 });
  keepers.push(await keepPending(two, none(), { isDurable: () => false, onSignedOut: () => {} }));
  await vi.waitFor(() => expect(two.getSnapshot()).toMatchObject({ shownPosition: 3 }), {
    timeout: patience(),
  });
  expect(two.getSnapshot().pending).toMatchObject([{ state: 'accepted', position: 4 }]);
});

it('a tab of an earlier build is understood when it tells how far it has come', async () => {
  const store = await openTab(createDisk().open());
  store.dispatch({ type: 'hello', epoch: 'e', position: 1, at: 5_000 });
  const earlier = new BroadcastChannel(`evenkeel:${shopper.id}`);
  earlier.postMessage({ kind: 'position', epoch: 'e', seen: 5, viewSeen: 4 });
  const both = { knownPosition: 5, shownPosition: 4 };
  await vi.waitFor(() => expect(store.getSnapshot()).toMatchObject(both), { timeout: patience() });
  earlier.close();
});

it('what was discarded while it was being saved is not told of once it is', async () => {
  const disk = createDisk();
  const begun = Promise.withResolvers<void>();
  const saving = Promise.withResolvers<void>();
  const storage = disk.open();
  const one = await openKept({
    ...storage,
    save: async (entries) => {
      begun.resolve();
      await saving.promise;
      await storage.save(entries);
    },
  });
  give(one.store, 1);
  await begun.promise;
  one.keeper.discard(id(1));
  const two = await openTab(disk.open());
  const known: string[][] = [];
  two.subscribe(() => known.push(knows(two)));
  saving.resolve();
  await one.keeper.saved();
  give(one.store, 2);
  await vi.waitFor(() => expect(knows(two)).toEqual([id(2)]), { timeout: patience() });
  expect(known.flat()).not.toContain(id(1));
});

it('a log that is read late, after the page has gone on without it, is drawn all the same', async () => {
  const disk = createDisk();
  const before = await openKept(disk.open());
  give(before.store, 1);
  await before.keeper.saved();
  before.keeper.stop();
  const read = Promise.withResolvers<void>();
  const storage = disk.open();
  const store = await openTab({
    ...storage,
    load: async (onLate) => {
      void read.promise.then(async () => onLate?.(await storage.load()));
      return nothingSaved;
    },
  });
  expect(knows(store)).toEqual([]);
  read.resolve();
  await vi.waitFor(() => expect(knows(store)).toEqual([id(1)]), { timeout: patience() });
});
