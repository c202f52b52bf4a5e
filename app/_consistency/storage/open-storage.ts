import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as z from 'zod/mini';
import { type PendingCommand, pendingCommand } from '../core/pending-command.ts';
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

interface Schema extends DBSchema {
  pending: {
    key: [string, string];
    value: PendingCommand & { userId: string };
    indexes: { user: string };
  };
  positions: { key: string; value: PositionRow };
}

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
  const position = positionRow.safeParse(await db.get('positions', userId)).data;
  return { ...nothingSaved, ...position, commands };
};

const save = async (
  db: IDBPDatabase<Schema>,
  userId: string,
  entries: readonly PendingCommand[],
) => {
  const tx = db.transaction('pending', 'readwrite');
  await Promise.all([...entries.map((entry) => tx.store.put({ ...entry, userId })), tx.done]);
};

const remove = async (db: IDBPDatabase<Schema>, userId: string, commandIds: readonly string[]) => {
  const tx = db.transaction('pending', 'readwrite');
  await Promise.all([...commandIds.map((id) => tx.store.delete([userId, id])), tx.done]);
};

const raise = async (db: IDBPDatabase<Schema>, userId: string, position: SeenPosition) => {
  const tx = db.transaction('positions', 'readwrite');
  const known = positionRow.safeParse(await tx.store.get(userId)).data;
  const base = known?.epoch === position.epoch ? known : nothingSaved;
  await tx.store.put({
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
