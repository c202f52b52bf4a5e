import { expect, it } from 'vitest';
import { addNote, comeTo, id, queued } from '../testing/samples.ts';
import { nothingSaved, type PendingStorage } from './pending-storage.ts';
import { createWriteBehind } from './write-behind.ts';

/** A disk whose every write waits until the test lets go of it; `asked` is what it was asked for. */
const slowDisk = () => {
  const asked: string[] = [];
  let free = Promise.withResolvers<void>();
  const write = (what: string) => {
    asked.push(what);
    return free.promise;
  };
  const storage: PendingStorage = {
    load: async () => nothingSaved,
    save: (entries) => write(`save ${entries.map(({ commandId }) => Number(commandId.slice(-4)))}`),
    remove: (ids) => write(`remove ${ids.map((one) => Number(one.slice(-4)))}`),
    savePosition: ({ shownPosition }) => write(`position ${shownPosition}`),
    clear: async () => {},
    close: () => {},
  };
  const letGo = () => {
    free.resolve();
    free = Promise.withResolvers();
  };
  return { storage, asked, letGo };
};
const entry = (n: number) => queued(id(n), id(1), addNote, n);
/** Everything that is ready to happen has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('a disk that is slower than the page gets what came meanwhile as one, and only the last of it', async () => {
  const { storage, asked, letGo } = slowDisk();
  const disk = createWriteBehind(storage, () => {});
  for (let n = 1; n < 100; n += 1) {
    disk.save([entry(n)]);
    disk.savePosition(comeTo('e', n));
    if (n < 98) disk.remove([id(n)]);
    await settled();
  }
  const begun = [1, 2, 3, 4].flatMap((n) => [`position ${n}`, `remove ${n}`]);
  expect(asked).toEqual(begun);
  letGo();
  await settled();
  const gone = Array.from({ length: 93 }, (_, n) => n + 5);
  expect(asked.slice(begun.length)).toEqual(['save 98,99', 'position 99', `remove ${gone}`]);
});

it('a write is begun in the moment that it is asked for, behind others that are not done', async () => {
  const { storage, asked } = slowDisk();
  const disk = createWriteBehind(storage, () => {});
  disk.save([entry(1)]);
  await Promise.resolve();
  disk.remove([id(1)]);
  await Promise.resolve();
  expect(asked).toEqual(['save 1', 'remove 1']);
});

it('is done when all is written that was asked for until then, and says what was saved', async () => {
  const { storage, letGo } = slowDisk();
  const saved: string[] = [];
  const disk = createWriteBehind(storage, (entries) => {
    saved.push(...entries.map(({ commandId }) => commandId));
  });
  disk.save([entry(1)]);
  await settled();
  disk.save([entry(2)]);
  const done = disk.done().then(() => saved.push('done'));
  await settled();
  expect(saved).toEqual([]);
  letGo();
  await done;
  expect(saved).toEqual([id(1), id(2), 'done']);
});

it('what is asked to be kept after its removal, before either is begun, is kept', async () => {
  const { storage, asked } = slowDisk();
  const disk = createWriteBehind(storage, () => {});
  disk.remove([id(1), id(2)]);
  disk.save([entry(1)]);
  await settled();
  expect(asked).toEqual(['save 1', 'remove 2']);
});
