import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { within } from '../storage/within.ts';
import { type BulkItem, type BulkPlan, bulkItem, bulkPlan } from './bulk-plan.ts';

interface Schema extends DBSchema {
  plans: { key: string; value: BulkPlan & { userId: string } };
  items: { key: [string, number]; value: BulkItem & { userId: string } };
}

export type KeptPlan = { plan: BulkPlan; items: BulkItem[] };

/** Where a user's plan outlives the page. Without IndexedDB every method resolves and keeps nothing. */
export type PlanKeeper = {
  load: () => Promise<KeptPlan | undefined>;
  /** The plan without its items; undefined when that cannot be told. */
  plan: () => Promise<BulkPlan | 'none' | undefined>;
  /** Puts a new plan in the place of the one before; whether it is kept. */
  begin: (kept: KeptPlan) => Promise<boolean>;
  /** Puts changed items in their places; whether they are kept. */
  save: (plan: BulkPlan, changed: readonly BulkItem[]) => Promise<boolean>;
  clear: () => Promise<void>;
};

/**
 * The plan of a user in this browser; items apart from it, so that each is written alone. Storage
 * that is refused, or does not open in time, is done without until the next page.
 */
export const keepPlan = (userId: string): PlanKeeper => {
  const opened = within(openPlans()).catch(() => undefined);
  /** A full disk, a private window or a broken profile: the work goes on, it only cannot be resumed. */
  const attempt = async <Result>(
    work: (db: Plans) => Promise<Result>,
  ): Promise<Result | undefined> => {
    const db = await opened;
    return db && (await within(work(db)).catch(() => undefined));
  };
  return {
    load: () => attempt((db) => readPlan(db, userId)),
    plan: () =>
      attempt(async (db) => bulkPlan.safeParse(await db.get('plans', userId)).data ?? 'none'),
    begin: async (kept) => (await attempt((db) => writePlan(db, userId, kept, true))) ?? false,
    save: async (plan, items) =>
      (await attempt((db) => writePlan(db, userId, { plan, items }, false))) ?? false,
    clear: () => attempt((db) => forgetPlan(db, userId)),
  };
};

type Plans = IDBPDatabase<Schema>;

/** Rejects, and never throws, where the browser refuses it. */
const openPlans = async (): Promise<Plans> =>
  openDB<Schema>('evenkeel-bulk', 1, {
    upgrade: (db) => {
      db.createObjectStore('plans', { keyPath: 'userId' });
      db.createObjectStore('items', { keyPath: ['userId', 'index'] });
    },
  });

const allOf = (userId: string) => IDBKeyRange.bound([userId, 0], [userId, Number.MAX_SAFE_INTEGER]);

const readPlan = async (db: Plans, userId: string): Promise<KeptPlan | undefined> => {
  const plan = bulkPlan.safeParse(await db.get('plans', userId)).data;
  if (plan === undefined) return undefined;
  const rows = await db.getAll('items', allOf(userId));
  return { plan, items: rows.flatMap((row) => bulkItem.safeParse(row).data ?? []) };
};

const writePlan = async (
  db: Plans,
  userId: string,
  { plan, items }: { plan: BulkPlan; items: readonly BulkItem[] },
  isNew: boolean,
): Promise<true> => {
  const tx = db.transaction(['plans', 'items'], 'readwrite');
  const store = tx.objectStore('items');
  if (isNew) await store.delete(allOf(userId));
  await Promise.all([
    tx.objectStore('plans').put({ ...plan, userId }),
    ...items.map((item) => store.put({ ...item, userId })),
    tx.done,
  ]);
  return true;
};

const forgetPlan = async (db: Plans, userId: string) => {
  const tx = db.transaction(['plans', 'items'], 'readwrite');
  await Promise.all([
    tx.objectStore('plans').delete(userId),
    tx.objectStore('items').delete(allOf(userId)),
    tx.done,
  ]);
};
