import { type DBSchema, openDB } from 'idb';
import { type BulkItem, type BulkPlan, bulkItem, bulkPlan } from './bulk-plan.ts';

interface Schema extends DBSchema {
  plans: { key: string; value: BulkPlan & { userId: string } };
  items: { key: [string, number]; value: BulkItem & { userId: string } };
}

export type KeptPlan = { plan: BulkPlan; items: BulkItem[] };

/** Where a user's plan outlives the page. Without IndexedDB every method resolves and keeps nothing. */
export type PlanKeeper = {
  load: () => Promise<KeptPlan | undefined>;
  /** Puts a new plan in the place of the one before. */
  begin: (kept: KeptPlan) => Promise<void>;
  save: (plan: BulkPlan, changed: readonly BulkItem[]) => Promise<void>;
  clear: () => Promise<void>;
};

/** The plan of a user in this browser; items apart from it, so that each is written alone. */
export const keepPlan = (userId: string): PlanKeeper => {
  const opened = openDB<Schema>('evenkeel-bulk', 1, {
    upgrade: (db) => {
      db.createObjectStore('plans', { keyPath: 'userId' });
      db.createObjectStore('items', { keyPath: ['userId', 'index'] });
    },
  });
  // Told once, by whatever is tried first; every method then does without.
  opened.catch(() => undefined);
  const all = IDBKeyRange.bound([userId, 0], [userId, Number.MAX_SAFE_INTEGER]);
  const put = async (plan: BulkPlan, items: readonly BulkItem[], isNew: boolean) => {
    const tx = (await opened).transaction(['plans', 'items'], 'readwrite');
    const store = tx.objectStore('items');
    if (isNew) await store.delete(all);
    await Promise.all([
      tx.objectStore('plans').put({ ...plan, userId }),
      ...items.map((item) => store.put({ ...item, userId })),
      tx.done,
    ]);
  };
  // A full disk or a private window: the work goes on, it only cannot be resumed.
  const otherwise = () => undefined;
  return {
    load: () => load(opened, userId, all).catch(otherwise),
    begin: ({ plan, items }) => put(plan, items, true).catch(otherwise),
    save: (plan, changed) => put(plan, changed, false).catch(otherwise),
    clear: async () => {
      const clear = async () => {
        const tx = (await opened).transaction(['plans', 'items'], 'readwrite');
        await Promise.all([
          tx.objectStore('plans').delete(userId),
          tx.objectStore('items').delete(all),
          tx.done,
        ]);
      };
      await clear().catch(otherwise);
    },
  };
};

const load = async (
  opened: ReturnType<typeof openDB<Schema>>,
  userId: string,
  all: IDBKeyRange,
): Promise<KeptPlan | undefined> => {
  const db = await opened;
  const plan = bulkPlan.safeParse(await db.get('plans', userId)).data;
  if (plan === undefined) return undefined;
  const rows = await db.getAll('items', all);
  return { plan, items: rows.flatMap((row) => bulkItem.safeParse(row).data ?? []) };
};
