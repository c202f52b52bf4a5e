import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { createReadDb } from '#db/client.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { sortSearchTerms } from './sort-search-terms.ts';

test('what batches have added to the search is sorted in beside them, by the role that they write with', async () => {
  const database = await testDatabase();
  const db = createReadDb(database.urls.projector, { max: 1, application: 'worker' });
  await sql`insert into read.orders (id, number, items, product_ids, total, currency, status,
      created_at, version, position, command_ids, search)
    select gen_random_uuid(), n, '[]', '{}', 0, 'GBP', 'pending', now(), 1, n, '{}',
      'lantern of white metal ' || n from generate_series(1, 50) n`.execute(database.readDb);
  await sql`create extension if not exists pgstattuple with schema public`.execute(database.readDb);
  const waiting = async () => {
    const { rows } = await sql<{ waiting: number }>`
      select pending_tuples as waiting from public.pgstatginindex('read.orders_search')`.execute(
      database.readDb,
    );
    return rows[0]?.waiting;
  };
  expect(await waiting()).toBe(50);
  const warn = vi.fn();
  const terms = sortSearchTerms(db, { warn });
  terms.added();
  await vi.waitUntil(async () => (await waiting()) === 0, { timeout: 10_000 });
  expect(warn).not.toHaveBeenCalled();
  await terms.stop();
  await db.destroy();
  await database.drop();
});
