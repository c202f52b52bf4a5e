import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import * as z from 'zod/mini';
import { type PendingCommand, pendingCommand } from '../core/pending-command.ts';
import { knowsMore } from '../core/pending-log.ts';
import {
  nothingSaved,
  type PendingStorage,
  type Saved,
  type SeenPosition,
} from './pending-storage.ts';

const positionRow = z.object({
  userId: z.string(),
  epoch: z.nullable(z.string()),
  seen: z.int(),
  viewSeen: z.int(),
});
type PositionRow = z.infer<typeof positionRow>;

/** What stays of a removed command: a tab that has not heard of it would write it again. */
type Tombstone = { userId: string; commandId: string; isTombstone: true };

type PendingWrites = IDBPObjectStore<Schema, ['pending'], 'pending', 'readwrite'>;
type PendingRow = (PendingCommand & { userId: string }) | Tombstone;

interface Schema extends DBSchema {
  pending: {
    key: [string, string];
    value: PendingRow;
    indexes: { user: string };
  };
  positions: { key: string; value: PositionRow };
}

/** How many removed commands are remembered: no tab that lives is further behind. */
const rememberedTombstones = 512;

/**
 * What hangs (another tab upgrading, a broken profile) must not hold up the page or the sending. It
 * is waited for in steps: a page that stood still (a laptop that slept, a long task) finds one of
 * them over, not all, and does not take its own silence for the disk's.
 */
const patience = { steps: 4, ms: 500 };

/**
 * The pending log of a user in IndexedDB. Private mode, a full disk or a broken profile degrade to
 * nothing saved: `onUndurable` is told once, and the log lives in memory only.
 */
export const openStorage = async (
  userId: string,
  onUndurable: (cause: unknown) => void,
): Promise<PendingStorage> => {
  let db: IDBPDatabase<Schema> | undefined;
  let isClosed = false;
  let isTold = false;
  const tell = (cause: unknown) => {
    if (!isTold) onUndurable(cause);
    isTold = true;
  };
  // One that opens too late is taken all the same: what the page does from then on is saved.
  const opening = openDatabase().then((open) => {
    if (isClosed) open.close();
    else db = open;
    return open;
  });
  await within(opening).catch(tell);
  const attempt = async <Result>(
    work: (open: IDBPDatabase<Schema>) => Promise<Result>,
    otherwise: Result,
  ): Promise<Result> => {
    if (db === undefined) return otherwise;
    try {
      return await within(work(db));
    } catch (cause) {
      // The database is kept: a full disk still lets go of what is done, and of all at sign-out.
      tell(cause);
      return otherwise;
    }
  };
  return {
    load: async (onLate) => {
      const loading = opening.then((open) => load(open, userId));
      try {
        return await within(loading);
      } catch (cause) {
        tell(cause);
        if (onLate) void loading.then(onLate, () => undefined);
        return nothingSaved;
      }
    },
    save: (entries) => attempt((open) => save(open, userId, entries), undefined),
    remove: (commandIds) => attempt((open) => remove(open, userId, commandIds), undefined),
    savePosition: (position) => attempt((open) => raise(open, userId, position), undefined),
    clear: () => attempt((open) => clear(open, userId), undefined),
    close: () => {
      isClosed = true;
      db?.close();
      db = undefined;
    },
  };
};

const openDatabase = async () =>
  openDB<Schema>('evenkeel', 1, {
    upgrade: (db) => {
      db.createObjectStore('pending', { keyPath: ['userId', 'commandId'] }).createIndex(
        'user',
        'userId',
      );
      db.createObjectStore('positions', { keyPath: 'userId' });
    },
    // A newer page wants to upgrade: this one lets go rather than block it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

const load = async (db: IDBPDatabase<Schema>, userId: string): Promise<Saved> => {
  const rows = await db.getAllFromIndex('pending', 'user', userId);
  // What an older build wrote in another form is left out; its commands were sent long ago.
  const commands = rows.flatMap((row) => pendingCommand.safeParse(row).data ?? []);
  const tombstones = buriedIn(rows);
  const position = positionRow.safeParse(await db.get('positions', userId)).data;
  // Ids are UUIDs of version 7, which sort by time.
  const forgotten = tombstones.splice(0, tombstones.length - rememberedTombstones);
  await Promise.all(forgotten.map((id) => db.delete('pending', [userId, id])));
  return { ...nothingSaved, ...position, commands, tombstones };
};

const buriedIn = (rows: readonly PendingRow[]): string[] =>
  rows.filter(isTombstone).map(({ commandId }) => commandId);

const isTombstone = (row: PendingRow | undefined): row is Tombstone =>
  row !== undefined && 'isTombstone' in row;

const save = async (
  db: IDBPDatabase<Schema>,
  userId: string,
  entries: readonly PendingCommand[],
) => {
  const tx = db.transaction('pending', 'readwrite');
  const put = async (entry: PendingCommand) => {
    const known = await tx.store.get([userId, entry.commandId]);
    if (isTombstone(known) || (known && knowsMore(known, entry))) return;
    await tx.store.put({ ...entry, userId });
  };
  await Promise.all([...entries.map(put), tx.done]);
};

const remove = async (db: IDBPDatabase<Schema>, userId: string, commandIds: readonly string[]) => {
  const each = async (work: (store: PendingWrites, commandId: string) => Promise<unknown>) => {
    const tx = db.transaction('pending', 'readwrite');
    await Promise.all([...commandIds.map((id) => work(tx.store, id)), tx.done]);
  };
  try {
    await each((store, commandId) => store.put({ userId, commandId, isTombstone: true }));
  } catch {
    // A full disk takes no tombstone, but still lets go.
    await each((store, commandId) => store.delete([userId, commandId]));
  }
};

const raise = async (db: IDBPDatabase<Schema>, userId: string, position: SeenPosition) => {
  const tx = db.transaction(['pending', 'positions'], 'readwrite');
  const positions = tx.objectStore('positions');
  const known = positionRow.safeParse(await positions.get(userId)).data;
  const base = known?.epoch === position.epoch ? known : nothingSaved;
  if (known?.epoch && known.epoch !== position.epoch) {
    // What one log had done, another may lack: a tab that still has it asks again for it.
    const pending = tx.objectStore('pending');
    const rows = await pending.index('user').getAll(userId);
    await Promise.all(buriedIn(rows).map((id) => pending.delete([userId, id])));
  }
  await positions.put({
    userId,
    epoch: position.epoch,
    seen: Math.max(base.seen, position.seen),
    viewSeen: Math.max(base.viewSeen, position.viewSeen),
  });
  await tx.done;
};

const clear = async (db: IDBPDatabase<Schema>, userId: string) => {
  const keys = await db.getAllKeysFromIndex('pending', 'user', userId);
  const tx = db.transaction(['pending', 'positions'], 'readwrite');
  await Promise.all([
    ...keys.map((key) => tx.objectStore('pending').delete(key)),
    tx.objectStore('positions').delete(userId),
    tx.done,
  ]);
};

const within = async <Result>(work: Promise<Result>): Promise<Result> => {
  const { steps, ms } = patience;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const wait = (left: number) => {
      timer = setTimeout(() => {
        if (left > 1) return wait(left - 1);
        reject(new Error(`IndexedDB did not answer within ${steps * ms} ms`));
      }, ms);
    };
    wait(steps);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
