import { expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { projections } from '#server/projections/projections.ts';
import { renewViews } from './renew-views.ts';

test('a start asks for a rebuild of each view that another release has made, and of no other', async () => {
  const { readDb, urls, secret, drop } = await testDatabase();
  const config = { readDatabaseUrl: urls.owner, secret };
  const asked = () =>
    readDb.selectFrom('read.operations').select(['projection', 'kind', 'state']).execute();
  try {
    await renewViews(config);
    expect(await asked()).toEqual([]);
    for (const { name, version } of projections) {
      const older = name === 'orders' ? version - 1 : version;
      await readDb
        .insertInto('read.checkpoints')
        .values({ projection: name, version: older, position: 7 })
        .execute();
    }
    await renewViews(config);
    // The next start, before it was done.
    await renewViews(config);
    expect(await asked()).toEqual([{ projection: 'orders', kind: 'rebuild', state: 'asked' }]);
  } finally {
    await drop();
  }
});
