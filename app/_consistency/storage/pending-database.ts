import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import * as z from 'zod/mini';
import { type Order, order } from '#server/contracts/order.ts';
import { type PendingCommand, pendingCommand } from '../core/pending/pending-command.ts';
import { knowledgeOf } from '../core/pending/pending-log.ts';
import { nothingSaved, type Saved, type Shown } from './pending-storage.ts';

/**
 * How far this browser had come, as builds before this one wrote it too: `seen` is the known position,
 * `viewSeen` the shown one, `ahead` the rows ahead of every view.
 */
const positionRow = z.object({
  userId: z.string(),
  epoch: z.nullable(z.string()),
  seen: z.int(),
  viewSeen: z.int(),
  // Rows that an earlier build wrote in another form, or not at all, come again from the views.
  ahead: z.catch(z.array(order), []),
});
type PositionRow = z.infer<typeof positionRow>;

const shownIn = ({ epoch, seen, viewSeen, ahead }: PositionRow): Shown => ({
  epoch,
  knownPosition: seen,
  shownPosition: viewSeen,
  rowsAheadOfViews: ahead,
});

/**
 * One state of a command. Each state has a row of its own, so that none is overwritten. Reading before
 * each write would do as well, but under load ten times as many pages then found their disk too slow.
 */
type PendingRow = PendingCommand & { userId: string; knowledge: number };

interface Schema extends DBSchema {
  pending: { key: [string, string, number]; value: PendingRow };
  /** A removed command leaves its id: a tab that has not heard of the removal may write it again. */
  tombstones: { key: [string, string]; value: { userId: string; commandId: string } };
  positions: { key: string; value: PositionRow };
}
export type Database = IDBPDatabase<Schema>;
type Removal = IDBPTransaction<Schema, ('pending' | 'tombstones')[], 'readwrite'>;

/** How many removed commands are remembered: no tab that lives is further behind. */
const rememberedTombstones = 512;

/** The database of this browser, all users’; one of an earlier build is brought up to date. */
export const openDatabase = async () =>
  openDB<Schema>('evenkeel', 2, {
    upgrade: async (db, from, _to, tx) => {
      // Version 1 had one row for each command.
      const earlier = from === 1 ? await tx.objectStore('pending').getAll() : [];
      if (from === 1) db.deleteObjectStore('pending');
      else db.createObjectStore('positions', { keyPath: 'userId' });
      db.createObjectStore('tombstones', { keyPath: ['userId', 'commandId'] });
      const pending = db.createObjectStore('pending', {
        keyPath: ['userId', 'commandId', 'knowledge'],
      });
      await Promise.all(earlier.map((row) => pending.put({ ...row, knowledge: 0 })));
    },
    // A newer page wants to upgrade: this one lets go rather than block it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

/** All keys of a user: an empty array comes after every text and number. */
const keysOf = (userId: string, commandId?: string) =>
  commandId === undefined
    ? IDBKeyRange.bound([userId], [userId, []])
    : IDBKeyRange.bound([userId, commandId], [userId, commandId, []]);

/** Reads what earlier pages have left for a user. */
export const readSaved = async (db: Database, userId: string): Promise<Saved> => {
  const tx = db.transaction(['pending', 'tombstones', 'positions']);
  const [rows, buried, known] = await Promise.all([
    tx.objectStore('pending').getAll(keysOf(userId)),
    tx.objectStore('tombstones').getAllKeys(keysOf(userId)),
    tx.objectStore('positions').get(userId),
  ]);
  const ids = buried.map(([, commandId]) => commandId);
  const gone = new Set(ids);
  const position = positionRow.safeParse(known).data;
  // Rows of a command come in the order of what they know: the last one counts. Rows of another log
  // count least: this log may have refused the command since.
  const isOfOther = ({ epoch }: PendingRow) =>
    !!epoch && !!position?.epoch && epoch !== position.epoch;
  const ranked = [...rows.filter(isOfOther), ...rows.filter((row) => !isOfOther(row))];
  const last = new Map(ranked.map((row) => [row.commandId, row]));
  const left = [...last.values()].filter(({ commandId }) => !gone.has(commandId));
  // Rows of another form, by an earlier build, are left out; their commands were sent long ago.
  const commands = left.flatMap((row) => pendingCommand.safeParse(row).data ?? []);
  const stray = [...last.keys()].filter((commandId) => gone.has(commandId));
  // Ids are UUIDs of version 7, which sort by time.
  const old = ids.slice(0, -rememberedTombstones);
  const tombstones = ids.slice(-rememberedTombstones);
  if (stray.length + old.length > 0) void tidy(db, userId, stray, old).catch(() => undefined);
  return { ...nothingSaved, ...(position && shownIn(position)), commands, tombstones };
};

/** Deletes what was written after its command was removed, and tombstones too many. */
const tidy = async (
  db: Database,
  userId: string,
  stray: readonly string[],
  old: readonly string[],
) => {
  const tx = db.transaction(['pending', 'tombstones'], 'readwrite');
  await Promise.all([
    ...stray.map((id) => tx.objectStore('pending').delete(keysOf(userId, id))),
    ...old.map((id) => tx.objectStore('tombstones').delete([userId, id])),
    tx.done,
  ]);
};

/** Writes entries beside whatever was written of their commands before. */
export const writeEntries = async (
  db: Database,
  userId: string,
  entries: readonly PendingCommand[],
) => {
  const tx = db.transaction('pending', 'readwrite');
  const rows = entries.map((entry) => ({ ...entry, userId, knowledge: knowledgeOf(entry) }));
  await Promise.all([...rows.map((row) => tx.store.put(row)), tx.done]);
};

/** Deletes commands and puts a tombstone in the place of each. */
export const buryCommands = async (db: Database, userId: string, commandIds: readonly string[]) => {
  const each = async (work: (tx: Removal, commandId: string) => Promise<unknown>[]) => {
    const tx = db.transaction(['pending', 'tombstones'], 'readwrite');
    await Promise.all([...commandIds.flatMap((id) => work(tx, id)), tx.done]);
  };
  const drop = (tx: Removal, id: string) => tx.objectStore('pending').delete(keysOf(userId, id));
  try {
    await each((tx, commandId) => [
      drop(tx, commandId),
      tx.objectStore('tombstones').put({ userId, commandId }),
    ]);
  } catch {
    // A full disk takes no tombstone, but still lets go.
    await each((tx, commandId) => [drop(tx, commandId)]);
  }
};

/** Raises the saved position; another log begins anew. */
export const raisePosition = async (db: Database, userId: string, position: Shown) => {
  const tx = db.transaction('positions', 'readwrite');
  const known = positionRow.safeParse(await tx.store.get(userId)).data;
  const isSameLog = known?.epoch === position.epoch;
  const base = isSameLog ? shownIn(known) : nothingSaved;
  const viewSeen = Math.max(base.shownPosition, position.shownPosition);
  const rows = newest([...base.rowsAheadOfViews, ...position.rowsAheadOfViews]);
  await tx.store.put({
    userId,
    epoch: position.epoch,
    seen: Math.max(base.knownPosition, position.knownPosition),
    viewSeen,
    ahead: rows.filter((row) => row.position > viewSeen),
  });
  await tx.done;
  // A new log may lack what the former one had done: a tab that still has the command asks again.
  if (!isSameLog && known?.epoch) await db.delete('tombstones', keysOf(userId));
};

/** The newest row of each order. */
const newest = (rows: readonly Order[]): Order[] => [
  ...new Map(
    rows.toSorted((a, b) => a.version - b.version).map((row) => [row.id, row] as const),
  ).values(),
];

/** Deletes all that is kept of a user. */
export const forgetUser = async (db: Database, userId: string) => {
  const tx = db.transaction(['pending', 'tombstones', 'positions'], 'readwrite');
  await Promise.all([
    tx.objectStore('pending').delete(keysOf(userId)),
    tx.objectStore('tombstones').delete(keysOf(userId)),
    tx.objectStore('positions').delete(userId),
    tx.done,
  ]);
};
