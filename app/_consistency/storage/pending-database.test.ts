import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PendingCommand } from '../core/pending/pending-command.ts';
import { knowsMore } from '../core/pending/pending-log.ts';
import { patience, propertyOptions } from '../testing/run-options.ts';
import { cancelOrder, comeTo, id, queued } from '../testing/samples.ts';
import { openStorage } from './open-storage.ts';
import type { PendingStorage } from './pending-storage.ts';

let users = 0;
let userId = '';
let opened: PendingStorage[] = [];
beforeEach(() => {
  users += 1;
  userId = `storage-${users}`;
});
afterEach(() => {
  for (const storage of opened) storage.close();
  opened = [];
  vi.unstubAllGlobals();
});
const open = async (): Promise<PendingStorage> => {
  const storage = await openStorage(userId, (cause) => {
    throw cause;
  });
  opened.push(storage);
  return storage;
};

const entry = (fields: Partial<PendingCommand> = {}): PendingCommand => ({
  ...queued(id(70), id(1), cancelOrder),
  ...fields,
});
const states = async (storage: PendingStorage) =>
  (await storage.load()).commands.map(({ state }) => state);

describe('what one tab has saved', () => {
  it('is not overwritten by another that has not heard of it yet', async () => {
    const [one, two] = [await open(), await open()];
    await one.save([entry()]);
    await one.save([entry({ state: 'blocked' })]);
    await two.save([entry()]);
    expect(await states(one)).toEqual(['blocked']);
    await two.save([entry({ tries: 2 })]);
    expect(await states(one)).toEqual(['queued']);
  });

  it('does not outweigh what the log that replaced its own has said since', async () => {
    const storage = await open();
    await storage.save([entry({ state: 'accepted', epoch: 'e', version: 2, position: 9 })]);
    await storage.savePosition(comeTo('e', 9, 8));
    expect(await states(storage)).toEqual(['accepted']);
    await storage.savePosition(comeTo('f', 5));
    await storage.save([entry({ state: 'unknown' })]);
    const refusal = { code: 'version-conflict', message: 'It has changed.' };
    await storage.save([entry({ state: 'refused', refusal })]);
    expect(await states(storage)).toEqual(['refused']);
  });

  it('is in the end what was known most, in whichever order tabs write', async () => {
    const version = fc.record({
      tries: fc.integer({ min: 1, max: 3 }),
      state: fc.constantFrom('queued', 'sending', 'unknown', 'blocked', 'refused', 'accepted'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(version, { minLength: 1, maxLength: 6 }), async (versions) => {
        users += 1;
        userId = `storage-${users}`;
        const tabs = [await open(), await open()];
        const entries = versions.map((fields) => entry(fields));
        await Promise.all(entries.map((one, index) => tabs[index % 2]?.save([one])));
        const saved = (await tabs[0]?.load())?.commands[0] as PendingCommand;
        expect(entries.filter((one) => knowsMore(one, saved))).toEqual([]);
      }),
      propertyOptions(50),
    );
  });
});

it('what a page of an earlier build has left is there for the next one', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const earlier = await openDB('evenkeel', 1, {
    upgrade: (db) => {
      db.createObjectStore('pending', { keyPath: ['userId', 'commandId'] }).createIndex(
        'user',
        'userId',
      );
      db.createObjectStore('positions', { keyPath: 'userId' });
    },
  });
  await earlier.put('pending', { ...entry(), userId });
  await earlier.put('positions', { userId, epoch: 'e', seen: 9, viewSeen: 7 });
  earlier.close();
  const storage = await open();
  expect(await storage.load()).toMatchObject({ commands: [entry()], epoch: 'e', shownPosition: 7 });
  await storage.save([entry({ state: 'accepted' })]);
  expect(await states(storage)).toEqual(['accepted']);
});

describe('what one tab has removed', () => {
  it('is not written again by another that has not heard of it yet', async () => {
    const [one, two] = [await open(), await open()];
    await one.save([entry()]);
    await one.remove([id(70)]);
    await two.save([entry({ state: 'unknown' })]);
    expect(await one.load()).toMatchObject({ commands: [], tombstones: [id(70)] });
  });

  it('stays removed when its tombstone is forgotten', async () => {
    const storage = await open();
    await storage.remove([id(70)]);
    await storage.save([entry()]);
    await storage.load();
    await storage.remove(Array.from({ length: 600 }, (_, n) => id(1_000 + n)));
    await storage.load();
    await vi.waitFor(async () => expect((await storage.load()).tombstones).not.toContain(id(70)), {
      timeout: patience(),
    });
    expect((await storage.load()).commands).toEqual([]);
  });

  it('may be written again in another log, which may lack it', async () => {
    const storage = await open();
    await storage.savePosition(comeTo('e', 5));
    await storage.remove([id(70)]);
    await storage.savePosition(comeTo('e', 6));
    expect((await storage.load()).tombstones).toEqual([id(70)]);
    await storage.savePosition(comeTo('f', 1));
    await storage.save([entry({ state: 'unknown' })]);
    expect(await storage.load()).toMatchObject({
      commands: [{ commandId: id(70) }],
      tombstones: [],
    });
  });

  it('is remembered for 512 commands, the last of them, and leaves nothing at sign-out', async () => {
    const storage = await open();
    const ids = Array.from({ length: 600 }, (_, n) => id(1_000 + n));
    await storage.remove(ids);
    expect((await storage.load()).tombstones).toEqual(ids.slice(-512));
    expect((await storage.load()).tombstones).toEqual(ids.slice(-512));
    await storage.clear();
    expect((await storage.load()).tombstones).toEqual([]);
  });
});
