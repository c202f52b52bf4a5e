import { sql } from 'kysely';
import type { TestDatabase } from '#db/testing/create-test-database.ts';

/** What of the accepted orders (their positions) log and view do not have once and in order. */
export const orderFaults = async (
  database: TestDatabase,
  accepted: readonly number[],
): Promise<string[]> => {
  const { rows } = await sql<{ position: number }>`
    select position from write.events where type = 'OrderCreated' order by position`.execute(
    database.writeDb,
  );
  const logged = rows.map(({ position }) => position);
  return [
    ...differences('orders in the log', logged, accepted),
    ...(await viewFaults(database, accepted)),
  ];
};

/** The same of the view alone. */
export const viewFaults = async (
  { readDb }: TestDatabase,
  accepted: readonly number[],
): Promise<string[]> => {
  const rows = await readDb.selectFrom('read.orders').select('number').orderBy('number').execute();
  return differences(
    'orders in the view',
    rows.map(({ number }) => number),
    accepted,
  );
};

/** Whether `seen` is exactly what was accepted, each once and in order. */
export const differences = (
  what: string,
  seen: readonly number[],
  accepted: readonly number[],
): string[] => {
  const wanted = [...accepted].sort((a, b) => a - b);
  const same = seen.length === wanted.length && seen.every((one, index) => one === wanted[index]);
  return same ? [] : [`${what}: ${seen.length} seen, ${wanted.length} accepted, or out of order`];
};
