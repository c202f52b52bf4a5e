import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { GET as live } from './live/route.ts';
import { GET as ready } from './ready/route.ts';

let test: TestWeb;
beforeAll(async () => {
  test = await testWeb();
});
afterAll(() => test.drop());

describe('health', () => {
  it('is not ready on a database that lacks a migration of this release', async () => {
    const { authDb } = test.db;
    const name = sql`(select max(name) from auth.migrations)`;
    await sql`update auth.migrations set name = 'x' || name where name = ${name}`.execute(authDb);
    expect(await call(ready, '/api/health/ready')).toMatchObject({
      status: 503,
      json: { code: 'unavailable', reason: 'not-migrated' },
    });
    await sql`update auth.migrations set name = substr(name, 2) where name like 'x%'`.execute(
      authDb,
    );
  });

  it('says the next step on a database that was never migrated, or has lost everything', async () => {
    const { authDb } = test.db;
    await sql`alter table auth.migrations rename to migrated`.execute(authDb);
    expect(await call(ready, '/api/health/ready')).toMatchObject({
      status: 503,
      json: { code: 'unavailable', reason: 'not-migrated' },
    });
    await sql`alter table auth.migrated rename to migrations`.execute(authDb);
  });

  it('is live without a worker, and ready only with one', async () => {
    expect(await call(live, '/api/health/live')).toMatchObject({ status: 200 });
    expect(await call(ready, '/api/health/ready')).toMatchObject({
      status: 503,
      json: { code: 'unavailable', reason: 'no-worker' },
    });
    await test.db.readDb
      .insertInto('read.workers')
      .values({ id: 'w', started_at: new Date(), seen_at: new Date() })
      .execute();
    expect(await call(ready, '/api/health/ready')).toMatchObject({ status: 200 });
  });

  it('is not ready by the word of a worker from before the clock was set back', async () => {
    const seen_at = new Date(Date.now() + 3_600_000);
    await test.db.readDb.updateTable('read.workers').set({ seen_at }).execute();
    expect(await call(ready, '/api/health/ready')).toMatchObject({
      status: 503,
      json: { reason: 'no-worker' },
    });
  });

  type Place = { stopped_reason?: string | null; caught_up_at?: Date | null; paused?: boolean };
  /** Asks, with a worker alive, where the orders are at this place, last touched `touchedMs` ago. */
  const orders = async (set: Place, touchedMs = 0) => {
    const { readDb } = test.db;
    await readDb
      .updateTable('read.checkpoints')
      .set({ ...set, updated_at: new Date(Date.now() - touchedMs) })
      .where('projection', '=', 'orders')
      .execute();
    await readDb.updateTable('read.workers').set({ seen_at: new Date() }).execute();
    return call(ready, '/api/health/ready');
  };

  it('is not ready when nobody gets on with the orders, whether or not it was told why', async () => {
    const standing = { status: 503, json: { reason: 'projection-stopped' } };
    expect(await orders({}, 60_000)).toMatchObject(standing);
    // Somebody wants it so.
    expect(await orders({ paused: true }, 60_000)).toMatchObject({ status: 200 });
    expect(await orders({ paused: false })).toMatchObject({ status: 200 });
  });

  it('is not ready when the orders are no longer projected, though a worker is alive', async () => {
    const { readDb } = test.db;
    expect(await orders({ stopped_reason: 'The log ends at 7: it lost events.' })).toMatchObject({
      status: 503,
      json: { code: 'unavailable', reason: 'projection-stopped' },
    });
    // Of two workers one cannot go on, the other does.
    expect(await orders({ caught_up_at: new Date() })).toMatchObject({ status: 200 });
    await orders({ caught_up_at: null });
    await sql`update read.checkpoints set version = version + 1`.execute(readDb);
    // Another release goes on with it, or rebuilds it while it serves.
    expect(await call(ready, '/api/health/ready')).toMatchObject({ status: 200 });
    await sql`update read.checkpoints set version = version - 1`.execute(readDb);
    expect(await orders({ stopped_reason: null })).toMatchObject({ status: 200 });
  });
});
