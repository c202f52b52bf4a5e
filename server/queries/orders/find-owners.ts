import { sql } from 'kysely';
import type { Reads } from '#server/queries/reads.ts';

/** Whose these orders are (null: a guest's), by id; an order that there is not is missing. */
export async function findOwners(
  { db }: Pick<Reads, 'db'>,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('read.orders')
    .select(['id', 'customer_id'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, customer_id }) => [id, customer_id]));
}
