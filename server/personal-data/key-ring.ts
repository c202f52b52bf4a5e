import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';

export type KeyRing = {
  /** The keys that exist among these customers', by customer id. */
  find(customerIds: Iterable<string>): Promise<Map<string, KeyObject>>;
  /** The same as the database has them now, whatever is kept here. */
  findAnew(customerIds: readonly string[]): Promise<Map<string, KeyObject>>;
  /** Those of them whose key was deleted at least once. */
  erased(customerIds: readonly string[]): Promise<Set<string>>;
  /** The keys of all of these customers; missing ones are made, once however many processes ask. */
  findOrMake(customerIds: Iterable<string>): Promise<Map<string, KeyObject>>;
};

/** `capacity`: keys kept in memory. `freshMs`: for how long an erased customer may still open here. */
export type KeyRingLimits = { capacity: number; freshMs: number };

type Kept = { key: KeyObject; until: number };

/**
 * Keys of personal data from `write.customer_keys`, the last used ones kept in memory as Node's own
 * key objects: a cipher takes 6 µs to make from one and 20 from the bytes.
 */
export const createKeyRing = (
  db: Kysely<WriteDatabase>,
  { capacity, freshMs }: KeyRingLimits,
): KeyRing => {
  const kept = new Map<string, Kept>();

  const keep = (customerId: string, key: KeyObject, until: number): void => {
    kept.delete(customerId);
    kept.set(customerId, { key, until });
    if (kept.size <= capacity) return;
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  };

  const findAnew: KeyRing['findAnew'] = async (customerIds) => {
    const now = performance.now();
    const rows = await readKeys(db, customerIds);
    for (const customerId of customerIds) kept.delete(customerId);
    return new Map(
      rows.map((row) => {
        const key = createSecretKey(row.key);
        keep(row.customer_id, key, now + freshMs);
        return [row.customer_id, key];
      }),
    );
  };

  const find: KeyRing['find'] = async (customerIds) => {
    const now = performance.now();
    const found = new Map<string, KeyObject>();
    const missing: string[] = [];
    for (const customerId of new Set(customerIds)) {
      const known = kept.get(customerId);
      if (known && known.until > now) found.set(customerId, known.key);
      else missing.push(customerId);
    }
    if (missing.length === 0) return found;
    return new Map([...found, ...(await findAnew(missing))]);
  };

  return {
    find,
    findAnew,
    erased: (customerIds) => readErased(db, customerIds),
    findOrMake: async (customerIds) => {
      const wanted = [...new Set(customerIds)];
      const found = await find(wanted);
      const missing = wanted.filter((customerId) => !found.has(customerId));
      if (missing.length === 0) return found;
      await makeKeys(db, missing);
      return new Map([...found, ...(await find(missing))]);
    },
  };
};

/** The keys that these customers have. */
const readKeys = (db: Kysely<WriteDatabase>, customerIds: readonly string[]) =>
  db
    .selectFrom('write.customer_keys')
    .select(['customer_id', 'key'])
    .where('customer_id', '=', sql<string>`any(${customerIds}::uuid[])`)
    .execute();

/** Those of these customers whose key was deleted at least once. */
const readErased = async (
  db: Kysely<WriteDatabase>,
  customerIds: readonly string[],
): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('write.erased_customers')
    .select('customer_id')
    .where('customer_id', '=', sql<string>`any(${customerIds}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => row.customer_id));
};

/** A key for each of these customers who has none by now. */
const makeKeys = (db: Kysely<WriteDatabase>, customerIds: readonly string[]) =>
  db
    .insertInto('write.customer_keys')
    // In one order in every process, so that two that make the same keys cannot deadlock.
    .values(customerIds.toSorted().map((customer_id) => ({ customer_id, key: randomBytes(32) })))
    .onConflict((conflict) => conflict.column('customer_id').doNothing())
    .execute();
